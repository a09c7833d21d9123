package org.apical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that keeps one view by what a classifier said of the files. */
class ViewFilterTest {

    private static final String TABLE = """
            file,patient,prediction,unit,frames,frameDeviation,class,probability
            P0/clip.dcm,P0,0,,20,0.1,A4C,0.98
            P1/clip.dcm,P1,0,,20,0.1,A4C,0.91
            P2/clip.dcm,P2,3,,20,0.1,PLAX,0.97
            P3/clip.dcm,P3,0,,20,0.1,A4C,0.41
            P4/clip.dcm,P4,0,,20,0.1,A4C,0.88
            P6/clip.dcm,P6,8,,20,0.1,other,0.88
            """;

    @TempDir
    Path folder;

    /** The headers of P1, P3, P5 and P6 say nothing, PLAX, A4C and SSN; the others A4C. */
    private static List<ClipReference> clips() {
        return List.of(clip("P0", "A4C"), clip("P1", ""), clip("P2", "A4C"), clip("P3", "PLAX"), clip("P4", "PLAX"),
                clip("P5", "A4C"), clip("P6", "SSN"));
    }

    private static ClipReference clip(String patient, String view) {
        return new SyntheticClip(patient, view, 25, 1);
    }

    private ImportAudit importAll(String view, String table, double certainty) throws Exception {
        Path file = Files.writeString(folder.resolve("views.csv"), table);
        return CohortImport.run(new ImportRequest(new Listing(clips(), List.of()), "synthetic", Optional.empty(), "",
                view, new ViewFilter(Optional.of(file), certainty), 32, 32, 5, 100, 1, folder.resolve("cohort")),
                Progress.NONE);
    }

    private static List<String> lines(List<Problem> problems) {
        return problems.stream().map(problem -> problem.file() + " " + problem.message()).toList();
    }

    private String fault(String table, double certainty) {
        ApicalException e = assertThrows(ApicalException.class, () -> importAll("A4C", table, certainty));
        assertEquals(ApicalException.Cause.BAD_INPUT, e.kind());
        return e.problem().line();
    }

    @Test
    void keepsTheViewTheClassifierNamesAndSaysWhatItLeftOut() throws Exception {
        ImportAudit audit = importAll("A4C", TABLE, 0.6);
        assertEquals(new ClassifiedViews(2, 1, 1, 3), audit.views());
        assertEquals(2, audit.otherViews());
        assertEquals(3, audit.clipsStored());
        assertEquals(List.of(
                "P2/clip.dcm The classifier says PLAX with probability 0.97, not A4C; its header says A4C.",
                "P3/clip.dcm The classifier says A4C with probability 0.41; its header says PLAX; below 0.60 is not "
                        + "believed.",
                "P5/clip.dcm The table of views has no row for the clip.",
                "P6/clip.dcm The classifier says other with probability 0.88, not A4C."), lines(audit.skipped()));
        assertTrue(lines(audit.tolerated()).contains("P4/clip.dcm The classifier says A4C with probability 0.88; its "
                + "header says PLAX; the classifier was believed."), audit.tolerated().toString());
        try (Cohort cohort = Cohort.open(folder.resolve("cohort"))) {
            assertEquals(List.of("P0", "P1", "P4"), cohort.clips().stream().map(StoredClip::patient).toList());
            assertTrue(cohort.clips().stream().allMatch(clip -> clip.view().equals("A4C")));
            assertEquals("PLAX", cohort.clips().get(2).attributes().get("headerView"));
            assertEquals(64, cohort.info().viewsHash().length());
            assertEquals(0.6, cohort.info().viewCertainty());
        }
        String page = Files.readString(folder.resolve("cohort/audit.html"));
        assertTrue(page.contains("<th>Header and classifier disagree</th><td>3</td>"), page);
    }

    @Test
    void withoutAViewAllClipsAreKeptUnderTheClassifiersNames() throws Exception {
        ImportAudit audit = importAll("", TABLE, 0);
        assertEquals(new ClassifiedViews(0, 0, 0, 3), audit.views());
        try (Cohort cohort = Cohort.open(folder.resolve("cohort"))) {
            assertEquals(List.of("A4C", "A4C", "PLAX", "A4C", "A4C", "A4C", "other"),
                    cohort.clips().stream().map(StoredClip::view).toList());
        }
    }

    /** A clip whose header says that it has one frame. */
    private record Still(ClipReference clip) implements ClipReference {

        @Override
        public ClipInfo info() {
            ClipInfo info = clip.info();
            return new ClipInfo(info.patient(), info.study(), info.clip(), info.view(), info.file(),
                    Map.of("frames", "1"));
        }

        @Override
        public Clip open() throws ApicalException {
            return clip.open();
        }
    }

    private ImportAudit importStill(String view, String table) throws Exception {
        Path file = Files.writeString(folder.resolve("views.csv"), table);
        List<ClipReference> clips = List.of(clip("P0", "A4C"), new Still(clip("P1", "A4C")));
        return CohortImport.run(new ImportRequest(new Listing(clips, List.of()), "synthetic", Optional.empty(), "",
                view, new ViewFilter(Optional.of(file), 0), 32, 32, 5, 100, 1, folder.resolve("still-" + view)),
                Progress.NONE);
    }

    @Test
    void aStillIsAStillWhateverAClassifierOfFramesSays() throws Exception {
        String table = "file,class,probability\nP0/clip.dcm,A4C,0.9\nP1/clip.dcm,A4C,0.9\n";
        ImportAudit audit = importStill("A4C", table);
        assertEquals(new ClassifiedViews(1, 0, 0, 1), audit.views());
        assertEquals(List.of("P1/clip.dcm The clip is a still, not A4C: it has one frame. The classifier says A4C with "
                + "probability 0.90."), lines(audit.skipped()));
        assertEquals(1, audit.clipsStored());
        importStill("still", table);
        try (Cohort cohort = Cohort.open(folder.resolve("still-still"))) {
            assertEquals(List.of("P1"), cohort.clips().stream().map(StoredClip::patient).toList());
            assertEquals("still", cohort.clips().get(0).view());
        }
        String byHand = "file,view\nP0/clip.dcm,PLAX\nP1/clip.dcm,A4C\n";
        assertEquals(1, importStill("a4c", byHand).clipsStored(), "a table without probabilities is a person's word");
    }

    @Test
    void aTableWithoutProbabilitiesServesWhenNoCertaintyIsAskedFor() throws Exception {
        String plain = "File,View\nP0/clip.dcm,a4c\nP1/clip.dcm,PLAX\n";
        ImportAudit audit = importAll("A4C", plain, 0);
        assertEquals(1, audit.clipsStored());
        assertEquals("P1/clip.dcm The classifier says PLAX, not A4C.", lines(audit.skipped()).get(0));
        assertTrue(fault(plain, 0.5).contains("needs the columns file and view (or class) and probability"));
    }

    @Test
    void refusesTablesThatCannotBeMeant() {
        assertTrue(fault("patient,view\nP0,A4C\n", 0).contains("line 1"));
        assertTrue(fault("file,view\nother/P0.dcm,A4C\n", 0).contains("None of the clips is in the table of views"));
        assertTrue(fault("file,view\nP0/clip.dcm,A4C\nP0/clip.dcm,PLAX\n", 0).contains("line 3"));
        assertTrue(fault("file,class,probability\nP0/clip.dcm,A4C,high\n", 0).contains("'high' is no probability"));
        ApicalException e = assertThrows(ApicalException.class, () -> CohortImport.run(new ImportRequest(
                new Listing(clips(), List.of()), "synthetic", Optional.empty(), "", "A4C",
                new ViewFilter(Optional.empty(), 0.5), 32, 32, 5, 100, 1, folder.resolve("none")), Progress.NONE));
        assertTrue(e.getMessage().contains("no table of views"), e.getMessage());
    }
}
