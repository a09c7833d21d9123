package org.apical.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;
import org.apical.data.Cohort;
import org.apical.experiment.DiscFixture;
import org.apical.experiment.file.Experiment;
import org.apical.testing.PaintedClip;

class OutsideSectorTest extends DiscFixture {

    private static final int ROWS = 180;
    private static final int COLUMNS = 240;

    OutsideSectorTest() {
        super(head("ejectionFraction", 16, 16, 2) + "model: {architecture: {id: smallCnn, depth: 1, width: 4}}\n");
    }

    private static boolean isScan(int x, int y) {
        double across = x + 0.5 - 120;
        double down = y + 0.5 - 12;
        return down > 0 && Math.hypot(across, down) < 150 && Math.abs(across) < down * Math.tan(Math.toRadians(40));
    }

    private static boolean isWriting(int x, int y) {
        return x >= 6 && x < 40 && y >= 8 && y < 15 && (x + y) % 3 != 0;
    }

    /** A fan of moving speckle with writing in the corner. */
    private static PaintedClip.Picture fan(int frame) {
        Random random = new Random(frame);
        return (x, y) -> {
            int noise = 40 + random.nextInt(140);
            return isScan(x, y) ? noise : isWriting(x, y) ? 210 : 0;
        };
    }

    private static ClipReference turned(boolean masked) {
        PaintedClip fan = new PaintedClip(new ClipInfo("P1", "S1", "C1", "A4C", "a.clip", Map.of()), ROWS, COLUMNS,
                PaintedClip.times(10, 50), masked, OutsideSectorTest::fan);
        return OutsideSector.of(new Listing(List.of(fan), List.of())).clips().get(0);
    }

    @Test
    void leavesWritingAndBlackensTheScan() throws ApicalException {
        try (Clip clip = turned(false).open()) {
            assertTrue(clip.isMasked(), "The whole picture is stored.");
            byte[] frame = clip.greyFrame(3);
            int writing = 0;
            int scan = 0;
            for (int i = 0; i < frame.length; i++) {
                if (isWriting(i % COLUMNS, i / COLUMNS)) {
                    assertEquals((byte) 210, frame[i]);
                    writing++;
                }
                scan += isScan(i % COLUMNS, i / COLUMNS) && frame[i] != 0 ? 1 : 0;
            }
            assertTrue(writing > 100);
            assertEquals(0, scan, "pixels of the scan are left");
        }
    }

    @Test
    void saysThatNothingLiesAroundAPublishedScan() {
        ApicalException e = assertThrows(ApicalException.class, () -> turned(true).open());
        assertEquals(ApicalException.Cause.BAD_INPUT, e.kind());
        assertTrue(e.problem().line().contains("a.clip"), e.problem().line());
    }

    @Test
    void cannotBeTakenFromAnImportedCohort() throws ApicalException {
        Experiment plain = experiment();
        CohortProvider provider = new CohortProvider(folder.resolve("cohorts"));
        Path imported;
        try (Cohort cohort = provider.open(plain, 1, Progress.NONE)) {
            imported = cohort.folder();
        }
        Experiment control = experiment("control.frames=outsideSector").at(imported);
        ApicalException e = assertThrows(ApicalException.class, () -> provider.open(control, 1, Progress.NONE));
        assertTrue(e.problem().line().contains("outside the sector"), e.problem().line());
        try (Cohort cohort = provider.open(plain.at(imported), 1, Progress.NONE)) {
            assertEquals(imported, cohort.folder());
        }
    }
}
