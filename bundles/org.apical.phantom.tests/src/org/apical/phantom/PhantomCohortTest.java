package org.apical.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.testing.WatchedProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhantomCohortTest {
    @TempDir
    private Path folder;

    private static PhantomSettings settings(int threads, long seed) throws Exception {
        return PhantomSettings.of(Map.of("patients", 3, "seed", seed, "views", true, "columns", 160, "seconds", 0.6,
                "threads", threads));
    }

    private static Map<String, byte[]> contents(Path root) throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        try (var walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void sameSeedSameBytesWhateverTheThreads() throws Exception {
        assertEquals(27, PhantomCohort.write(settings(1, 5), folder.resolve("one"), Progress.NONE));
        PhantomCohort.write(settings(3, 5), folder.resolve("three"), Progress.NONE);
        Map<String, byte[]> one = contents(folder.resolve("one"));
        Map<String, byte[]> three = contents(folder.resolve("three"));
        assertEquals(one.keySet(), three.keySet());
        assertEquals(3 * 9 * 2 + 3, one.size());
        for (String name : one.keySet()) {
            assertArrayEquals(one.get(name), three.get(name), name);
        }
    }

    @Test
    void anotherSeedGivesOtherPictures() throws Exception {
        PhantomCohort.write(settings(2, 5), folder.resolve("five"), Progress.NONE);
        PhantomCohort.write(settings(2, 6), folder.resolve("six"), Progress.NONE);
        Map<String, byte[]> five = contents(folder.resolve("five"));
        Map<String, byte[]> six = contents(folder.resolve("six"));
        for (String name : five.keySet()) {
            assertFalse(java.util.Arrays.equals(five.get(name), six.get(name)), name);
        }
    }

    @Test
    void tablesNameEveryPatientClipAndFrame() throws Exception {
        Path out = folder.resolve("cohort");
        PhantomCohort.write(settings(2, 5), out, Progress.NONE);
        List<String> labels = Files.readAllLines(out.resolve("labels.csv"));
        assertTrue(labels.get(0).startsWith("patientId,studyUid,age,sex,weightKg,heightM,bmi,edvMl,esvMl,ef,lead,"
                + "severeLaEnlargement,lvh"), labels.get(0));
        assertEquals(4, labels.size());
        int frames = 0;
        for (String line : Files.readAllLines(out.resolve("clips.csv")).subList(1, 28)) {
            String[] cells = line.split(",");
            assertTrue(Files.isRegularFile(out.resolve(cells[5])), cells[5]);
            PhantomMasks masks = PhantomMasks.read(out.resolve(cells[6]), Integer.parseInt(cells[9]));
            assertEquals(Integer.parseInt(cells[10]), masks.rows());
            assertEquals(Integer.parseInt(cells[11]), masks.columns());
            frames += masks.frames();
        }
        assertEquals(frames + 1, Files.readAllLines(out.resolve("truth.csv")).size());
    }

    @Test
    void aFolderThatIsNotEmptyIsRefusedAndLeftAlone() throws Exception {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        ApicalException problem = assertThrows(ApicalException.class,
                () -> PhantomCohort.write(settings(1, 1), folder, Progress.NONE));
        assertEquals(ApicalException.Cause.BAD_INPUT, problem.kind());
        assertTrue(problem.getMessage().contains("not empty"), problem.getMessage());
        assertEquals("mine", Files.readString(folder.resolve("mine.txt")));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        ApicalException problem = assertThrows(ApicalException.class,
                () -> PhantomCohort.write(settings(1, 1), file.resolve("below"), Progress.NONE));
        assertEquals(ApicalException.Cause.BAD_INPUT, problem.kind());
        assertEquals(file.resolve("below").toString(), problem.problem().file());
    }

    @Test
    void masksThatDoNotFitTheClipAreRefused() throws Exception {
        Path out = folder.resolve("masks");
        PhantomCohort.write(PhantomSettings.of(Map.of("patients", 1, "columns", 160, "seconds", 0.5)), out,
                Progress.NONE);
        Path mask = out.resolve("masks/P00001/study-1/1-A4C.png");
        int frames = Integer.parseInt(Files.readAllLines(out.resolve("clips.csv")).get(1).split(",")[9]);
        PhantomMasks masks = PhantomMasks.read(mask, frames);
        assertEquals(frames, masks.frames());
        assertTrue(masks.area(MaskStructure.LV, 0) > 100);
        assertTrue(masks.contains(MaskStructure.SECTOR, 0, masks.rows() / 2, masks.columns() / 2));
        ApicalException problem = assertThrows(ApicalException.class, () -> PhantomMasks.read(mask, 1 + 120 * frames));
        assertTrue(problem.getMessage().contains("does not hold"), problem.getMessage());
        Files.writeString(mask, "no picture");
        assertThrows(ApicalException.class, () -> PhantomMasks.read(mask, frames));
    }

    @Test
    void stoppingLeavesNothingBehind() throws Exception {
        Path out = folder.resolve("stopped");
        WatchedProgress impatient = WatchedProgress.stoppingAfter(1);
        ApicalException problem = assertThrows(ApicalException.class,
                () -> PhantomCohort.write(settings(1, 1), out, impatient));
        assertEquals(ApicalException.Cause.INTERRUPTED, problem.kind());
        assertEquals(1, impatient.begun("").size());
        assertEquals(3, impatient.total());
        assertEquals(1, impatient.advances());
        assertEquals(List.of(), impatient.notes());
        assertFalse(Files.exists(out));
    }

    @Test
    void optionsOfTheCommandAreTheSettingsAndTheFolder() throws Exception {
        PhantomOptions options = org.apical.api.settings.SettingsType.of(PhantomOptions.class)
                .bind(Map.of("out", "x", "patients", 12, "seed", 3, "leadStrength", 1.5));
        assertEquals(PhantomSettings.of(Map.of("patients", 12, "seed", 3, "leadStrength", 1.5)), options.settings());
    }
}
