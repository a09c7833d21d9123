package org.apical.datasets;

import static org.apical.datasets.MiniData.assertOne;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.source.Clip;
import org.apical.api.source.Listing;
import org.apical.api.source.Tracing;
import org.apical.data.Cohort;
import org.apical.data.CohortImport;
import org.apical.data.ImportAudit;
import org.apical.data.ImportRequest;
import org.apical.data.Part;
import org.apical.data.PatientSplit;
import org.apical.data.StoredClip;
import org.apical.data.StoredTracing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the data sets when they are imported without a label table. */
class ImportedDatasetsTest {

    private static final String FIRST = "0X91B75842265B1F5";

    @TempDir
    private Path folder;

    private ImportAudit run(Listing listing, int size, double intervalMs) throws Exception {
        return CohortImport.run(new ImportRequest(listing, "test", Optional.empty(), "", size, size, 1000, intervalMs,
                2, folder.resolve("cohort")), Progress.NONE);
    }

    private Cohort cohort() throws Exception {
        return Cohort.open(folder.resolve("cohort"));
    }

    @Test
    void framesOfEchonetAreStoredWholeAndUnchanged() throws Exception {
        Listing listing = MiniData.list(new EchonetDynamicSource(), MiniData.of("echonet_dynamic_mini"));
        ImportAudit audit = run(listing, 112, 20);
        assertEquals(6, audit.clipsStored());
        assertEquals(0, audit.patientsWithoutLabels());
        assertOne(audit.tolerated().stream().map(Problem::line).toList(), "0X9755D4C3A902931.avi", "No frame");
        byte[] stored = new byte[112 * 112];
        int compared = 0;
        try (Cohort cohort = cohort()) {
            for (StoredClip kept : cohort.clips()) {
                boolean[] sector = cohort.sector(kept.index());
                assertEquals(112 * 112, MiniData.area(sector));
                try (Clip clip = MiniData.clip(listing, kept.clip()).open()) {
                    double[] times = clip.frameTimesMs();
                    int source = 0;
                    for (int i = 0; i < kept.frames(); i++) {
                        while (Math.abs(times[source] - kept.frameTimesMs()[i]) > 1e-6) {
                            source++;
                        }
                        cohort.read(kept.firstFrame() + i, stored);
                        assertArrayEquals(clip.greyFrame(source), stored);
                        compared++;
                    }
                }
            }
            assertTrue(compared > 300, compared + " frames were compared");
            assertEquals(Optional.of("56.852219"), cohort.labels().row(FIRST, FIRST).orElseThrow().text("EF"));
            PatientSplit split = PatientSplit.published(cohort.clips());
            assertEquals(3, split.patients(Part.TRAIN).size());
            assertEquals(2, split.patients(Part.TEST).size());
        }
    }

    @Test
    void tracingsBecomeMasksOfTheFramesTheyWereDrawnInto() throws Exception {
        Listing listing = MiniData.list(new EchonetDynamicSource(), MiniData.of("echonet_dynamic_mini"));
        run(listing, 112, 100);
        try (Cohort cohort = cohort()) {
            assertEquals(10, cohort.tracings().size());
            byte[] frame = new byte[112 * 112];
            for (StoredTracing tracing : cohort.tracings()) {
                StoredClip kept = cohort.clips().get(tracing.clip());
                try (Clip clip = MiniData.clip(listing, kept.clip()).open()) {
                    Tracing drawn = clip.tracings().stream().filter(t -> t.frame() == tracing.sourceFrame())
                            .findFirst().orElseThrow();
                    assertArrayEquals(drawn.mask(112, 112), cohort.mask(tracing));
                    assertArrayEquals(drawn.x(), tracing.x(), 1e-9);
                    cohort.readTraced(tracing, frame);
                    assertArrayEquals(clip.greyFrame(tracing.sourceFrame()), frame);
                    assertEquals(clip.frameTimesMs()[tracing.sourceFrame()], tracing.timeMs(), 1e-6);
                    if (tracing.storedFrame() >= 0) {
                        byte[] sampled = new byte[frame.length];
                        cohort.read(kept.firstFrame() + tracing.storedFrame(), sampled);
                        assertArrayEquals(frame, sampled);
                    }
                }
            }
        }
    }

    @Test
    void masksAreScaledLikeFrames() throws Exception {
        Listing listing = MiniData.list(new CamusSource(), MiniData.of("camus_mini"));
        ImportAudit audit = run(listing, 64, 1);
        assertEquals(6, audit.clipsStored());
        assertEquals(List.of(), audit.labelProblems());
        try (Cohort cohort = cohort()) {
            StoredClip kept = cohort.clips().stream().filter(clip -> clip.clip().equals("patient0001_4CH")).findFirst()
                    .orElseThrow();
            assertEquals(320, kept.geometry().width());
            assertEquals(320, kept.geometry().height(), "the proportions are kept: a square around 320 x 240");
            assertEquals(Optional.of("46"), cohort.labels().row("patient0001", "patient0001").orElseThrow().text("EF"));
            List<StoredTracing> ventricles = cohort.tracings().stream().filter(tracing -> tracing.clip() == kept.index()
                    && tracing.structure().equals("leftVentricle")).toList();
            assertEquals(12, ventricles.size());
            double scale = 64.0 / 320;
            int area = MiniData.area(cohort.mask(ventricles.get(0)));
            double expected = 8193 * scale * scale;
            assertEquals(expected, area, Math.PI * Math.sqrt(4 * expected / Math.PI), "within one pixel line");
            assertTrue(Math.abs(area - expected) < 0.05 * expected, area + " of " + expected);
            assertEquals(0, ventricles.get(0).storedFrame());
        }
    }

    @Test
    void linesStayLines() throws Exception {
        Listing listing = MiniData.list(new EchonetLvhSource(), MiniData.of("echonet_lvh_mini"));
        run(listing, 100, 20);
        try (Cohort cohort = cohort()) {
            StoredTracing line = cohort.tracings().stream().filter(tracing -> tracing.structure().equals("LVIDd"))
                    .findFirst().orElseThrow();
            assertEquals((190.5) / 4 - 0.5, line.x()[0], 1e-9);
            assertEquals((110.5 + 50) / 4 - 0.5, line.y()[0], 1e-9);
            assertEquals(16, MiniData.area(cohort.mask(line)));
            String name = cohort.clips().get(line.clip()).patient();
            assertEquals(Optional.of("4.9"), cohort.labels().row(name, name).orElseThrow().text("LVIDd"));
        }
    }

    @Test
    void stillsWithOblongPixelsAreNotDistorted() throws Exception {
        Listing listing = MiniData.list(new CamusSource(), MiniData.of("camus_mini_mhd"));
        run(listing, 64, 100);
        try (Cohort cohort = cohort()) {
            assertEquals(12, cohort.clips().size());
            StoredClip still = cohort.clips().get(0);
            assertEquals(640, still.geometry().sourceColumns());
            assertEquals(240, still.geometry().sourceRows());
            assertEquals(640, still.geometry().height());
            assertEquals(3, cohort.tracings().stream().filter(tracing -> tracing.clip() == 0).count());
        }
    }

    @Test
    void clipsOfAStudyThatDisagreeGetNoLabel() throws Exception {
        Path root = MiniData.copy("camus_mini", folder.resolve("copy"));
        MiniData.change(root.resolve("database_nifti/patient0001/Info_2CH.cfg"),
                text -> text.replace("EF: 46", "EF: 64"));
        ImportAudit audit = run(MiniData.list(new CamusSource(), root), 32, 100);
        assertOne(audit.labelProblems().stream().map(Problem::line).toList(), "patient0001", "EF is 46 or 64");
        try (Cohort cohort = cohort()) {
            assertEquals(Optional.empty(), cohort.labels().row("patient0001", "patient0001").orElseThrow().text("EF"));
            assertEquals(Optional.of("51"), cohort.labels().row("patient0001", "patient0001").orElseThrow()
                    .text("Age"));
        }
    }
}
