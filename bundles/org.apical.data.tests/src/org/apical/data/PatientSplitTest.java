package org.apical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.apical.api.ApicalException;
import org.junit.jupiter.api.Test;

class PatientSplitTest {

    private static final List<String> PATIENTS = IntStream.range(0, 2883).mapToObj(i -> "P" + i).toList();

    @Test
    void sharesAreThoseOfThePaper() {
        PatientSplit split = PatientSplit.of(PATIENTS, 337.0 / 2883, 0.1, 1);
        assertEquals(337, split.patients(Part.TEST).size());
        assertEquals(255, split.patients(Part.VALIDATION).size());
        assertEquals(2546 - 255, split.patients(Part.TRAIN).size());
    }

    @Test
    void partsAreDisjointAndWhole() {
        PatientSplit split = PatientSplit.of(PATIENTS, 0.13, 0.1, 7);
        Set<String> all = new HashSet<>();
        for (Part part : Part.values()) {
            for (String patient : split.patients(part)) {
                assertTrue(all.add(patient), patient);
                assertEquals(part, split.part(patient));
            }
        }
        assertEquals(PATIENTS.size(), all.size());
    }

    @Test
    void everyPatientIsTestedOnInOneFold() {
        Set<String> all = new HashSet<>();
        for (int fold = 1; fold <= 5; fold++) {
            PatientSplit split = PatientSplit.fold(PATIENTS, 5, fold, 0.1, 7);
            assertEquals(fold <= 2883 % 5 ? 577 : 576, split.patients(Part.TEST).size());
            assertEquals(231, split.patients(Part.VALIDATION).size());
            split.patients(Part.TEST).forEach(patient -> assertTrue(all.add(patient), patient));
        }
        assertEquals(PATIENTS.size(), all.size());
        assertThrows(IllegalArgumentException.class, () -> PatientSplit.fold(PATIENTS, 5, 6, 0.1, 7));
        assertThrows(IllegalArgumentException.class, () -> PatientSplit.fold(PATIENTS, 1, 1, 0.1, 7));
    }

    @Test
    void orderAndRepetitionDoNotMatter() {
        List<String> shuffled = new ArrayList<>(PATIENTS);
        shuffled.addAll(PATIENTS.subList(0, 500));
        Collections.shuffle(shuffled, new Random(3));
        PatientSplit one = PatientSplit.of(PATIENTS, 0.2, 0.1, 5);
        PatientSplit other = PatientSplit.of(shuffled, 0.2, 0.1, 5);
        for (Part part : Part.values()) {
            assertEquals(one.patients(part), other.patients(part));
        }
    }

    @Test
    void seedsGiveDifferentSplitsAndNewPatientsMoveFew() {
        PatientSplit one = PatientSplit.of(PATIENTS, 0.2, 0.1, 5);
        assertNotEquals(one.patients(Part.TEST), PatientSplit.of(PATIENTS, 0.2, 0.1, 6).patients(Part.TEST));
        List<String> more = new ArrayList<>(PATIENTS);
        IntStream.range(0, 10).forEach(i -> more.add("N" + i));
        PatientSplit grown = PatientSplit.of(more, 0.2, 0.1, 5);
        long moved = PATIENTS.stream().filter(patient -> one.part(patient) != grown.part(patient)).count();
        assertTrue(moved <= 20, moved + " patients moved");
    }

    @Test
    void sharesOutOfRangeAndStrangersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PatientSplit.of(PATIENTS, 1.2, 0.1, 1));
        assertThrows(IllegalArgumentException.class, () -> PatientSplit.of(PATIENTS, Double.NaN, 0.1, 1));
        assertThrows(IllegalArgumentException.class, () -> PatientSplit.of(PATIENTS, 0.1, 0.1, 1).part("nobody"));
    }

    @Test
    void takesThePublishedParts() throws Exception {
        PatientSplit split = PatientSplit.published(List.of(clip(0, "a", "train"), clip(1, "b", "test"),
                clip(2, "a", "train"), clip(3, "c", "validation")));
        assertEquals(List.of("a"), split.patients(Part.TRAIN));
        assertEquals(List.of("c"), split.patients(Part.VALIDATION));
        assertEquals(List.of("b"), split.patients(Part.TEST));
    }

    @Test
    void namesThePatientThatIsPublishedInTwoParts() {
        ApicalException e = assertThrows(ApicalException.class, () -> PatientSplit.published(
                List.of(clip(0, "twice", "train"), clip(1, "b", "test"), clip(2, "twice", "test"))));
        assertTrue(e.getMessage().contains("twice") && e.getMessage().contains("train and test"), e.getMessage());
    }

    @Test
    void namesThePatientWithoutAPublishedPart() {
        for (String word : List.of("", "holdout")) {
            ApicalException e = assertThrows(ApicalException.class,
                    () -> PatientSplit.published(List.of(clip(0, "lost", word))));
            assertTrue(e.getMessage().contains("lost") && e.getMessage().contains(word), e.getMessage());
        }
    }

    private static StoredClip clip(int index, String patient, String split) {
        return new StoredClip(index, patient, patient, "clip" + index, "A4C", "clip" + index + ".avi", index, 1,
                new double[1], new FrameGeometry(8, 8, 0, 0, 8, 8, 8, 8), Map.of("split", split));
    }
}
