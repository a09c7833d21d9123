package org.apical.dicom.internal;

import java.util.Arrays;

/** Expands segmented colour tables: discrete, linear and indirect segments (PS3.3 section C.7.9.2). */
final class SegmentedPalette {
    private final int[] data;
    private final int[] out;
    private int count;

    private SegmentedPalette(int[] data, int entries) {
        this.data = data;
        out = new int[entries];
    }

    /** Returns up to {@code entries} values; what is damaged ends the table early. */
    static int[] expand(int[] data, int entries) {
        SegmentedPalette palette = new SegmentedPalette(data, entries);
        palette.segments(0, data.length, Integer.MAX_VALUE, true);
        return Arrays.copyOf(palette.out, palette.count);
    }

    private void segments(int from, int to, int most, boolean indirectAllowed) {
        int at = from;
        for (int done = 0; done < most && at + 1 < to && count < out.length; done++) {
            int opcode = data[at];
            int length = data[at + 1];
            at += 2;
            if (opcode == 0 && at + length <= to) {
                for (int i = 0; i < length && count < out.length; i++) {
                    out[count++] = data[at + i];
                }
                at += length;
            } else if (opcode == 1 && at < to && count > 0) {
                linear(length, data[at++]);
            } else if (opcode == 2 && at + 1 < to && indirectAllowed) {
                long offset = data[at] | (long) data[at + 1] << 16;
                at += 2;
                repeat(offset, length);
            } else {
                return;
            }
        }
    }

    // The offset counts bytes from the start of the table; an indirect segment may not point at another one.
    private void repeat(long offset, int length) {
        if (offset / 2 < data.length) {
            segments((int) (offset / 2), data.length, length, false);
        }
    }

    private void linear(int length, int end) {
        int start = out[count - 1];
        for (int i = 1; i <= length && count < out.length; i++) {
            out[count++] = (int) Math.round(start + (double) (end - start) * i / length);
        }
    }
}
