package org.apical.dicom.deidentify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apical.dicom.DicomFrames;
import org.apical.dicom.DicomReader;
import org.apical.dicom.FrameTimes;
import org.apical.dicom.UltrasoundRegion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cine with a marked text in every place where identity hides, in the encodings that dcmtk can write. */
class SentinelTest {
    private static final int TEXT_X = 150;
    private static final int TEXT_Y = 26;

    @TempDir
    private Path folder;
    private Path source;
    private List<String> sentinels;

    @BeforeEach
    void read() throws IOException {
        source = DeidentifyFiles.shared("deid_sentinel_native.dcm");
        try (Stream<String> lines = Files.lines(source.resolveSibling("deid_sentinel_native.sentinels.csv"))) {
            sentinels = lines.skip(1).map(line -> line.substring(0, line.indexOf(','))).toList();
        }
    }

    private Path encoded(String how) throws IOException, InterruptedException {
        Path file = folder.resolve("ZQPHI0001 Test.dcm");
        switch (how) {
            case "native" -> Files.copy(source, file);
            case "implicit" -> DeidentifyFiles.tool("dcmconv", "+ti", source.toString(), file.toString());
            case "bigEndian" -> DeidentifyFiles.tool("dcmconv", "+tb", source.toString(), file.toString());
            case "deflated" -> DeidentifyFiles.tool("dcmconv", "+td", source.toString(), file.toString());
            case "rle" -> DeidentifyFiles.tool("dcmcrle", source.toString(), file.toString());
            case "jpegBaseline" -> DeidentifyFiles.tool("dcmcjpeg", "+eb", "+q", "90", source.toString(),
                    file.toString());
            case "jpegLossless" -> DeidentifyFiles.tool("dcmcjpeg", "+e1", source.toString(), file.toString());
            default -> throw new AssertionError(how);
        }
        assertTrue(Files.size(file) > 0);
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "implicit", "bigEndian", "deflated", "rle", "jpegBaseline", "jpegLossless"})
    void noSentinelIsLeft(String how) throws Exception {
        Path file = encoded(how);
        Path out = folder.resolve("out");
        assumeTrue(DicomFrames.of(DicomReader.read(file)).isDecodable(), "There is no decoder for " + how + " here.");
        assertEquals(1, DeidentifyFiles.run(DeidentifyOptions.BASIC, file.getParent(), out).released());
        assertTrue(sentinels.size() > 80);
        for (Path one : DeidentifyFiles.files(out)) {
            byte[] bytes = Files.readAllBytes(one);
            for (String sentinel : sentinels) {
                assertFalse(DeidentifyFiles.holds(bytes, sentinel), sentinel + " in " + one.getFileName());
                assertFalse(out.relativize(one).toString().contains(sentinel), one.toString());
            }
            assertFalse(DeidentifyFiles.holds(bytes, "ZQPHI"), one.toString());
        }
        theWritingIsGoneAndTheHeartIsThere(file, DeidentifyFiles.released(out));
    }

    private static void theWritingIsGoneAndTheHeartIsThere(Path before, Path after) throws Exception {
        DicomFrames were = DicomFrames.of(DicomReader.read(before));
        DicomFrames are = DicomFrames.of(DicomReader.read(after));
        assertEquals(were.count(), are.count());
        int columns = are.description().columns();
        for (int k = 0; k < are.count(); k++) {
            byte[] old = were.grey(k);
            byte[] now = are.grey(k);
            for (int i = 0; i < TEXT_Y * columns; i++) {
                assertFalse(i % columns < TEXT_X && (old[i] & 0xFF) > 150 && now[i] != 0, "pixel " + i);
            }
            for (int y = 60; y < 190; y++) {
                for (int x = 130; x < 210; x++) {
                    assertEquals(old[y * columns + x], now[y * columns + x], x + ", " + y);
                }
            }
        }
        assertEquals(FrameTimes.of(DicomReader.read(before).dataset(), "", were.count()).timesMs(),
                FrameTimes.of(DicomReader.read(after).dataset(), "", are.count()).timesMs());
        assertEquals(UltrasoundRegion.of(DicomReader.read(before).dataset(), 240, 320, m -> { }),
                UltrasoundRegion.of(DicomReader.read(after).dataset(), 240, 320, m -> { }));
    }

    @Test
    void shiftedDatesAndCleanedDescriptionsLoseTheSentinelsToo() throws Exception {
        Path out = folder.resolve("out");
        DeidentifyOptions options = new DeidentifyOptions(false, false, false, false, DatePolicy.SHIFT, true);
        DeidentifyFiles.run(options, source, out);
        byte[] bytes = Files.readAllBytes(DeidentifyFiles.released(out));
        sentinels.forEach(sentinel -> assertFalse(DeidentifyFiles.holds(bytes, sentinel), sentinel));
    }

    @Test
    void theResultHasNoNewErrorOfValidation() throws Exception {
        for (String name : List.of("us_a4c_sonosite_jpegbaseline_30f.dcm", "us_a4c_acuson_jpegbaseline_65f.dcm",
                "us_echo_ge_vivid_jpegbaseline_27f.dcm", "us_echo_palette_rle_10f.dcm",
                "us_echo_acuson_rgb_implicit_8f.dcm", "us_ybr422_native.dcm", "x_a4c_ybrfull_native.dcm",
                "deid_sentinel_native.dcm")) {
            Path file = DeidentifyFiles.shared(name);
            Path out = folder.resolve(name);
            DeidentifyFiles.run(DeidentifyOptions.BASIC, file, out);
            TreeSet<String> errors = errors(DeidentifyFiles.released(out));
            if (!name.startsWith("deid_sentinel")) {
                errors.removeAll(errors(file));
            }
            assertEquals(List.of(), List.copyOf(errors), name);
        }
    }

    private static TreeSet<String> errors(Path file) throws Exception {
        TreeSet<String> errors = new TreeSet<>();
        DeidentifyFiles.tool("dciodvfy", file.toString()).lines().filter(line -> line.contains("Error"))
                .forEach(errors::add);
        return errors;
    }
}
