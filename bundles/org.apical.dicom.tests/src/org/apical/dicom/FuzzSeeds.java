package org.apical.dicom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Small whole files in every compression that an encoder on this machine writes, and small real ones. */
final class FuzzSeeds {
    private static final int ROWS = 24;
    private static final int COLUMNS = 32;
    private static final int FRAMES = 3;
    private static final long LARGEST_REAL = 45_000;
    private static final String[][] PACKERS = {
        {"dcmcjpeg", "+e1"}, {"dcmcjpeg", "+el", "+sv", "7"}, {"dcmcjpeg", "+ee"}, {"dcmcjpeg", "+e1", "+fs", "1"},
        {"dcmcjpls", "+el"}, {"dcmcjpls", "+en"}, {"gdcmconv", "--j2k"}, {"gdcmconv", "--jpegls"}, {"dcmcrle"},
    };
    private static final String[][] VIDEOS = {
        {"MPEG2_MAIN", "v.m2v", "mpeg2video"}, {"MPEG4_HIGH", "v.mp4", "libx264"}, {"MPEG4_BD", "v.h264", "libx264"},
        {"HEVC_MAIN", "v.ts", "libx265"},
    };

    private final Path folder;
    private final Map<String, byte[]> seeds = new LinkedHashMap<>();

    private FuzzSeeds(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the files by name.
     *
     * @param folder for intermediate files
     * @param real   whether to add the small files of the shared test data
     */
    static Map<String, byte[]> make(Path folder, boolean real) throws IOException, InterruptedException {
        FuzzSeeds made = new FuzzSeeds(folder);
        made.addOwn();
        made.addPacked();
        made.addHighThroughput();
        made.addVideos();
        if (real) {
            made.addReal();
        }
        return made.seeds;
    }

    private static DicomObject header(int samples, int bits) {
        DicomObject o = TestFiles.ultrasound(ROWS, COLUMNS, samples, FRAMES);
        DicomObject region = new DicomObject();
        region.putInts(Tag.REGION_SPATIAL_FORMAT, Vr.US, 1);
        region.putInts(Tag.REGION_LOCATION_MAX_X1, Vr.UL, 20);
        o.putSequence(Tag.SEQUENCE_OF_ULTRASOUND_REGIONS, List.of(region, region));
        o.putInts(Tag.BITS_ALLOCATED, Vr.US, bits > 8 ? 16 : 8);
        o.putInts(Tag.BITS_STORED, Vr.US, bits);
        o.putInts(Tag.HIGH_BIT, Vr.US, bits - 1);
        return o;
    }

    private static byte[] picture(int samples, int bits, int seed) {
        byte[] picture = TestFiles.picture(ROWS, COLUMNS, samples, seed);
        if (bits == 8) {
            return picture;
        }
        byte[] wide = new byte[2 * picture.length];
        for (int i = 0; i < picture.length; i++) {
            int value = (picture[i] & 0xFF) << bits - 8;
            wide[2 * i] = (byte) (value + i % 7);
            wide[2 * i + 1] = (byte) (value >> 8);
        }
        return wide;
    }

    private Path write(TransferSyntax syntax, int samples, int bits) throws IOException {
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            byte[] picture = picture(samples, bits, i);
            frames.add(switch (syntax) {
                case RLE -> RleEncoder.encode(picture, ROWS, COLUMNS, samples, 1);
                case JPEG_BASELINE -> samples == 1 ? new JpegBaselineEncoder(0.8).encodeGrey(picture, ROWS, COLUMNS)
                        : new JpegBaselineEncoder(0.8).encodeRgb(picture, ROWS, COLUMNS);
                default -> picture;
            });
        }
        Path file = folder.resolve("seed.dcm");
        DicomWriter.write(file, header(samples, bits), syntax, frames);
        return file;
    }

    private void addOwn() throws IOException {
        for (TransferSyntax syntax : List.of(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, TransferSyntax.RLE,
                TransferSyntax.JPEG_BASELINE)) {
            for (int samples : new int[] {1, 3}) {
                seeds.put(syntax + " " + samples, Files.readAllBytes(write(syntax, samples, 8)));
            }
        }
    }

    private void addPacked() throws IOException, InterruptedException {
        for (String[] packer : PACKERS) {
            boolean extended = Arrays.asList(packer).contains("+ee");
            for (int[] kind : new int[][] {{1, 12}, {3, 8}}) {
                Path packed = folder.resolve("packed.dcm");
                List<String> command = new ArrayList<>(List.of(packer));
                command.addAll(List.of(write(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, kind[0], kind[1]).toString(),
                        packed.toString()));
                if ((!extended || kind[0] == 1) && runs(command)) {
                    seeds.put(String.join(" ", packer) + " " + kind[0], Files.readAllBytes(packed));
                }
            }
        }
    }

    private void addHighThroughput() throws IOException, InterruptedException {
        Path grey = folder.resolve("p.pgm");
        Path stream = folder.resolve("p.j2c");
        byte[] head = ("P5 " + COLUMNS + " " + ROWS + " 255\n").getBytes(StandardCharsets.US_ASCII);
        byte[] picture = picture(1, 8, 0);
        byte[] map = Arrays.copyOf(head, head.length + picture.length);
        System.arraycopy(picture, 0, map, head.length, picture.length);
        Files.write(grey, map);
        if (runs(List.of("ojph_compress", "-i", grey.toString(), "-o", stream.toString(), "-reversible", "true"))) {
            byte[] frame = Files.readAllBytes(stream);
            byte[] even = Arrays.copyOf(frame, frame.length + frame.length % 2);
            Path seed = folder.resolve("seed.dcm");
            DicomWriter.write(seed, header(1, 8), TransferSyntax.HTJ2K_LOSSLESS, List.of(even, even, even));
            seeds.put("ojph_compress", Files.readAllBytes(seed));
        }
    }

    private void addVideos() throws IOException, InterruptedException {
        for (String[] video : VIDEOS) {
            Path file = folder.resolve(video[1]);
            if (runs(List.of("ffmpeg", "-v", "quiet", "-y", "-f", "lavfi", "-i", "testsrc=size=64x48:rate=25",
                    "-frames:v", "8", "-pix_fmt", "yuv420p", "-c:v", video[2], file.toString()))) {
                byte[] stream = Files.readAllBytes(file);
                DicomObject header = TestFiles.ultrasound(48, 64, 3, 8);
                header.putString(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "YBR_PARTIAL_420");
                Path seed = folder.resolve("seed.dcm");
                DicomWriter.write(seed, header, TransferSyntax.valueOf(video[0]),
                        List.of(Arrays.copyOf(stream, stream.length + stream.length % 2)));
                seeds.put(video[0] + " " + video[1], Files.readAllBytes(seed));
            }
        }
    }

    private void addReal() throws IOException {
        if (TestFiles.folder() == null) {
            return;
        }
        try (Stream<Path> files = Files.list(TestFiles.folder())) {
            for (Path file : files.sorted(Comparator.comparing(Path::toString)).toList()) {
                if (file.toString().endsWith(".dcm") && Files.size(file) > 140 && Files.size(file) < LARGEST_REAL) {
                    seeds.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
    }

    private boolean runs(List<String> command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            // An encoder that is not installed gives no seed; the caller sees which there are.
            return false;
        }
    }
}
