package org.apical.dicom;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages files as transmission, software and malice do; the same seed gives the same damage. */
final class Mutator {
    private static final int[] ODD = {0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFDC, 0xFFFE, 0xFFFF, 0x10000,
        0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF};
    private static final int HEADER = 1800;

    private final Random random;

    Mutator(long seed) {
        random = new Random(seed);
    }

    /** Returns a damaged copy of one of the files, which may take pieces of others. */
    byte[] next(List<byte[]> files) {
        byte[] bytes = files.get(random.nextInt(files.size())).clone();
        int changes = 1 + random.nextInt(random.nextBoolean() ? 2 : 8);
        for (int i = 0; i < changes && bytes.length > 140; i++) {
            bytes = change(bytes, files);
        }
        return bytes;
    }

    private int place(int length) {
        // Headers and the starts of streams are where most ways part; the rest is where pictures are.
        int reach = switch (random.nextInt(4)) {
            case 0 -> length;
            case 1 -> Math.min(length, 400);
            default -> Math.min(length, HEADER);
        };
        return random.nextInt(8) == 0 ? length - 1 - random.nextInt(Math.min(200, length)) : random.nextInt(reach);
    }

    private byte[] change(byte[] bytes, List<byte[]> files) {
        int at = place(bytes.length);
        switch (random.nextInt(9)) {
            case 0, 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> bytes[at] = (byte) random.nextInt(256);
            case 3 -> bytes[at] = (byte) 0xFF;
            case 4, 5 -> putOdd(bytes, at);
            case 6 -> {
                byte[] other = files.get(random.nextInt(files.size()));
                int from = random.nextInt(other.length);
                int length = Math.min(random.nextInt(64), Math.min(bytes.length - at, other.length - from));
                System.arraycopy(other, from, bytes, at, length);
            }
            case 7 -> {
                return shifted(bytes, at);
            }
            default -> {
                return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
            }
        }
        return bytes;
    }

    private void putOdd(byte[] bytes, int at) {
        int value = ODD[random.nextInt(ODD.length)];
        int width = 1 << random.nextInt(3);
        boolean big = random.nextBoolean();
        for (int i = 0; i < width && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >> 8 * (big ? width - 1 - i : i));
        }
    }

    /** Inserts or takes out some bytes. */
    private byte[] shifted(byte[] bytes, int at) {
        int length = random.nextInt(32);
        boolean insert = random.nextBoolean();
        int rest = insert ? at : Math.min(bytes.length, at + length);
        byte[] changed = new byte[at + (insert ? length : 0) + bytes.length - rest];
        System.arraycopy(bytes, 0, changed, 0, at);
        System.arraycopy(bytes, rest, changed, changed.length - (bytes.length - rest), bytes.length - rest);
        return changed;
    }
}
