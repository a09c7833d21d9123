package org.apical.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CohortImportTest {

    @TempDir
    Path folder;

    static List<ClipReference> clips(int count) {
        List<ClipReference> clips = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clips.add(new SyntheticClip("P" + i, "A4C", new double[] {25, 50, 75}[i % 3], 1 + i % 2));
        }
        return clips;
    }

    static ImportRequest request(List<ClipReference> clips, int threads, Path out) {
        return new ImportRequest(new Listing(clips, List.of()), "synthetic", Optional.empty(), "A4C", 64, 64, 20, 100,
                threads, out);
    }

    private static byte[] bytes(Path cohort, String file) throws Exception {
        return Files.readAllBytes(cohort.resolve(file));
    }

    @Test
    void aCohortIsWrittenAndReadAgain() throws Exception {
        Path labels = Files.writeString(folder.resolve("l.csv"), "patient,ef\nP0,50\nP1,60\nP9,70\n");
        Path out = folder.resolve("new/cohort");
        ImportAudit audit = CohortImport.run(new ImportRequest(new Listing(clips(3),
                List.of(new Problem("No DICOM.", "x.txt", "", ""))), "synthetic", Optional.of(labels), "", 64, 64, 20,
                100, 2, out), Progress.NONE);
        assertEquals(3, audit.clipsStored());
        assertEquals(10 + 20 + 10, audit.frames());
        assertEquals(1, audit.patientsWithoutLabels());
        assertEquals(List.of("The patient P2 has clips but no labels.", "The patient P9 has labels but no clip."),
                audit.labelProblems().stream().map(Problem::message).toList());
        assertEquals("x.txt", audit.skipped().get(0).file());
        try (Cohort cohort = Cohort.open(out)) {
            assertEquals(3, cohort.clips().size());
            StoredClip second = cohort.clips().get(1);
            assertEquals("P1", second.patient());
            assertEquals("P1.study", second.study());
            assertEquals("P1/clip.dcm", second.file());
            assertEquals(10, second.firstFrame());
            assertEquals(20, second.frames());
            assertEquals(700, second.frameTimesMs()[7], 1e-9);
            assertEquals("50.0", second.attributes().get("framesPerSecond"));
            assertEquals(SyntheticClip.COLUMNS, second.geometry().sourceColumns());
            assertEquals(60, cohort.labels().row("P1", "P1.study").orElseThrow().number("EF"));
            assertEquals(List.of(), cohort.duplicates());
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes(out, "frames.bin"));
            digest.update(bytes(out, "index.csv"));
            assertEquals(HexFormat.of().formatHex(digest.digest()), cohort.info().contentHash());
        }
        assertTrue(Files.readString(out.resolve("audit.html")).contains("No DICOM."));
        assertTrue(Files.size(out.resolve("sectors/sectors.png")) > 1000);
    }

    @Test
    void everyPixelOutsideTheSectorIsZeroAndTheHeartIsInside() throws Exception {
        Path out = folder.resolve("cohort");
        CohortImport.run(request(clips(4), 2, out), Progress.NONE);
        try (Cohort cohort = Cohort.open(out)) {
            byte[] frame = new byte[64 * 64];
            boolean[] fan = new boolean[SyntheticClip.ROWS * SyntheticClip.COLUMNS];
            for (int i = 0; i < fan.length; i++) {
                fan[i] = SyntheticClip.isInFan(i % SyntheticClip.COLUMNS, i / SyntheticClip.COLUMNS);
            }
            for (StoredClip clip : cohort.clips()) {
                boolean[] sector = cohort.sector(clip.index());
                boolean[] truth = clip.geometry().resampleMask(fan);
                int bright = 0;
                int covered = 0;
                for (int k = 0; k < clip.frames(); k++) {
                    cohort.read(clip.firstFrame() + k, frame);
                    for (int i = 0; i < frame.length; i++) {
                        assertTrue(sector[i] || frame[i] == 0, "clip " + clip.index() + ", pixel " + i);
                        bright += frame[i] != 0 ? 1 : 0;
                        covered += truth[i] && sector[i] ? 1 : 0;
                    }
                }
                int fanPixels = 0;
                for (boolean pixel : truth) {
                    fanPixels += pixel ? 1 : 0;
                }
                assertTrue(covered > 0.95 * fanPixels * clip.frames(), "the sector misses the fan");
                assertTrue(bright > 0.5 * fanPixels * clip.frames(), "the frames are dark");
            }
        }
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws Exception {
        List<ClipReference> clips = clips(13);
        clips.set(5, new SyntheticClip("broken", "A4C", 50, 1).withoutTimes());
        for (int threads : new int[] {1, 2, 5}) {
            CohortImport.run(request(clips, threads, folder.resolve("c" + threads)), Progress.NONE);
        }
        for (String file : List.of("frames.bin", "index.csv", "sectors.bin", "cohort.json", "audit.json",
                "audit.html", "sectors/sectors.png")) {
            for (int threads : new int[] {2, 5}) {
                assertArrayEquals(bytes(folder.resolve("c1"), file), bytes(folder.resolve("c" + threads), file), file);
            }
        }
    }

    @Test
    void oneClipAtSeveralRatesGivesTheSameFrames() throws Exception {
        Path out = folder.resolve("cohort");
        List<ClipReference> copies = new ArrayList<>();
        for (double rate : new double[] {10, 25, 50, 75, 80}) {
            SyntheticClip clip = new SyntheticClip("same", "A4C", rate, 2);
            copies.add(clip.copyFor("at" + rate));
        }
        ImportAudit audit = CohortImport.run(request(copies, 2, out), Progress.NONE);
        assertTrue(audit.duplicates().size() >= 4, "copies share pictures: " + audit.duplicates());
        try (Cohort cohort = Cohort.open(out)) {
            assertEquals(audit.duplicates(), cohort.duplicates());
            for (StoredClip clip : cohort.clips()) {
                assertEquals(20, clip.frames());
                boolean divides = !clip.patient().equals("at25.0") && !clip.patient().equals("at75.0");
                for (int k = 0; k < 20; k++) {
                    assertEquals(k * 100, clip.frameTimesMs()[k], divides || k % 2 == 0 ? 1e-6 : 20.0001);
                }
            }
        }
    }

    @Test
    void whatCannotBeUsedIsLeftOutAndNamed() throws Exception {
        List<ClipReference> clips = clips(2);
        clips.add(new SyntheticClip("view", "A2C", 50, 1));
        clips.add(new SyntheticClip("noview", "", 50, 1));
        clips.add(new SyntheticClip("norate", "A4C", 50, 1).withoutTimes());
        clips.add(clips.get(0));
        clips.add(new SyntheticClip("partly", "A4C", 50, 1).withBrokenFrame(10));
        clips.add(new ClipReference() {
            @Override
            public org.apical.api.source.ClipInfo info() {
                return new SyntheticClip("closed", "A4C", 50, 1).info();
            }

            @Override
            public org.apical.api.source.Clip open() {
                throw new IllegalStateException("boom");
            }
        });
        Path out = folder.resolve("cohort");
        ImportAudit audit = CohortImport.run(request(clips, 2, out), Progress.NONE);
        assertEquals(3, audit.clipsStored());
        assertEquals(2, audit.otherViews());
        List<String> files = audit.skipped().stream().map(Problem::file).toList();
        assertEquals(List.of("view/clip.dcm", "noview/clip.dcm", "P0/clip.dcm", "norate/clip.dcm", "closed/clip.dcm"),
                files);
        assertTrue(audit.skipped().get(3).message().contains("does not say when"));
        assertTrue(audit.skipped().get(4).message().contains("boom"));
        assertEquals("frame 10", audit.tolerated().get(0).place());
        try (Cohort cohort = Cohort.open(out)) {
            assertEquals(9, cohort.clips().get(2).frames());
        }
    }

    @Test
    void picturesThatPatientsShareAreNamed() throws Exception {
        List<ClipReference> clips = clips(3);
        clips.add(((SyntheticClip) clips.get(1)).copyFor("twin"));
        ImportAudit audit = CohortImport.run(request(clips, 2, folder.resolve("cohort")), Progress.NONE);
        assertEquals(1, audit.duplicates().size());
        String line = audit.duplicates().get(0).line();
        assertTrue(line.contains("P1") && line.contains("twin") && line.contains("20 pictures"), line);
    }

    @Test
    void damagedCohortsAreRefused() throws Exception {
        Path out = folder.resolve("cohort");
        CohortImport.run(request(clips(2), 1, out), Progress.NONE);
        assertThrows(ApicalException.class, () -> Cohort.open(folder.resolve("nothing")));
        ApicalException noCohort = assertThrows(ApicalException.class, () -> Cohort.open(folder));
        assertTrue(noCohort.problem().message().contains("no cohort"));
        String index = Files.readString(out.resolve("index.csv"));
        Files.writeString(out.resolve("index.csv"), index.replace(",64", ",x64").replaceFirst("P1,", "\"P1,"));
        assertThrows(ApicalException.class, () -> Cohort.open(out));
        Files.writeString(out.resolve("index.csv"), index);
        Files.writeString(out.resolve("frames.bin"), "short");
        ApicalException damaged = assertThrows(ApicalException.class, () -> Cohort.open(out));
        assertTrue(damaged.problem().file().endsWith("frames.bin"));
    }

    static List<String> content(Path folder) throws Exception {
        try (Stream<Path> list = Files.list(folder)) {
            return list.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
