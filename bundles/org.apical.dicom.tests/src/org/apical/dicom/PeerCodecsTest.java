package org.apical.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames that dcmtk, GDCM and ffmpeg compressed: lossless ones come back, lossy ones are as their makers decode. */
class PeerCodecsTest {
    private static final int ROWS = 67;
    private static final int COLUMNS = 91;
    private static final int FRAMES = 3;

    @TempDir
    Path folder;

    private void run(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("answer.txt");
        Process process;
        try {
            process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(out.toFile()).start();
        } catch (IOException e) {
            assumeTrue(false, command[0] + " is not installed; ./verify installs it.");
            throw e;
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), command[0] + " hangs");
        assertEquals(0, process.exitValue(), () -> {
            try {
                return String.join(" ", command) + ": " + Files.readString(out, StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                return e.getMessage();
            }
        });
    }

    /** A header of one of the kinds of samples, by name: mono8, mono10, mono12, mono16, signed16 and rgb. */
    private static DicomObject header(String kind) {
        DicomObject o = TestFiles.ultrasound(ROWS, COLUMNS, kind.equals("rgb") ? 3 : 1, FRAMES);
        int stored = kind.equals("rgb") ? 8 : Integer.parseInt(kind.replaceAll("\\D", ""));
        o.putInts(Tag.BITS_ALLOCATED, Vr.US, stored > 8 ? 16 : 8);
        o.putInts(Tag.BITS_STORED, Vr.US, stored);
        o.putInts(Tag.HIGH_BIT, Vr.US, stored - 1);
        o.putInts(Tag.PIXEL_REPRESENTATION, Vr.US, kind.startsWith("signed") ? 1 : 0);
        return o;
    }

    private static byte[] picture(String kind, int seed) {
        if (kind.equals("rgb") || kind.equals("mono8")) {
            return TestFiles.picture(ROWS, COLUMNS, kind.equals("rgb") ? 3 : 1, seed);
        }
        int range = 1 << Integer.parseInt(kind.replaceAll("\\D", ""));
        Random random = new Random(seed);
        byte[] samples = new byte[2 * ROWS * COLUMNS];
        for (int i = 0; i < ROWS * COLUMNS; i++) {
            double wave = Math.sin((i % COLUMNS + seed) / 9.0) * Math.cos(i / COLUMNS / 7.0);
            int value = (int) ((0.5 + 0.45 * wave) * range) + random.nextInt(range / 40);
            // The corners hold the extremes, whose difference takes all bits.
            value = i % COLUMNS < 2 ? i % 2 * (range - 1) : Math.min(range - 1, value);
            value -= kind.startsWith("signed") ? range / 2 : 0;
            samples[2 * i] = (byte) value;
            samples[2 * i + 1] = (byte) (value >> 8);
        }
        return samples;
    }

    private static List<byte[]> pictures(String kind) {
        return List.of(picture(kind, 1), picture(kind, 2), picture(kind, 3));
    }

    private Path write(String kind) throws IOException {
        Path file = folder.resolve("native.dcm");
        DicomWriter.write(file, header(kind), TransferSyntax.EXPLICIT_LITTLE_ENDIAN, pictures(kind));
        return file;
    }

    private static List<byte[]> decode(Path file, TransferSyntax expected) throws Exception {
        DicomFile read = DicomReader.read(file);
        if (expected != null) {
            assertEquals(expected, read.transferSyntax());
        }
        DicomFrames frames = DicomFrames.of(read);
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < frames.count(); i++) {
            all.add(frames.read(i).samples());
        }
        return all;
    }

    private static void assertSame(List<byte[]> expected, List<byte[]> got) {
        assertEquals(expected.size(), got.size());
        for (int i = 0; i < got.size(); i++) {
            assertArrayEquals(expected.get(i), got.get(i), "frame " + (i + 1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mono8, dcmcjpeg, +e1, JPEG_LOSSLESS_SV1", "mono12, dcmcjpeg, +e1, JPEG_LOSSLESS_SV1",
        "mono16, dcmcjpeg, +e1, JPEG_LOSSLESS_SV1", "signed16, dcmcjpeg, +e1, JPEG_LOSSLESS_SV1",
        "rgb, dcmcjpeg, +e1, JPEG_LOSSLESS_SV1", "mono8, dcmcjpeg, +el +sv 2, JPEG_LOSSLESS",
        "mono12, dcmcjpeg, +el +sv 3, JPEG_LOSSLESS", "mono10, dcmcjpeg, +el +sv 4, JPEG_LOSSLESS",
        "mono16, dcmcjpeg, +el +sv 5, JPEG_LOSSLESS", "mono16, dcmcjpeg, +el +sv 6, JPEG_LOSSLESS",
        "rgb, dcmcjpeg, +el +sv 7, JPEG_LOSSLESS", "mono16, dcmcjpeg, +el +sv 1, JPEG_LOSSLESS",
        "mono8, dcmcjpls, +el, JPEG_LS", "mono10, dcmcjpls, +el, JPEG_LS", "mono12, dcmcjpls, +el, JPEG_LS",
        "mono16, dcmcjpls, +el, JPEG_LS", "signed16, dcmcjpls, +el, JPEG_LS", "rgb, dcmcjpls, +el +il, JPEG_LS",
        "rgb, dcmcjpls, +el +is, JPEG_LS", "rgb, dcmcjpls, +el +in, JPEG_LS",
        "mono8, dcmcrle, '', RLE", "signed16, dcmcrle, '', RLE", "rgb, dcmcrle, '', RLE",
        "mono8, gdcmconv, --j2k, JPEG_2000_LOSSLESS", "mono12, gdcmconv, --j2k, JPEG_2000_LOSSLESS",
        "mono16, gdcmconv, --j2k, JPEG_2000_LOSSLESS", "signed16, gdcmconv, --j2k, JPEG_2000_LOSSLESS",
        "rgb, gdcmconv, --j2k, JPEG_2000_LOSSLESS", "rgb, gdcmconv, --jpegls, JPEG_LS",
        "mono12, gdcmconv, --jpegls, JPEG_LS", "signed16, gdcmconv, --jpegls, JPEG_LS",
        "mono12, gdcmconv, --jpeg, JPEG_LOSSLESS_SV1", "rgb, gdcmconv, --jpeg, JPEG_LOSSLESS_SV1",
        "mono16, gdcmconv, --rle, RLE", "signed12, dcmcjpeg, +e1, JPEG_LOSSLESS_SV1",
        "signed12, dcmcjpls, +el, JPEG_LS", "signed12, gdcmconv, --j2k, JPEG_2000_LOSSLESS",
        "signed12, dcmcrle, '', RLE",
    })
    void losslessFramesAreWhatTheyWere(String kind, String tool, String options, TransferSyntax syntax)
            throws Exception {
        Path file = write(kind);
        List<String> command = new ArrayList<>(List.of(tool));
        command.addAll(Arrays.stream(options.split(" ")).filter(o -> !o.isEmpty()).toList());
        command.addAll(List.of(file.toString(), folder.resolve("packed.dcm").toString()));
        run(command.toArray(String[]::new));
        assertSame(pictures(kind), decode(folder.resolve("packed.dcm"), syntax));
    }

    @ParameterizedTest
    @CsvSource({
        "mono8, dcmcjpls, +en +md 3, JPEG_LS_NEAR_LOSSLESS, dcmdjpls, 0",
        "mono12, dcmcjpls, +en +md 20, JPEG_LS_NEAR_LOSSLESS, dcmdjpls, 0",
        "rgb, dcmcjpls, +en +md 2, JPEG_LS_NEAR_LOSSLESS, dcmdjpls, 0",
        "mono12, dcmcjpeg, +ee, JPEG_EXTENDED, dcmdjpeg, 1",
        "mono8, dcmcjpeg, +ee, JPEG_EXTENDED, dcmdjpeg, 1",
        "mono8, dcmcjpeg, +eb, JPEG_BASELINE, dcmdjpeg, 1",
        "mono8, gdcmconv, --j2k --lossy -r 8, JPEG_2000, gdcmconv, 2",
        "rgb, gdcmconv, --j2k --lossy -r 8, JPEG_2000, gdcmconv, 3",
        "mono12, gdcmconv, --j2k --lossy -r 8, JPEG_2000, gdcmconv, 3",
    })
    void lossyFramesAreWhatTheirMakersDecode(String kind, String tool, String options, TransferSyntax syntax,
            String decoder, int most) throws Exception {
        Path packed = folder.resolve("packed.dcm");
        List<String> command = new ArrayList<>(List.of(tool));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of(write(kind).toString(), packed.toString()));
        run(command.toArray(String[]::new));
        Path unpacked = folder.resolve("unpacked.dcm");
        if (decoder.equals("gdcmconv")) {
            run(decoder, "--raw", packed.toString(), unpacked.toString());
        } else {
            run(decoder, packed.toString(), unpacked.toString());
        }
        List<byte[]> expected = decode(unpacked, null);
        List<byte[]> got = decode(packed, syntax);
        assertEquals(FRAMES, got.size());
        int step = kind.equals("mono8") || kind.equals("rgb") ? 1 : 2;
        for (int i = 0; i < FRAMES; i++) {
            for (int k = 0; k < got.get(i).length; k += step) {
                int a = sample(expected.get(i), k, step);
                int b = sample(got.get(i), k, step);
                assertTrue(Math.abs(a - b) <= most, "frame " + i + ", sample " + k + ": " + a + " and " + b);
            }
        }
    }

    private static int sample(byte[] bytes, int at, int step) {
        return step == 1 ? bytes[at] & 0xFF : bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    @ParameterizedTest
    @CsvSource({"+e1, 500, false", "+e1, 1024, true", "+el, 2000, false"})
    void fragmentedFramesAreFoundWithAndWithoutOffsets(String options, int bytes, boolean table) throws Exception {
        Path packed = folder.resolve("packed.dcm");
        run("dcmcjpeg", options, "+fs", "1", table ? "+ot" : "-ot", write("mono16").toString(), packed.toString());
        DicomFile file = DicomReader.read(packed);
        assertTrue(file.pixelData().orElseThrow().fragments.count() > FRAMES);
        assertEquals(table, file.pixelData().orElseThrow().offsetTable.length > 0);
        assertSame(pictures("mono16"), decode(packed, null));
    }

    @Test
    void anExtendedOffsetTableFindsFragmentedFrames() throws Exception {
        Path packed = folder.resolve("packed.dcm");
        run("dcmcrle", "+fs", "1", "-ot", write("mono16").toString(), packed.toString());
        DicomFile file = DicomReader.read(packed);
        PixelData pixels = file.pixelData().orElseThrow();
        // Fragments of RLE say nothing of where a frame begins; each frame here has as many.
        int each = pixels.fragments.count() / FRAMES;
        assertTrue(each > 1, pixels.fragments.count() + " fragments");
        long[] offsets = new long[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            offsets[i] = pixels.fragments.offset(i * each) - 8 - pixels.firstItem;
        }
        List<String> problems = new ArrayList<>();
        FrameIndex index = FrameIndex.of(pixels, FRAMES, offsets, problems::add);
        assertEquals(List.of(), problems);
        for (int i = 0; i < FRAMES; i++) {
            assertEquals(i * each, index.firstFragment(i));
            assertEquals((i + 1) * each, index.endFragment(i));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MPEG2_MAIN, v.m2v, mpeg2video -bf 2 -q:v 2", "MPEG2_HIGH, v.ts, mpeg2video -q:v 2",
        "MPEG4_HIGH, v.mp4, libx264 -g 8 -bf 2", "MPEG4_BD, v.h264, libx264 -g 8",
        "MPEG4_42_2D, v.ts, libx264 -g 8", "HEVC_MAIN, v.mp4, libx265 -x265-params log-level=none",
        "HEVC_MAIN_10, v.hevc, libx265 -x265-params log-level=none",
    })
    void videoGivesTheFramesThatFfmpegDecodes(TransferSyntax syntax, String name, String options) throws Exception {
        int frames = 24;
        boolean deep = syntax == TransferSyntax.HEVC_MAIN_10;
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-f", "lavfi", "-i",
                "testsrc=size=96x64:rate=25", "-frames:v", "" + frames, "-pix_fmt", deep ? "yuv420p10le" : "yuv420p",
                "-c:v"));
        command.addAll(List.of(options.split(" ")));
        command.add(name);
        run(command.toArray(String[]::new));
        run("ffmpeg", "-v", "error", "-i", name, "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "rgb24",
                "frames.rgb");
        byte[] expected = Files.readAllBytes(folder.resolve("frames.rgb"));
        DicomObject header = TestFiles.ultrasound(64, 96, 3, frames);
        header.putString(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "YBR_PARTIAL_420");
        byte[] stream = Files.readAllBytes(folder.resolve(name));
        Path file = folder.resolve("video.dcm");
        // Two fragments, as streams that are too long for one have.
        int half = stream.length / 2 / 2 * 2;
        byte[] rest = Arrays.copyOfRange(stream, half, stream.length + stream.length % 2);
        DicomWriter.write(file, header, syntax, List.of(Arrays.copyOf(stream, half), rest));
        DicomFile read = DicomReader.read(file);
        DicomFrames clip = DicomFrames.of(read);
        assertEquals(frames, clip.count(), clip.problems().toString());
        int size = 3 * 64 * 96;
        for (int i : new int[] {0, 1, 2, 3, 23, 7, 12, 11}) {
            StoredFrame frame = clip.read(i);
            assertEquals(Photometric.RGB, frame.photometric());
            double sum = 0;
            for (int k = 0; k < size; k++) {
                sum += Math.abs((frame.samples()[k] & 0xFF) - (expected[i * size + k] & 0xFF));
            }
            assertTrue(sum / size < 1, "frame " + i + " differs by " + sum / size);
            assertEquals(64 * 96, clip.grey(i).length);
        }
    }
}
