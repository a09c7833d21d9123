package org.apical.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apical.api.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every frame of the shared files is what two other decoders made of it. */
class SharedFramesTest {
    private static final double LOSSY_MEAN = 0.75;
    private static final double LOSSY_STD = 1.0;
    private static final double ROUNDING = 0.00011;

    private static Stream<String> decodable() {
        List<String> names = TestFiles.table("MANIFEST.csv").stream()
                .filter(row -> !row.get("kind").equals("malformed"))
                .filter(row -> TransferSyntax.of(row.get("transfer_syntax")) != null)
                .map(row -> row.get("file")).toList();
        // A parameterised test needs an argument; a file that is absent skips it.
        return names.isEmpty() ? Stream.of("absent") : names.stream();
    }

    private static Map<String, String> manifest(String name) {
        return TestFiles.table("MANIFEST.csv").stream().filter(row -> row.get("file").equals(name)).findFirst()
                .orElseThrow();
    }

    private static List<Map<String, String>> frames(String name) {
        return TestFiles.table("FRAMES.csv").stream().filter(row -> row.get("file").equals(name)).toList();
    }

    @ParameterizedTest
    @MethodSource("decodable")
    void framesMatchTheReference(String name) throws Exception {
        DicomInspection inspection = DicomInspection.of(TestFiles.file(name), true, Progress.NONE);
        List<Map<String, String>> expected = frames(name);
        assertEquals(expected.size(), inspection.statistics().size());
        for (int i = 0; i < expected.size(); i++) {
            DicomInspection.FrameStatistics got = inspection.statistics().get(i);
            Map<String, String> row = expected.get(i);
            boolean lossy = row.get("raw_sha256").isEmpty();
            if (!lossy) {
                assertEquals(row.get("raw_sha256"), got.sha256(), "frame " + (i + 1));
            }
            assertEquals(Double.parseDouble(row.get("mean")), got.mean(), lossy ? LOSSY_MEAN : ROUNDING);
            assertEquals(Double.parseDouble(row.get("std")), got.std(), lossy ? LOSSY_STD : ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("decodable")
    void headerMatchesTheManifest(String name) throws Exception {
        DicomInspection inspection = DicomInspection.of(TestFiles.file(name), false, Progress.NONE);
        Map<String, String> row = manifest(name);
        assertEquals(row.get("transfer_syntax"), inspection.transferSyntax());
        assertEquals(row.get("photometric"), inspection.photometric());
        assertEquals(Integer.parseInt(row.get("rows")), inspection.rows());
        assertEquals(Integer.parseInt(row.get("columns")), inspection.columns());
        assertEquals(Integer.parseInt(row.get("frames")), inspection.frames());
        assertEquals(Integer.parseInt(row.get("us_regions")), inspection.regions().size());
    }

    private static Stream<String> coloured() {
        List<String> names = TestFiles.table("FRAMES.csv").stream().filter(row -> !row.get("rgb_sha256").isEmpty())
                .map(row -> row.get("file")).distinct().toList();
        return names.isEmpty() ? Stream.of("absent") : names.stream();
    }

    @ParameterizedTest
    @MethodSource("coloured")
    void colourMatchesTheReference(String name) throws Exception {
        DicomFrames frames = DicomFrames.of(DicomReader.read(TestFiles.file(name)));
        List<Map<String, String>> expected = frames(name);
        for (int i = 0; i < expected.size(); i++) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(frames.rgb(i));
            assertEquals(expected.get(i).get("rgb_sha256"), HexFormat.of().formatHex(hash), "frame " + (i + 1));
        }
    }

    @ParameterizedTest
    @MethodSource("decodable")
    void greyIsTheLuminanceOfColour(String name) throws Exception {
        DicomFrames frames = DicomFrames.of(DicomReader.read(TestFiles.file(name)));
        byte[] rgb = frames.rgb(0);
        byte[] grey = frames.grey(0);
        assertEquals(frames.description().rows() * frames.description().columns(), grey.length);
        int clamped = 0;
        for (int i = 0; i < grey.length; i++) {
            int red = rgb[3 * i] & 0xFF;
            int green = rgb[3 * i + 1] & 0xFF;
            int blue = rgb[3 * i + 2] & 0xFF;
            boolean atEnd = Math.min(red, Math.min(green, blue)) == 0 || Math.max(red, Math.max(green, blue)) == 255;
            double luminance = 0.299 * red + 0.587 * green + 0.114 * blue;
            if (atEnd && Math.abs(luminance - (grey[i] & 0xFF)) > 1.01) {
                // Colours outside the cube lose their luminance when they are cut off.
                clamped++;
            } else {
                assertEquals(luminance, grey[i] & 0xFF, 1.01, "pixel " + i);
            }
        }
        assertTrue(clamped < grey.length / 4, clamped + " of " + grey.length + " pixels were cut off");
    }

    @Test
    void twoEncodingsOfTheSamePixelsDecodeAlike() throws Exception {
        String[] same = {"x_a4c_rgb_explicit.dcm", "x_a4c_rgb_rle.dcm", "x_a4c_rgb_deflated.dcm",
            "x_a4c_rgb_bigendian.dcm", "x_a4c_rgb_jpegll_sv1.dcm", "x_a4c_rgb_jpegls.dcm",
            "x_a4c_rgb_j2k_lossless.dcm"};
        String first = DicomFrames.of(DicomReader.read(TestFiles.file(same[0]))).read(2).sha256();
        for (String name : same) {
            assertEquals(first, DicomFrames.of(DicomReader.read(TestFiles.file(name))).read(2).sha256(), name);
        }
    }

    @Test
    void japaneseNameIsRead() throws Exception {
        DicomFile file = DicomReader.read(TestFiles.file("pn_japanese_h31.dcm"));
        String name = file.dataset().getString(Tag.PATIENT_NAME).orElseThrow();
        assertTrue(name.contains("\u5c71\u7530"), name);
        assertFalse(name.contains("\u001b"), name);
    }
}
