package org.apical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

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
}
