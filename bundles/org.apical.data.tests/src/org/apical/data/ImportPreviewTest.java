package org.apical.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;
import org.apical.data.ImportPreview.PreviewedClip;
import org.apical.testing.WatchedProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A preview shows what the import then stores, to the bit, and stores nothing itself. */
class ImportPreviewTest {

    @TempDir
    Path folder;

    private ImportRequest request(List<ClipReference> clips, Optional<Path> labels, String view) {
        return new ImportRequest(new Listing(clips, List.of(new Problem("No clip.", "notes.txt", "", ""))),
                "synthetic", labels, view, 48, 48, 5, 100, 1, folder.resolve("cohort"));
    }

    @Test
    void aPreviewedClipIsWhatIsStored() throws Exception {
        ImportRequest request = request(CohortImportTest.clips(2), Optional.empty(), "");
        PreviewedClip preview = ImportPreview.clip(request, request.listing().clips().get(1), Progress.NONE);
        assertTrue(Files.notExists(request.out()));
        CohortImport.run(request, Progress.NONE);
        try (Cohort cohort = Cohort.open(request.out())) {
            StoredClip stored = cohort.clips().get(1);
            assertEquals(Optional.empty(), preview.leftOut());
            assertEquals(stored.frames(), preview.frames().size());
            assertArrayEquals(stored.frameTimesMs(), preview.timesMs());
            assertEquals(stored.geometry(), preview.geometry());
            byte[] frame = new byte[48 * 48];
            for (int i = 0; i < stored.frames(); i++) {
                cohort.read(stored.firstFrame() + i, frame);
                assertArrayEquals(frame, preview.frames().get(i));
            }
        }
        assertEquals(preview.sourceRows() * preview.sourceColumns(), preview.seen().length);
        assertEquals(preview.seen().length, preview.picture().length);
        int seen = 0;
        for (boolean one : preview.seen()) {
            seen += one ? 1 : 0;
        }
        assertTrue(seen > preview.seen().length / 20 && seen < preview.seen().length, seen + " pixels are kept.");
    }

    @Test
    void theAuditBeforeTheImportNamesWhatDoesNotFit() throws IOException, ApicalException {
        List<ClipReference> clips = new ArrayList<>(CohortImportTest.clips(3));
        clips.add(clips.get(0));
        String known = clips.get(1).info().patient();
        Path labels = Files.writeString(folder.resolve("labels.csv"), "patient,EF\n" + known + ",55\nnobody,60\n");
        ImportAudit audit = ImportPreview.audit(request(clips, Optional.of(labels), ""));
        assertEquals(4, audit.clipsFound());
        assertEquals(3, audit.clipsStored());
        assertEquals(2, audit.skipped().size(), audit.skipped()::toString);
        assertTrue(audit.labelProblems().stream().anyMatch(problem -> problem.line().contains("nobody")),
                audit.labelProblems()::toString);
        assertEquals(0, ImportPreview.clips(request(clips, Optional.empty(), "PSAX")).size());
    }

    @Test
    void aClipThatCannotBeUsedSaysWhy() throws ApicalException {
        ImportRequest request = request(SyntheticClips.withoutTimes(1), Optional.empty(), "");
        PreviewedClip preview = ImportPreview.clip(request, request.listing().clips().get(0), Progress.NONE);
        assertTrue(preview.leftOut().orElseThrow().line().contains("frames were taken"));
    }

    @Test
    void aPreviewCanBeStopped() {
        ImportRequest request = request(CohortImportTest.clips(1), Optional.empty(), "");
        ApicalException stopped = assertThrows(ApicalException.class,
                () -> ImportPreview.clip(request, request.listing().clips().get(0), WatchedProgress.stopped()));
        assertEquals(ApicalException.Cause.INTERRUPTED, stopped.kind());
    }
}
