package org.apical.phantom.internal;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes the masks of a clip as one grey PNG, frame below frame.
 *
 * <p>Rows that repeat the row above are nearly
 * all there is, so one filter and the fastest compression do (PNG, ISO/IEC 15948).
 */
final class MaskFile {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final byte FILTER_UP = 2;

    private MaskFile() {
    }

    static void write(Path file, List<byte[]> frames, int rows, int columns) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream values = new DataOutputStream(header);
        values.writeInt(columns);
        values.writeInt(rows * frames.size());
        values.write(new byte[] {8, 0, 0, 0, 0});
        ByteArrayOutputStream pixels = new ByteArrayOutputStream(1 << 16);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(pixels, deflater, 1 << 15)) {
            byte[] line = new byte[columns + 1];
            byte[] above = new byte[columns];
            line[0] = FILTER_UP;
            for (byte[] frame : frames) {
                for (int row = 0; row < rows; row++) {
                    for (int x = 0; x < columns; x++) {
                        byte value = frame[row * columns + x];
                        line[x + 1] = (byte) (value - above[x]);
                        above[x] = value;
                    }
                    out.write(line);
                }
            }
        } finally {
            deflater.end();
        }
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "IDAT", pixels.toByteArray());
            chunk(out, "IEND", new byte[0]);
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}
