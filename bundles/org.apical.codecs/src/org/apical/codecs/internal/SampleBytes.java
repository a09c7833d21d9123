package org.apical.codecs.internal;

import org.apical.codecs.FrameShape;

/** Lays samples out in bytes. */
final class SampleBytes {
    private SampleBytes() {
    }

    /**
     * Returns the samples in one byte or two, little endian.
     *
     * @param samples whose lowest {@code precision} bits count
     * @param precision bits of a sample in the stream; the highest is the sign where the file's header says signed
     */
    static byte[] of(int[] samples, int precision, FrameShape shape) {
        int unused = 32 - precision;
        boolean wide = shape.bitsAllocated() > 8;
        byte[] bytes = new byte[wide ? 2 * samples.length : samples.length];
        for (int i = 0; i < samples.length; i++) {
            int raised = samples[i] << unused;
            int value = shape.signed() ? raised >> unused : raised >>> unused;
            if (wide) {
                bytes[2 * i] = (byte) value;
                bytes[2 * i + 1] = (byte) (value >> 8);
            } else {
                bytes[i] = (byte) value;
            }
        }
        return bytes;
    }
}
