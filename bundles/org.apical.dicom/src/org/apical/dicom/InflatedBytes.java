package org.apical.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apical.api.ApicalException;

/** A deflated data set, inflated into memory block by block up to a limit (PS3.5 section A.5). */
final class InflatedBytes implements ByteSource {
    private static final int BLOCK = 1 << 20;
    private static final int MOST_BLOCKS = 256;

    private final List<byte[]> blocks;
    private final long size;

    private InflatedBytes(List<byte[]> blocks, long size) {
        this.blocks = blocks;
        this.size = size;
    }

    static InflatedBytes inflate(ByteSource source, long from, ProblemList problems)
            throws IOException, ApicalException {
        List<byte[]> blocks = new ArrayList<>();
        byte[] chunk = new byte[1 << 16];
        byte[] block = new byte[BLOCK];
        int filled = 0;
        long at = from;
        Inflater inflater = new Inflater(true);
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    int got = source.read(at, chunk, 0, (int) Math.min(chunk.length, source.size() - at));
                    if (got <= 0) {
                        problems.add("The deflated data set breaks off.", "byte " + at, "Copy the file again.");
                        break;
                    }
                    inflater.setInput(chunk, 0, got);
                    at += got;
                }
                filled += inflater.inflate(block, filled, BLOCK - filled);
                if (filled == BLOCK) {
                    blocks.add(block);
                    block = new byte[BLOCK];
                    filled = 0;
                }
                if (blocks.size() == MOST_BLOCKS) {
                    throw problems.refuse("The deflated data set is larger than " + MOST_BLOCKS + " MiB.",
                            "byte " + at, "Export the file in Explicit VR Little Endian.");
                }
            }
        } catch (DataFormatException e) {
            problems.add("The deflated data set is damaged.", "byte " + at, "Copy or export the file again.");
        } finally {
            inflater.end();
        }
        long size = (long) blocks.size() * BLOCK + filled;
        blocks.add(Arrays.copyOf(block, filled));
        return new InflatedBytes(blocks, size);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long position, byte[] into, int offset, int count) {
        int got = 0;
        while (got < count && position + got < size) {
            byte[] block = blocks.get((int) ((position + got) / BLOCK));
            int start = (int) ((position + got) % BLOCK);
            int part = Math.min(count - got, block.length - start);
            System.arraycopy(block, start, into, offset + got, part);
            got += part;
        }
        return got;
    }
}
