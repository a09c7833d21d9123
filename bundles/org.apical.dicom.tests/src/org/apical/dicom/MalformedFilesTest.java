package org.apical.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged and hostile files end as the manifest expects, soon, and in little memory. */
class MalformedFilesTest {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final long MOST_BYTES = 64L << 20;

    private enum Outcome { REFUSED, PARTIAL, WARNED, HEADER_ONLY, OPEN }

    private static Stream<String> malformed() {
        List<String> names = TestFiles.table("MANIFEST.csv").stream()
                .filter(row -> row.get("kind").equals("malformed")).map(row -> row.get("file")).toList();
        return names.isEmpty() ? Stream.of("absent") : names.stream();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void endsAsExpected(String name) throws Exception {
        Path file = TestFiles.file(name);
        String expected = TestFiles.table("MANIFEST.csv").stream().filter(row -> row.get("file").equals(name))
                .findFirst().orElseThrow().get("expect");
        // Loads what is loaded once, so that the measured memory is the file's.
        DicomInspection.of(TestFiles.file("x_a4c_mono8_jpegbaseline.dcm"), true, Progress.NONE);
        Outcome outcome = assertTimeoutPreemptively(LONGEST, () -> {
            long before = allocated();
            Outcome result = outcome(file);
            long bytes = allocated() - before;
            assertTrue(bytes < MOST_BYTES, name + " took " + bytes + " bytes");
            return result;
        });
        if (expected.startsWith("any outcome")) {
            assertNotNull(outcome);
        } else if (expected.startsWith("open;")) {
            assertEquals(Outcome.OPEN, outcome);
        } else {
            assertTrue(allowed(expected, outcome), expected + " expected, was " + outcome);
        }
    }

    private static boolean allowed(String expected, Outcome outcome) {
        return switch (outcome) {
            case REFUSED -> expected.contains("reject-with-message");
            case PARTIAL -> expected.contains("partial-frames-with-warning");
            case WARNED -> expected.contains("open-with-warning");
            case HEADER_ONLY -> expected.contains("open-header-only") || expected.contains("open-with-warning");
            case OPEN -> false;
        };
    }

    private static Outcome outcome(Path file) {
        try {
            DicomInspection inspection = DicomInspection.of(file, true, Progress.NONE);
            if (inspection.frames() == 0) {
                return Outcome.HEADER_ONLY;
            }
            boolean missing = inspection.statistics().contains(null) || inspection.problems().stream()
                    .anyMatch(p -> p.message().contains("frames, the pixel data hold " + inspection.frames() + "."));
            if (missing) {
                assertFalse(inspection.problems().isEmpty());
                assertTrue(inspection.statistics().stream().anyMatch(s -> s != null), "no frame decoded");
                return Outcome.PARTIAL;
            }
            return inspection.problems().isEmpty() ? Outcome.OPEN : Outcome.WARNED;
        } catch (ApicalException e) {
            assertEquals(ApicalException.Cause.BAD_INPUT, e.kind());
            assertTrue(e.problem().message().length() > 10 && e.problem().message().endsWith("."), e.getMessage());
            assertEquals(file.toString(), e.problem().file());
            assertFalse(e.problem().remedy().isEmpty());
            return Outcome.REFUSED;
        }
    }

    private static long allocated() throws Exception {
        return (Long) ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName("java.lang:type=Threading"),
                "getThreadAllocatedBytes", new Object[] {Thread.currentThread().getId()}, new String[] {"long"});
    }

    @ParameterizedTest
    @MethodSource("damagedFrames")
    void oneDamagedFrameLeavesTheOthers(String name, int damaged) throws Exception {
        DicomInspection inspection = DicomInspection.of(TestFiles.file(name), true, Progress.NONE);
        for (int i = 0; i < inspection.frames(); i++) {
            assertEquals(i + 1 == damaged, inspection.statistics().get(i) == null, "frame " + (i + 1));
        }
        assertEquals(1, inspection.problems().size());
        assertEquals("frame " + damaged, inspection.problems().get(0).place());
    }

    private static Stream<Arguments> damagedFrames() {
        return Map.of("m_jpeg_corrupt_frame4.dcm", 4, "m_jpeg_sof_65500.dcm", 1, "m_rle_bad_offset.dcm", 3).entrySet()
                .stream().sorted(Map.Entry.comparingByKey())
                .map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    @Test
    void strayByteBeforeTheDataSetIsRefusedWithAMessage() {
        Path file = TestFiles.file("no_meta_header.dcm");
        assertEquals(Outcome.REFUSED, outcome(file));
    }

    @Test
    void truncatedNativePixelsGiveTheWholeFrames() throws Exception {
        DicomInspection inspection = DicomInspection.of(TestFiles.file("m_truncated_pixels_native.dcm"), true,
                Progress.NONE);
        assertEquals(4, inspection.frames());
        List<Map<String, String>> whole = TestFiles.table("FRAMES.csv").stream()
                .filter(row -> row.get("file").equals("x_a4c_rgb_explicit.dcm")).toList();
        for (int i = 0; i < 4; i++) {
            assertEquals(whole.get(i).get("raw_sha256"), inspection.statistics().get(i).sha256());
        }
    }
}
