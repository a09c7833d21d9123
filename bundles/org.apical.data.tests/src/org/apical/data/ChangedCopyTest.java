package org.apical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apical.api.Progress;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A copy is recognised whatever was done to it on the way, and nothing else is taken for a copy. */
class ChangedCopyTest {

    @TempDir
    Path folder;

    private List<ClipPair> alike(List<ClipReference> clips) throws Exception {
        Path out = folder.resolve("cohort");
        CohortImport.run(new ImportRequest(new Listing(clips, List.of()), "synthetic", Optional.empty(), "", 112, 112,
                20, 100, 2, out), Progress.NONE);
        try (Cohort cohort = Cohort.open(out)) {
            return cohort.alike();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "compressed at quality 50,   0,    0,    0,    0,    1,    0, 0.5, 1, 0, 1",
        "5 % cropped all around,     .025, .025, .025, .025, 1,    0, 1,   1, 0, 1",
        "10 % cropped all around,    .05,  .05,  .05,  .05,  1,    0, 1,   1, 0, 1",
        "10 % cropped left and top,  .1,   .1,   0,    0,    1,    0, 1,   1, 0, 1",
        "10 % cropped at the right,  0,    0,    .1,   .1,   1,    0, 1,   1, 0, 1",
        "brighter,                   0,    0,    0,    0,    1.2, 20, 1,   1, 0, 1",
        "darker,                     0,    0,    0,    0,    0.7,  0, 1,   1, 0, 1",
        "half the frame rate,        0,    0,    0,    0,    1,    0, 1,   2, 0, 1",
        "begun 350 ms later,         0,    0,    0,    0,    1,    0, 1,   1, 17, 1",
        "played faster,              0,    0,    0,    0,    1,    0, 1,   1, 0, 1.3",
        "all of it,                  .03,  .02,  .02,  .03,  1.15, 10, 0.5, 2, 7, 1"})
    void aCopyIsFound(String what, double left, double top, double right, double bottom, double gain, double offset,
            float quality, int every, int skipped, double speed) throws Exception {
        List<ClipReference> clips = new ArrayList<>(CohortImportTest.clips(4));
        clips.add(new SyntheticClip("original", "A4C", 50, 2));
        clips.add(new AlteredClip(new SyntheticClip("original", "A4C", 50, 2), "copy", left, top, right, bottom, gain,
                offset, quality, every, skipped, speed));
        List<ClipPair> pairs = alike(clips);
        assertEquals(1, pairs.size(), what + ": " + pairs);
        assertEquals(4, pairs.get(0).first());
        assertEquals(5, pairs.get(0).second());
        assertTrue(pairs.get(0).similarity() >= 0.95, pairs.toString());
    }

    /** 46 patients make 1,035 pairs, all with the same fan. */
    @Test
    void differentPatientsAreNotTakenForOne() throws Exception {
        List<ClipReference> clips = new ArrayList<>();
        for (int i = 0; i < 46; i++) {
            clips.add(new SyntheticClip("patient " + i, "A4C", 10, 1));
        }
        assertEquals(List.of(), alike(clips));
    }
}
