package org.apical.codecs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apical.api.ApicalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures that OpenJPEG and OpenJPH wrote, with every precision; and what damage to them ends in. */
class FrameCodecsTest {
    private static final String JPEG_2000 = "1.2.840.10008.1.2.4.90";
    private static final String HIGH_THROUGHPUT = "1.2.840.10008.1.2.4.201";
    private static final int ROWS = 61;
    private static final int COLUMNS = 83;

    @TempDir
    Path folder;

    /** A smooth picture with noise, little endian where it is wide. */
    private static byte[] picture(FrameShape shape) {
        Random random = new Random(shape.bitsStored());
        int bytes = shape.bitsAllocated() / 8;
        byte[] picture = new byte[(int) shape.samples() * bytes];
        int range = 1 << shape.bitsStored();
        for (int i = 0; i < picture.length / bytes; i++) {
            int pixel = i / shape.samplesPerPixel();
            double wave = Math.sin(pixel % shape.columns() / 7.0) * Math.cos(pixel / shape.columns() / 9.0);
            int value = (int) ((wave * 0.45 + 0.5) * range) + random.nextInt(Math.max(1, range / 64)) - range / 128;
            value = Math.max(0, Math.min(range - 1, value)) - (shape.signed() ? range / 2 : 0);
            picture[bytes * i] = (byte) value;
            if (bytes == 2) {
                picture[2 * i + 1] = (byte) (value >> 8);
            }
        }
        return picture;
    }

    private byte[] openJpeg(byte[] picture, FrameShape shape, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("opj_compress", "-o", "p.j2k"));
        if (shape.samplesPerPixel() == 3 || shape.signed()) {
            Files.write(folder.resolve("p.rawl"), shape.signed() ? picture : planar(picture));
            command.addAll(List.of("-i", "p.rawl", "-F", COLUMNS + "," + ROWS + "," + shape.samplesPerPixel() + ","
                    + shape.bitsStored() + "," + (shape.signed() ? "s" : "u")));
        } else {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.write(("PG ML " + (shape.signed() ? "-" : "+") + shape.bitsStored() + " " + COLUMNS + " " + ROWS
                    + "\n").getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < picture.length; i++) {
                // The format is big endian.
                file.write(shape.bitsAllocated() > 8 ? picture[i ^ 1] : picture[i]);
            }
            Files.write(folder.resolve("p.pgx"), file.toByteArray());
            command.addAll(List.of("-i", "p.pgx"));
        }
        command.addAll(List.of(options));
        Tools.run(folder, command.toArray(String[]::new));
        return Files.readAllBytes(folder.resolve("p.j2k"));
    }

    private static byte[] planar(byte[] picture) {
        byte[] planes = new byte[picture.length];
        for (int i = 0; i < picture.length; i++) {
            planes[i % 3 * (picture.length / 3) + i / 3] = picture[i];
        }
        return planes;
    }

    @ParameterizedTest
    @CsvSource({"1, 8, 8, false", "1, 8, 8, true", "1, 16, 9, false", "1, 16, 10, false",
        "1, 16, 11, false", "1, 16, 12, false", "1, 16, 12, true", "1, 16, 13, false", "1, 16, 14, true",
        "1, 16, 15, false", "1, 16, 16, false", "1, 16, 16, true", "3, 8, 8, false"})
    void losslessJpeg2000GivesTheSamples(int samples, int allocated, int stored, boolean signed) throws Exception {
        FrameShape shape = new FrameShape(ROWS, COLUMNS, samples, allocated, stored, signed);
        byte[] picture = picture(shape);
        for (String[] options : List.of(new String[0], new String[] {"-t", "32,32"}, new String[] {"-n", "3", "-b",
            "32,32", "-p", "RPCL"})) {
            byte[] stream = openJpeg(picture, shape, options);
            assertArrayEquals(picture, FrameCodecs.decode(JPEG_2000, stream, shape), Arrays.toString(options));
        }
    }

    @Test
    void lossyJpeg2000IsNear() throws Exception {
        FrameShape shape = new FrameShape(ROWS, COLUMNS, 3, 8, 8, false);
        byte[] picture = picture(shape);
        byte[] got = FrameCodecs.decode("1.2.840.10008.1.2.4.91", openJpeg(picture, shape, "-I", "-r", "4"), shape);
        double sum = 0;
        for (int i = 0; i < got.length; i++) {
            sum += Math.abs((got[i] & 0xFF) - (picture[i] & 0xFF));
        }
        assertTrue(sum / got.length < 3, "mean difference " + sum / got.length);
    }

    private byte[] openJph(byte[] picture, FrameShape shape, String... options) throws Exception {
        boolean wide = shape.bitsAllocated() > 8;
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(((shape.samplesPerPixel() == 1 ? "P5 " : "P6 ") + COLUMNS + " " + ROWS + " "
                + ((1 << shape.bitsStored()) - 1) + "\n").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < picture.length; i++) {
            // Portable maps are big endian.
            file.write(wide ? picture[i ^ 1] : picture[i]);
        }
        String name = shape.samplesPerPixel() == 1 ? "p.pgm" : "p.ppm";
        Files.write(folder.resolve(name), file.toByteArray());
        List<String> command = new ArrayList<>(List.of("ojph_compress", "-i", name, "-o", "p.j2c"));
        command.addAll(List.of(options));
        Tools.run(folder, command.toArray(String[]::new));
        return Files.readAllBytes(folder.resolve("p.j2c"));
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "1, 12", "1, 16", "3, 8"})
    void highThroughputJpeg2000GivesTheSamples(int samples, int stored) throws Exception {
        FrameShape shape = new FrameShape(ROWS, COLUMNS, samples, stored > 8 ? 16 : 8, stored, false);
        byte[] picture = picture(shape);
        for (String[] options : List.of(new String[] {"-reversible", "true"}, new String[] {"-reversible", "true",
            "-prog_order", "RPCL", "-block_size", "{32,32}"})) {
            byte[] stream = openJph(picture, shape, options);
            assertArrayEquals(picture, FrameCodecs.decode(HIGH_THROUGHPUT, stream, shape), Arrays.toString(options));
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "3"})
    void lossyHighThroughputJpeg2000IsNear(int samples) throws Exception {
        FrameShape shape = new FrameShape(ROWS, COLUMNS, samples, 8, 8, false);
        byte[] picture = picture(shape);
        byte[] stream = openJph(picture, shape, "-reversible", "false", "-qstep", "0.005");
        byte[] got = FrameCodecs.decode("1.2.840.10008.1.2.4.203", stream, shape);
        double sum = 0;
        for (int i = 0; i < got.length; i++) {
            sum += Math.abs((got[i] & 0xFF) - (picture[i] & 0xFF));
        }
        assertTrue(sum / got.length < 2, "mean difference " + sum / got.length);
    }

    @Test
    void cutOffStreamsAreRefused() throws Exception {
        FrameShape shape = new FrameShape(ROWS, COLUMNS, 1, 16, 12, false);
        byte[] stream = openJpeg(picture(shape), shape);
        for (int length = 0; length < stream.length - 1; length += 7) {
            byte[] cut = Arrays.copyOf(stream, length);
            assertThrows(ApicalException.class, () -> FrameCodecs.decode(JPEG_2000, cut, shape));
        }
        assertArrayEquals(picture(shape), FrameCodecs.decode(JPEG_2000, Arrays.copyOf(stream, stream.length + 3),
                shape), "padding");
    }

    @Test
    void aStreamThatContradictsTheHeaderIsRefusedByName() throws Exception {
        FrameShape shape = new FrameShape(ROWS, COLUMNS, 1, 16, 12, false);
        byte[] stream = openJpeg(picture(shape), shape);
        for (FrameShape other : List.of(new FrameShape(ROWS + 1, COLUMNS, 1, 16, 12, false),
                new FrameShape(ROWS, COLUMNS - 1, 1, 16, 12, false), new FrameShape(ROWS, COLUMNS, 3, 16, 12, false),
                new FrameShape(ROWS, COLUMNS, 1, 8, 8, false), new FrameShape(ROWS, COLUMNS, 1, 16, 16, false))) {
            ApicalException e = assertThrows(ApicalException.class, () -> FrameCodecs.decode(JPEG_2000, stream, other));
            assertEquals(ApicalException.Cause.BAD_INPUT, e.kind());
            assertTrue(e.problem().message().startsWith("FFmpeg's JPEG 2000 decoder: The stream "), e.getMessage());
        }
    }

    @Test
    void unknownTransferSyntaxesAreNamed() {
        String jpegXl = "1.2.840.10008.1.2.4.110";
        assertFalse(FrameCodecs.decodes(jpegXl));
        ApicalException e = assertThrows(ApicalException.class, () -> FrameCodecs.decode(jpegXl, new byte[100],
                new FrameShape(1, 1, 1, 8, 8, false)));
        assertTrue(e.problem().message().contains(jpegXl));
    }
}
