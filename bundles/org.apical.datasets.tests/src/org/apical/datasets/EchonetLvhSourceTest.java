package org.apical.datasets;

import static org.apical.datasets.MiniData.assertOne;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apical.api.Progress;
import org.apical.api.source.Clip;
import org.apical.api.source.Listing;
import org.apical.api.source.Tracing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EchonetLvhSourceTest {

    private static final String FIRST = "0X19999E3A46D6753";

    @TempDir
    private Path folder;

    private static Listing list(Path path) throws Exception {
        return MiniData.list(new EchonetLvhSource(), path);
    }

    @Test
    void measurementsAreGatheredByVideo() throws Exception {
        Listing listing = list(MiniData.of("echonet_lvh_mini"));
        assertEquals(4, listing.clips().size());
        assertEquals(List.of(), MiniData.skipped(listing));
        Map<String, String> attributes = MiniData.clip(listing, FIRST).info().attributes();
        assertEquals("4.9", attributes.get("label.LVIDd"));
        assertEquals("1.02", attributes.get("label.LVPWd"));
        assertEquals("0.98", attributes.get("label.IVSd"));
        assertEquals("3.2", attributes.get("label.LVIDs"));
        assertEquals("train", attributes.get("split"));
        assertEquals("3", attributes.get("edFrame"));
        assertEquals("12", attributes.get("esFrame"));
        assertEquals("PLAX", MiniData.clip(listing, FIRST).info().view());
        assertEquals("Batch1/" + FIRST + ".avi", MiniData.clip(listing, FIRST).info().file());
    }

    @Test
    void linesLieWhereTheTableSays() throws Exception {
        Listing listing = list(MiniData.of("echonet_lvh_mini"));
        try (Clip clip = MiniData.clip(listing, FIRST).open()) {
            assertEquals(List.of(), clip.problems());
            assertEquals(300, clip.rows());
            assertEquals(400, clip.columns());
            Tracing line = clip.tracings().stream().filter(tracing -> tracing.structure().equals("LVIDd")).findFirst()
                    .orElseThrow();
            assertArrayEquals(new double[] {190, 200}, line.x());
            assertArrayEquals(new double[] {110, 170}, line.y());
            assertEquals(61, MiniData.area(line.mask(300, 400)));
        }
    }

    @Test
    void linesFollowAVideoThatWasMadeSmaller() throws Exception {
        Path root = MiniData.copy("echonet_lvh_mini", folder);
        MiniData.change(root.resolve("MeasurementsList.csv"), text -> text.replace(",400,300,", ",800,600,"));
        try (Clip clip = MiniData.clip(list(root), FIRST).open()) {
            assertOne(clip.problems().stream().map(problem -> problem.line()).toList(), "800 x 600", "400 x 300");
            assertEquals(94.75, clip.tracings().stream().filter(t -> t.structure().equals("LVIDd")).findFirst()
                    .orElseThrow().x()[0], 1e-9);
        }
    }

    @Test
    void oddRowsAndVideosAreNamed() throws Exception {
        Path root = MiniData.copy("echonet_lvh_mini", folder);
        Files.move(root.resolve("Batch2/0XA11D4592F978D87.avi"), root.resolve("Batch2/0XOTHER.avi"));
        MiniData.change(root.resolve("MeasurementsList.csv"), text -> text.lines()
                .map(line -> line.replace("0," + FIRST + ",LVPWd,1.02,3,", "0," + FIRST + ",LVPWd,1.02,last,")
                        .replace("1," + FIRST + ",LVIDd,4.9,3,", "1," + FIRST + ",LVIDd,4.9,24,"))
                .collect(Collectors.joining("\r\n")) + "\r\n99," + FIRST + ",LVIDs,3.4,12,1,1,2,9,24,50,400,300,test");
        Listing listing = list(root);
        assertEquals(3, listing.clips().size());
        assertEquals(2, listing.skipped().size());
        assertOne(MiniData.skipped(listing), "0XA11D4592F978D87", "in no folder");
        assertOne(MiniData.skipped(listing), "0XOTHER.avi", "not listed");
        List<String> problems = MiniData.problems(listing, FIRST);
        assertOne(problems, "line 2", "'last'");
        assertOne(problems, "Frame 24", "only 24 frames");
        assertOne(problems, "LVIDs is measured 2 times", "mean");
        Map<String, String> attributes = MiniData.clip(listing, FIRST).info().attributes();
        assertEquals("3.3000", attributes.get("label.LVIDs"));
        assertEquals("test and train", attributes.get("split"), "a split that is to honour this must see both");
    }

    @Test
    void theSectorMayBeAskedFor() throws Exception {
        Listing listing = new EchonetLvhSource().list(new EchonetLvhSource.Settings(false),
                MiniData.of("echonet_lvh_mini"), Progress.NONE);
        try (Clip clip = MiniData.clip(listing, FIRST).open()) {
            assertFalse(clip.isMasked());
        }
        try (Clip clip = MiniData.clip(list(MiniData.of("echonet_lvh_mini")), FIRST).open()) {
            assertTrue(clip.isMasked());
        }
    }
}
