package org.apical.cine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.apical.analysis.SaliencyPlate;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.codecs.VideoFile;

class CineMapsTest {

    private static final int ROWS = 40;
    private static final int COLUMNS = 48;
    private static final int FRAMES = 5;
    private static final double[] TIMES = {0, 100, 200, 310, 400};

    @TempDir
    Path folder;

    /** Maps whose strength grows over time; a method that hands back the frame times its number. */
    private static CineMaps maps() throws ApicalException {
        boolean[] sector = new boolean[ROWS * COLUMNS];
        Arrays.fill(sector, COLUMNS, sector.length, true);
        List<byte[]> frames = new ArrayList<>();
        Tensor input = Tensor.zeros(FRAMES, 1, ROWS, COLUMNS);
        for (int f = 0; f < FRAMES; f++) {
            byte[] frame = new byte[ROWS * COLUMNS];
            for (int i = 0; i < frame.length; i++) {
                double far = Math.hypot(i % COLUMNS - 10 - 5 * f, i / COLUMNS - 20);
                frame[i] = (byte) (20 + 200 * Math.exp(-far * far / 40));
                input.data()[f * frame.length + i] = (frame[i] & 0xFF) / 255f;
            }
            frames.add(frame);
        }
        return CineMaps.draw((model, items, output, seed, progress) -> {
            Tensor map = items.copy();
            for (int i = 0; i < map.data().length; i++) {
                map.data()[i] *= 1 + i / (ROWS * COLUMNS);
            }
            return map;
        }, null, input, 0, 1, frames, TIMES, sector, Progress.NONE);
    }

    @Test
    void allFramesShareOneScale() throws ApicalException {
        CineMaps maps = maps();
        Film film = maps.film(FilmPicture.MAP, false);
        assertEquals(FRAMES, film.pictures().size());
        int first = brightest(film.pictures().get(0));
        int last = brightest(film.pictures().get(FRAMES - 1));
        assertTrue(last > 2 * first, "Five times the strength is brighter: " + first + " and " + last);
        for (int x = 0; x < COLUMNS; x++) {
            assertEquals(0, maps.maps().get(2)[x], "Outside the sector there is nothing.");
        }
    }

    private static int brightest(BufferedImage picture) {
        int brightest = 0;
        for (int y = 8; y < picture.getHeight() - 60; y++) {
            for (int x = 8; x < picture.getWidth() - 8; x++) {
                int rgb = picture.getRGB(x, y);
                brightest = Math.max(brightest, (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff));
            }
        }
        return brightest;
    }

    @Test
    void theMeanIsThatOfMagnitudes() throws ApicalException {
        CineMaps maps = maps();
        float[] mean = maps.mean();
        for (int i : new int[] {0, 1000, 1500}) {
            double expected = 0;
            for (float[] map : maps.maps()) {
                expected += Math.abs(map[i]) / FRAMES;
            }
            assertEquals(expected, mean[i], 1e-6);
        }
    }

    @Test
    void failedMapsSaySoOnEveryPicture() throws ApicalException {
        CineMaps maps = maps();
        for (FilmPicture kind : FilmPicture.values()) {
            Film sound = maps.film(kind, false);
            Film failed = maps.film(kind, true);
            for (int i = 0; i < FRAMES; i++) {
                assertTrue(different(sound.pictures().get(i), failed.pictures().get(i)) > 0.02, kind + " " + i);
            }
        }
        assertTrue(different(maps.meanPicture(false), maps.meanPicture(true)) > 0.02);
        assertEquals(0, different(maps.film(FilmPicture.PLATE, false).pictures().get(1), SaliencyPlate.of(
                maps.frames01().get(1), maps.maps().get(1), ROWS, COLUMNS, maps.scale())));
    }

    private static double different(BufferedImage one, BufferedImage other) {
        int count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                count += Math.abs((one.getRGB(x, y) & 0xff) - (other.getRGB(x, y) & 0xff)) > 30 ? 1 : 0;
            }
        }
        return (double) count / one.getWidth() / one.getHeight();
    }

    /** FFmpeg, which wrote no line of it, reads the film back. */
    @Test
    void anotherProgramReadsTheVideo() throws ApicalException {
        Film film = maps().film(FilmPicture.OVERLAY, false);
        Path file = folder.resolve("map.avi");
        film.write(FilmFormat.AVI, file);
        try (VideoFile video = VideoFile.open(file)) {
            assertEquals("mjpeg", video.codec());
            assertEquals(FRAMES, video.frameCount());
            assertEquals(film.pictures().get(0).getWidth(), video.columns());
            assertEquals(film.pictures().get(0).getHeight(), video.rows());
            assertArrayEquals(new double[] {0, 100, 200, 300, 400}, video.frameTimesMs(), 0.5);
            for (int i = FRAMES - 1; i >= 0; i--) {
                assertSame(film.pictures().get(i), video.grey(i));
            }
        }
    }

    private static void assertSame(BufferedImage picture, byte[] grey) {
        double error = 0;
        for (int i = 0; i < grey.length; i++) {
            int rgb = picture.getRGB(i % picture.getWidth(), i / picture.getWidth());
            double luminance = 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
            error += Math.abs(luminance - (grey[i] & 0xFF)) / grey.length;
        }
        assertTrue(error < 3, "JPEG changes grey values a little, not by " + error + " on the mean.");
    }

    @Test
    void theAnimatedPngHoldsEveryPictureUnchanged() throws ApicalException, IOException {
        Film film = maps().film(FilmPicture.PLATE, false);
        Path file = folder.resolve("map.png");
        film.write(FilmFormat.PNG, file);
        assertSamePixels(film.pictures().get(0), ImageIO.read(file.toFile()));

        ByteBuffer png = ByteBuffer.wrap(Files.readAllBytes(file)).position(8);
        byte[] header = null;
        List<ByteArrayOutputStream> data = new ArrayList<>();
        List<Integer> delays = new ArrayList<>();
        int sequence = 0;
        while (png.hasRemaining()) {
            int length = png.getInt();
            byte[] type = new byte[4];
            byte[] body = new byte[length];
            png.get(type).get(body);
            CRC32 checksum = new CRC32();
            checksum.update(type);
            checksum.update(body);
            assertEquals((int) checksum.getValue(), png.getInt());
            ByteBuffer content = ByteBuffer.wrap(body);
            switch (new String(type, StandardCharsets.US_ASCII)) {
                case "IHDR" -> header = body;
                case "acTL" -> assertEquals(FRAMES, content.getInt());
                case "fcTL" -> {
                    assertEquals(sequence++, content.getInt());
                    delays.add((int) content.getShort(20));
                    data.add(new ByteArrayOutputStream());
                }
                case "fdAT" -> {
                    assertEquals(sequence++, content.getInt());
                    data.get(data.size() - 1).write(body, 4, length - 4);
                }
                case "IDAT" -> data.get(0).write(body);
                default -> assertEquals(0, length, "Only the end has nothing in it.");
            }
        }
        assertEquals(List.of(100, 100, 110, 90, 100), delays);
        for (int i = 0; i < FRAMES; i++) {
            assertSamePixels(film.pictures().get(i), ImageIO.read(new ByteArrayInputStream(png(header,
                    data.get(i).toByteArray()))));
        }
    }

    private static void assertSamePixels(BufferedImage one, BufferedImage other) {
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                assertEquals(one.getRGB(x, y), other.getRGB(x, y));
            }
        }
    }

    /** Puts the data of one picture into a file of its own. */
    private static byte[] png(byte[] header, byte[] data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        byte[][] chunks = {header, data, {}};
        String[] types = {"IHDR", "IDAT", "IEND"};
        for (int i = 0; i < 3; i++) {
            CRC32 checksum = new CRC32();
            checksum.update(types[i].getBytes(StandardCharsets.US_ASCII));
            checksum.update(chunks[i]);
            out.writeInt(chunks[i].length);
            out.writeBytes(types[i]);
            out.write(chunks[i]);
            out.writeInt((int) checksum.getValue());
        }
        return bytes.toByteArray();
    }

    @Test
    void writesEveryPictureAndRefusesTimesThatDoNotIncrease() throws ApicalException, IOException {
        Film film = maps().film(FilmPicture.OVERLAY, false);
        List<Path> files = film.writePictures(folder.resolve("frames"));
        assertEquals("frame-05.png", files.get(4).getFileName().toString());
        assertSamePixels(film.pictures().get(4), ImageIO.read(files.get(4).toFile()));
        assertThrows(IllegalArgumentException.class, () -> new Film(film.pictures(), new double[] {0, 1, 2, 2, 3}));
    }
}
