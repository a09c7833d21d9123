package org.apical.dicom;

import java.io.ByteArrayOutputStream;

/**
 * Compresses a frame without loss in DICOM's run-length encoding (PS3.5 annex G).
 *
 * @since 1.0
 */
public final class RleEncoder {
    private static final int HEADER = 64;
    private static final int MAX_SEGMENTS = 15;

    private RleEncoder() {
    }

    /**
     * Encodes one frame.
     *
     * @param samples       pixel-interleaved samples, rows top-down, two bytes little endian when more than 8 bits
     * @param rows          rows of the frame
     * @param columns       columns of the frame
     * @param bytesPerPixel samples a pixel times bytes a sample, 1 to 15
     * @param bytesPerSample 1 or 2
     * @return the stream: a header of 64 bytes and one segment for each byte of a pixel, most significant first
     * @throws IllegalArgumentException when the array is not as long as the shape says
     */
    public static byte[] encode(byte[] samples, int rows, int columns, int bytesPerPixel, int bytesPerSample) {
        if (bytesPerPixel < 1 || bytesPerPixel > MAX_SEGMENTS || bytesPerPixel % bytesPerSample != 0
                || samples.length != (long) rows * columns * bytesPerPixel) {
            throw new IllegalArgumentException(samples.length + " bytes are not " + rows + " x " + columns
                    + " pixels of " + bytesPerPixel + " bytes.");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(HEADER + samples.length / 2);
        int[] offsets = new int[bytesPerPixel];
        byte[] plane = new byte[columns];
        for (int segment = 0; segment < bytesPerPixel; segment++) {
            offsets[segment] = HEADER + out.size();
            int sample = segment / bytesPerSample;
            int place = sample * bytesPerSample + bytesPerSample - 1 - segment % bytesPerSample;
            for (int row = 0; row < rows; row++) {
                int at = row * columns * bytesPerPixel + place;
                for (int column = 0; column < columns; column++, at += bytesPerPixel) {
                    plane[column] = samples[at];
                }
                encodeRow(plane, out);
            }
            if (out.size() % 2 == 1) {
                out.write(0);
            }
        }
        byte[] body = out.toByteArray();
        byte[] stream = new byte[HEADER + body.length];
        putInt(stream, 0, bytesPerPixel);
        for (int i = 0; i < offsets.length; i++) {
            putInt(stream, 4 + 4 * i, offsets[i]);
        }
        System.arraycopy(body, 0, stream, HEADER, body.length);
        return stream;
    }

    private static void encodeRow(byte[] row, ByteArrayOutputStream out) {
        int at = 0;
        int literal = 0;
        while (at < row.length) {
            int run = 1;
            while (at + run < row.length && run < 128 && row[at + run] == row[at]) {
                run++;
            }
            // A run of two inside literals costs as much as going on with the literals.
            if (run > 2 || run == 2 && literal == at) {
                writeLiterals(row, literal, at, out);
                out.write(1 - run);
                out.write(row[at]);
                at += run;
                literal = at;
            } else {
                at += run;
            }
        }
        writeLiterals(row, literal, at, out);
    }

    private static void writeLiterals(byte[] row, int from, int to, ByteArrayOutputStream out) {
        for (int at = from; at < to; at += 128) {
            int count = Math.min(128, to - at);
            out.write(count - 1);
            out.write(row, at, count);
        }
    }

    private static void putInt(byte[] bytes, int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >>> 8 * i);
        }
    }
}
