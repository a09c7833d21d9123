package org.apical.review;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class LabelErrorsTest {

    private static final int PATIENTS = 1000;
    private static final double PLANTED = 0.02;
    private static final double LOOKED_AT = 0.05;

    /**
     * Worked by hand. Thresholds: class 0 (0.9 + 0.8 + 0.7 + 0.2) / 4 = 0.65, class 1 (0.9 + 0.6) / 2 = 0.75. The
     * fourth item, labelled 0 with 0.8 for class 1, counts for class 1; the last reaches no threshold.
     */
    @Test
    void agreesWithAnExampleWorkedByHand() {
        int[] labels = {0, 0, 0, 0, 1, 1};
        double[][] p = {{0.9, 0.1}, {0.8, 0.2}, {0.7, 0.3}, {0.2, 0.8}, {0.1, 0.9}, {0.4, 0.6}};
        ConfidentLearning found = ConfidentLearning.of(labels, p);
        assertArrayEquals(new int[] {3, 1}, found.joint()[0]);
        assertArrayEquals(new int[] {0, 1}, found.joint()[1]);
        assertEquals(1, found.expectedErrors(), 1e-12);
        assertTrue(found.suspicions().get(3).suspected());
        assertEquals((0.8 - 0.75) - (0.2 - 0.65), found.suspicions().get(3).score(), 1e-12);
        assertEquals(1, found.suspicions().stream().filter(Suspicion::suspected).count());
    }

    @Test
    void aClassNobodyIsSureOfIsNotSuspectedThroughout() {
        Random random = new Random(1);
        int[] labels = new int[400];
        double[][] p = new double[400][];
        for (int i = 0; i < 400; i++) {
            labels[i] = i % 10 == 0 ? 1 : 0;
            double positive = (labels[i] == 1 ? 0.35 : 0.05) + 0.05 * random.nextDouble();
            p[i] = new double[] {1 - positive, positive};
        }
        long suspected = ConfidentLearning.of(labels, p).suspicions().stream().filter(Suspicion::suspected).count();
        assertEquals(0, suspected, "Rare positives with a third of the probability are still told apart.");
    }

    @Test
    void refusesLabelsThatAreNoClass() {
        assertThrows(IllegalArgumentException.class, () -> ConfidentLearning.of(new int[] {2},
                new double[][] {{0.5, 0.5}}));
    }

    /** Labels of a task as easy as the lead on the phantom (d' 3.5, AUC 0.993), a harder one (0.976), and noise. */
    @Test
    void findsWrongLabelsOfYesOrNo() {
        assertTrue(mean(random -> yesOrNo(random, 3.5)) > 0.9);
        assertTrue(mean(random -> yesOrNo(random, 2.8)) > 0.8);
        assertTrue(mean(random -> yesOrNo(random, 1.73)) > 0.4, "AUC 0.89, that of the paper's lead.");
        assertEquals(LOOKED_AT, mean(random -> yesOrNo(random, 0)), 0.05, "Models that know nothing find by chance.");
    }

    private static double yesOrNo(Random random, double separation) {
        int[] labels = new int[PATIENTS];
        double[][] p = new double[PATIENTS][];
        Set<Integer> wrong = wrong(random);
        for (int i = 0; i < PATIENTS; i++) {
            int truth = random.nextDouble() < 0.2 ? 1 : 0;
            double logit = 1.5 * (separation * (truth - 0.5) + random.nextGaussian());
            double positive = 1 / (1 + Math.exp(-logit));
            p[i] = new double[] {1 - positive, positive};
            labels[i] = wrong.contains(i) ? 1 - truth : truth;
        }
        return recall(ConfidentLearning.of(labels, p).suspicions(), wrong);
    }

    @Test
    void findsWrongLabelsOfSeveralClasses() {
        assertTrue(mean(LabelErrorsTest::views) > 0.9);
    }

    private static double views(Random random) {
        int classes = 5;
        int[] labels = new int[PATIENTS];
        double[][] p = new double[PATIENTS][classes];
        Set<Integer> wrong = wrong(random);
        for (int i = 0; i < PATIENTS; i++) {
            int truth = (int) (classes * Math.pow(random.nextDouble(), 2));
            double sum = 0;
            for (int j = 0; j < classes; j++) {
                p[i][j] = Math.exp(1.5 * ((j == truth ? 4 : 0) + random.nextGaussian()));
                sum += p[i][j];
            }
            for (int j = 0; j < classes; j++) {
                p[i][j] /= sum;
            }
            labels[i] = wrong.contains(i) ? (truth + 1 + random.nextInt(classes - 1)) % classes : truth;
        }
        return recall(ConfidentLearning.of(labels, p).suspicions(), wrong);
    }

    /** A label of another patient is found as far as it differs from the right one by more than the model errs. */
    @Test
    void findsWrongLabelsOfNumbers() {
        assertTrue(mean(random -> numbers(random, 0.95)) > 0.65);
        assertTrue(mean(random -> numbers(random, 0.9)) > 0.55);
        assertTrue(mean(random -> numbers(random, 0.7)) > 0.3);
        assertEquals(LOOKED_AT, mean(random -> numbers(random, 0.001)), 0.05);
    }

    @Test
    void doesNotSuspectPatientsWhomAllModelsFindHard() {
        Random random = new Random(2);
        double[] labels = new double[600];
        double[] predictions = new double[600];
        for (int i = 0; i < labels.length; i++) {
            predictions[i] = i / 10.0;
            labels[i] = predictions[i] + (i < 300 ? 1 : 10) * random.nextGaussian();
        }
        labels[100] = predictions[100] + 8;
        labels[500] = predictions[500] + 8;
        List<Suspicion> found = NumericLabels.judge(labels, predictions);
        assertTrue(found.get(100).suspected());
        assertFalse(found.get(500).suspected(), "Eight units are much where errors are one, not where they are ten.");
    }

    @Test
    void saysNothingOfAHandfulOfNumbers() {
        List<Suspicion> found = NumericLabels.judge(new double[] {1, 2, 30}, new double[] {1, 2, 3});
        assertTrue(Double.isNaN(found.get(2).score()));
        assertFalse(found.get(2).suspected());
    }

    /** The recall over twenty cohorts. */
    private static double mean(ToDoubleFunction<Random> cohort) {
        return IntStream.range(0, 20).mapToDouble(seed -> cohort.applyAsDouble(new Random(seed))).average()
                .orElseThrow();
    }

    private static double numbers(Random random, double r2) {
        double[] truths = new double[PATIENTS];
        double[] predictions = new double[PATIENTS];
        Set<Integer> wrong = wrong(random);
        for (int i = 0; i < PATIENTS; i++) {
            truths[i] = 55 + 12 * random.nextGaussian();
            predictions[i] = 55 + r2 * (truths[i] - 55) + 12 * Math.sqrt(r2 * (1 - r2)) * random.nextGaussian();
        }
        double[] labels = truths.clone();
        for (int i : wrong) {
            labels[i] = truths[random.nextInt(PATIENTS)];
        }
        return recall(NumericLabels.judge(labels, predictions), wrong);
    }

    private static Set<Integer> wrong(Random random) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, PATIENTS).boxed().toList());
        Collections.shuffle(all, random);
        return new HashSet<>(all.subList(0, (int) (PLANTED * PATIENTS)));
    }

    /** The share of the wrong ones among the 5 % that are suspected most. */
    private static double recall(List<Suspicion> suspicions, Set<Integer> wrong) {
        List<Integer> ranked = IntStream.range(0, PATIENTS).boxed()
                .sorted(Comparator.comparingDouble(i -> -suspicions.get(i).score())).toList();
        return ranked.subList(0, (int) (LOOKED_AT * PATIENTS)).stream().filter(wrong::contains).count()
                / (double) wrong.size();
    }
}
