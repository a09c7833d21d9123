package org.apical.codecs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apical.api.ApicalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Videos written and decoded by the ffmpeg program, and what {@link VideoFile} makes of them. */
class VideoFileTest {
    private static final int ROWS = 96;
    private static final int COLUMNS = 130;
    private static final int FRAMES = 40;

    @TempDir
    Path folder;

    private Path encode(String name, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-f", "lavfi", "-i",
                "testsrc=size=" + COLUMNS + "x" + ROWS + ":rate=25", "-frames:v", "" + FRAMES));
        command.addAll(List.of(options));
        command.add(name);
        Tools.run(folder, command.toArray(String[]::new));
        return folder.resolve(name);
    }

    private byte[] decoded(Path video) throws Exception {
        return Tools.run(folder, "ffmpeg", "-v", "error", "-i", video.toString(), "-fps_mode", "passthrough", "-f",
                "rawvideo", "-pix_fmt", "rgb24", "-");
    }

    private static double meanDifference(byte[] a, byte[] b, int offset) {
        long sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((a[i] & 0xFF) - (b[offset + i] & 0xFF));
        }
        return (double) sum / a.length;
    }

    @ParameterizedTest
    @CsvSource({
        "a.avi,      mjpeg,      -pix_fmt yuvj420p",
        "b.avi,      rawvideo,   -pix_fmt bgr24",
        "c.avi,      mpeg4,      -bf 0",
        "d.mp4,      libx264,    -pix_fmt yuv420p -g 12 -bf 3",
        "e.mp4,      libx265,    -pix_fmt yuv420p10le -x265-params log-level=none:keyint=10",
        "f.mkv,      libx264,    -pix_fmt yuv420p -g 12",
        "g.ts,       libx264,    -pix_fmt yuv420p -g 12",
        "h.mpg,      mpeg2video, -pix_fmt yuv420p -bf 2",
        "i.h264,     libx264,    -pix_fmt yuv420p -g 12 -bf 2",
        "j.m2v,      mpeg2video, -pix_fmt yuv420p -bf 2",
        "k.hevc,     libx265,    -pix_fmt yuv420p -x265-params log-level=none",
        "l.mov,      png,        -pix_fmt rgb24",
        "m.avi,      ffv1,       -pix_fmt gray",
    })
    void framesAreThoseThatFfmpegDecodes(String name, String codec, String options) throws Exception {
        List<String> all = new ArrayList<>(List.of("-c:v", codec));
        all.addAll(List.of(options.split(" ")));
        Path file = encode(name, all.toArray(String[]::new));
        byte[] expected = decoded(file);
        int size = ROWS * COLUMNS * 3;
        assertEquals(FRAMES * size, expected.length);
        try (VideoFile video = VideoFile.open(file)) {
            assertEquals(FRAMES, video.frameCount());
            assertEquals(ROWS, video.rows());
            assertEquals(COLUMNS, video.columns());
            byte[][] inOrder = new byte[FRAMES][];
            for (int i = 0; i < FRAMES; i++) {
                inOrder[i] = video.rgb(i);
                double difference = meanDifference(inOrder[i], expected, i * size);
                assertTrue(difference < 1.5, "frame " + i + " differs by " + difference);
                assertGrey(video.grey(i), inOrder[i]);
            }
            for (int i : new int[] {FRAMES - 1, 0, 17, 16, 30, 5, 39, 12, 11}) {
                assertArrayEquals(inOrder[i], video.rgb(i), "frame " + i + " out of order");
            }
        }
    }

    private static void assertGrey(byte[] grey, byte[] rgb) {
        assertEquals(ROWS * COLUMNS, grey.length);
        double sum = 0;
        for (int i = 0; i < grey.length; i++) {
            double luma = 0.299 * (rgb[3 * i] & 0xFF) + 0.587 * (rgb[3 * i + 1] & 0xFF)
                    + 0.114 * (rgb[3 * i + 2] & 0xFF);
            sum += Math.abs(luma - (grey[i] & 0xFF));
        }
        // Colours that RGB cannot show are clipped there, not in the luminance.
        assertTrue(sum / grey.length < 4, "grey differs by " + sum / grey.length);
    }

    @ParameterizedTest
    @CsvSource({"x.avi, mjpeg", "x.mp4, libx264", "x.mkv, libx264"})
    void frameTimesComeFromTheContainer(String name, String codec) throws Exception {
        try (VideoFile video = VideoFile.open(encode(name, "-c:v", codec, "-pix_fmt", "yuvj420p"))) {
            double[] times = video.frameTimesMs();
            assertEquals(FRAMES, times.length);
            for (int i = 0; i < FRAMES; i++) {
                assertEquals(40.0 * i, times[i], 1);
            }
        }
    }

    @Test
    void unevenFrameTimesAreKept() throws Exception {
        Path file = encode("v.mkv", "-c:v", "libx264", "-vf", "select='not(mod(n,3))+eq(n,1)',settb=1/1000",
                "-fps_mode", "passthrough", "-pix_fmt", "yuv420p");
        try (VideoFile video = VideoFile.open(file)) {
            assertArrayEquals(new double[] {0, 40, 120, 240}, Arrays.copyOf(video.frameTimesMs(), 4), 1);
        }
    }

    @Test
    void greyRangeIsFull() throws Exception {
        Tools.run(folder, "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "color=white:size=64x64", "-frames:v", "2",
                "-c:v", "libx264", "-pix_fmt", "yuv420p", "w.mp4");
        try (VideoFile video = VideoFile.open(folder.resolve("w.mp4"))) {
            assertEquals(255, video.grey(1)[2000] & 0xFF, 2);
        }
    }

    @Test
    void aDamagedPictureIsRefusedAloneWhereEachStandsAlone() throws Exception {
        Path file = encode("y.avi", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p");
        byte[] bytes = Files.readAllBytes(file);
        int frame = 0;
        for (int i = 0; i < bytes.length - 4 && frame < 20; i++) {
            // The start of the scan of each picture.
            if ((bytes[i] & 0xFF) == 0xFF && (bytes[i + 1] & 0xFF) == 0xDA && ++frame == 20) {
                Arrays.fill(bytes, i + 40, i + 400, (byte) 0x55);
            }
        }
        Files.write(file, bytes);
        try (VideoFile video = VideoFile.open(file)) {
            assertEquals(FRAMES, video.frameCount());
            for (int i = 0; i < FRAMES; i++) {
                int at = i;
                if (i == 19) {
                    ApicalException refused = assertThrows(ApicalException.class, () -> video.grey(at));
                    assertEquals("frame 20", refused.problem().place());
                    assertEquals(file.toString(), refused.problem().file());
                } else {
                    assertEquals(ROWS * COLUMNS, video.grey(i).length);
                }
            }
        }
    }

    @Test
    void whatIsNoVideoIsRefusedByName() throws Exception {
        Path text = folder.resolve("notes.avi");
        Files.writeString(text, "no video".repeat(500), StandardCharsets.UTF_8);
        ApicalException refused = assertThrows(ApicalException.class, () -> VideoFile.open(text));
        assertEquals(ApicalException.Cause.BAD_INPUT, refused.kind());
        assertTrue(refused.getMessage().startsWith(text + ": "), refused.getMessage());
        assertThrows(ApicalException.class, () -> VideoFile.open(folder.resolve("missing.avi")));
    }

    @Test
    void aPlaylistCannotNameOtherFiles() throws Exception {
        Path video = encode("z.ts", "-c:v", "libx264", "-pix_fmt", "yuv420p");
        Path list = folder.resolve("list.avi");
        Files.writeString(list, "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n" + video + "\n#EXT-X-ENDLIST\n");
        assertThrows(ApicalException.class, () -> VideoFile.open(list));
        Files.writeString(list, "ffconcat version 1.0\nfile '" + video + "'\n");
        assertThrows(ApicalException.class, () -> VideoFile.open(list));
    }
}
