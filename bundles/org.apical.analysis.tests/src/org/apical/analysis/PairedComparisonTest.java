package org.apical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.apical.api.ApicalException;
import org.apical.api.report.PatientPrediction;
import org.apical.api.task.Target;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {

    private static final Target PERCENT = Target.regression("%", 5, 90);
    private static final Target LEAD = Target.binary("no lead", "lead");

    private final List<PatientPrediction> truth = predictions(80, 1, 0);

    @Test
    void aRunDoesNotDifferFromItself() throws Exception {
        PairedComparison same = compare(PERCENT, truth, truth, Map.of());
        assertEquals(80, same.subjects());
        assertEquals(List.of("mae", "rmse", "r2", "pearson", "concordance", "iccAgreement", "iccConsistency", "bias"),
                same.figures().stream().map(PairedFigure::name).toList());
        for (PairedFigure figure : same.figures()) {
            assertEquals(0, figure.difference().value());
            assertEquals(1, figure.p(), figure.name());
        }
    }

    @Test
    void aBetterRunIsFoundAndTheSignIsSecondMinusFirst() throws Exception {
        PairedComparison comparison = compare(PERCENT, predictions(80, 2, 9), predictions(80, 3, 3), Map.of());
        PairedFigure error = comparison.figures().get(0);
        assertEquals(error.second() - error.first(), error.difference().value(), 1e-12);
        assertTrue(error.difference().high() < 0, "the second run errs less");
        assertTrue(error.p() < 0.001 && error.adjustedP() >= error.p());
        assertEquals("permutation", error.test());
    }

    /** With 8 patients all 256 exchanges can be listed; the sampled p value comes near the exact one. */
    @Test
    void permutationComesNearTheExactTest() throws Exception {
        double[] first = {3, -1, 4, 1, -5, 9, -2, 6};
        double[] second = {1, 1, 2, -3, 2, 4, -1, 4};
        List<PatientPrediction> left = new ArrayList<>();
        List<PatientPrediction> right = new ArrayList<>();
        double observed = 0;
        for (int i = 0; i < 8; i++) {
            left.add(new PatientPrediction("p" + i, 50, 50 + first[i], 1, 0));
            right.add(new PatientPrediction("p" + i, 50, 50 + second[i], 1, 0));
            observed += Math.abs(second[i]) - Math.abs(first[i]);
        }
        int asLarge = 0;
        for (int exchange = 0; exchange < 256; exchange++) {
            double sum = 0;
            for (int i = 0; i < 8; i++) {
                sum += (exchange >> i & 1) == 0 ? Math.abs(second[i]) - Math.abs(first[i])
                        : Math.abs(first[i]) - Math.abs(second[i]);
            }
            asLarge += Math.abs(sum) >= Math.abs(observed) ? 1 : 0;
        }
        double p = compare(PERCENT, left, right, Map.of()).figures().get(0).p();
        assertEquals(asLarge / 256.0, p, 0.015, "three standard errors of 10,000 permutations");
    }

    @Test
    void areasAreComparedByDeLongUnlessPatientsHaveSeveralPredictions() throws Exception {
        List<PatientPrediction> first = classes(60, 4, 1.5);
        List<PatientPrediction> second = classes(60, 5, 0.8);
        PairedFigure area = compare(LEAD, first, second, Map.of()).figures().get(0);
        assertEquals("auc", area.name());
        assertEquals("DeLong", area.test());
        Map<String, String> patientOf = new HashMap<>();
        first.forEach(one -> patientOf.put(one.patient(), "q" + Integer.parseInt(one.patient().substring(1)) / 3));
        PairedComparison clips = compare(LEAD, first, second, patientOf);
        assertEquals(60, clips.subjects());
        assertEquals(20, clips.patients());
        assertEquals("permutation", clips.figures().get(0).test());
        assertNotEquals(area.difference().low(), clips.figures().get(0).difference().low());
    }

    @Test
    void onlyCommonPatientsAreCompared() throws Exception {
        PairedComparison part = compare(PERCENT, truth.subList(0, 50), truth.subList(20, 80), Map.of());
        assertEquals(30, part.subjects());
        assertEquals(20, part.onlyFirst());
        assertEquals(30, part.onlySecond());
        assertThrows(ApicalException.class, () -> compare(PERCENT, truth.subList(0, 5), truth.subList(5, 9), Map.of()));
    }

    @Test
    void differentLabelsOfOnePatientAreRefused() {
        List<PatientPrediction> other = List.of(new PatientPrediction("p0", 12, 50, 1, 0));
        ApicalException refused = assertThrows(ApicalException.class, () -> compare(PERCENT, truth, other, Map.of()));
        assertTrue(refused.problem().line().contains("different labels for p0"), refused.problem().line());
    }

    @Test
    void theSameSeedGivesTheSameComparison() throws Exception {
        List<PatientPrediction> other = predictions(80, 9, 5);
        assertEquals(compare(PERCENT, truth, other, Map.of()), compare(PERCENT, truth, other, Map.of()));
    }

    private static PairedComparison compare(Target target, List<PatientPrediction> first,
            List<PatientPrediction> second, Map<String, String> patientOf) throws ApicalException {
        return PairedComparison.of(target, first, second, 0.5, 0.5, patientOf, PairedComparison.DEFAULT_RESAMPLES, 1);
    }

    private static List<PatientPrediction> predictions(int number, long seed, double noise) {
        Random labels = new Random(77);
        Random random = new Random(seed);
        List<PatientPrediction> patients = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            double label = 55 + 10 * labels.nextGaussian();
            patients.add(new PatientPrediction("p" + i, label, label + noise * random.nextGaussian(), 20, 1));
        }
        return patients;
    }

    private static List<PatientPrediction> classes(int number, long seed, double noise) {
        Random labels = new Random(78);
        Random random = new Random(seed);
        List<PatientPrediction> patients = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            double hidden = labels.nextGaussian();
            patients.add(new PatientPrediction("p" + i, hidden > 0.5 ? 1 : 0,
                    1 / (1 + Math.exp(-hidden - noise * random.nextGaussian())), 20, 0.1));
        }
        return patients;
    }
}
