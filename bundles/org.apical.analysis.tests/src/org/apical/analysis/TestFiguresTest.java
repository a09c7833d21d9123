package org.apical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.apical.api.report.Estimate;
import org.apical.api.task.Target;
import org.junit.jupiter.api.Test;

/** Expected values are those of scikit-learn 1.9.1 and SciPy 1.17.1 on the same arrays, or worked out beside them. */
class TestFiguresTest {

    private static final Target PERCENT = Target.regression("%", 5, 90);
    private static final Target LEAD = Target.binary("no lead", "lead");

    private static final double[] LABELS = {62.1, 35.4, 58.0, 70.2, 25.3, 55.5, 61.7, 48.9, 66.3, 40.0, 52.2, 59.4,
        30.8, 64.6, 57.1, 45.2, 68.8, 50.3, 60.9, 37.6};
    private static final double[] VALUES = {58.3, 42.1, 55.9, 63.0, 33.2, 57.7, 60.2, 50.1, 58.8, 47.5, 49.9, 61.0,
        38.7, 60.3, 52.4, 49.6, 62.7, 55.0, 57.2, 45.9};

    private static final double[] LEADS = {0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0};
    private static final double[] PROBABILITIES = {.1, .3, .8, .2, .6, .3, .3, .9, .05, .4, .7, .6, .2, .5, .1, .3, .5,
        .8, .2, .4, .15, .25, .95, .35};

    @Test
    void regressionFiguresAgreeWithAnIndependentImplementation() {
        Map<String, Estimate> figures = TestFigures.compute(PERCENT, LABELS, VALUES, 54, Double.NaN, 10_000, 1);
        assertEquals(List.of("patients", "mae", "rmse", "meanPredictionMae", "maeRatio", "r2", "pearson",
                "concordance", "iccAgreement", "iccConsistency", "bias", "limitsLow", "limitsHigh"),
                List.copyOf(figures.keySet()));
        assertEquals(new Estimate(20, Double.NaN, Double.NaN), figures.get("patients"));
        assertEquals(4.78, figures.get("mae").value(), 1e-9);
        assertEquals(5.343687865135838, figures.get("rmse").value(), 1e-9);
        assertEquals(10.545, figures.get("meanPredictionMae").value(), 1e-9);
        assertEquals(4.78 / 10.545, figures.get("maeRatio").value(), 1e-9);
        assertEquals(0.8228480151672621, figures.get("r2").value(), 1e-9);
        assertEquals(0.9660505867015469, figures.get("pearson").value(), 1e-9);
        assertEquals(0.46, figures.get("bias").value(), 1e-9);
        assertEquals(-10.245630782982328, figures.get("limitsLow").value(), 1e-9);
        assertEquals(11.16563078298233, figures.get("limitsHigh").value(), 1e-9);
    }

    /** SciPy's bootstrap, method BCa, 20,000 resamples: means of three seeds, tolerances twice their spread. */
    @Test
    void intervalsAgreeWithAnIndependentBootstrap() {
        Map<String, Estimate> figures = TestFigures.compute(PERCENT, LABELS, VALUES, 54, Double.NaN, 20_000, 1);
        assertInterval(3.74, 5.83, 0.06, figures.get("mae"));
        assertInterval(4.363, 6.276, 0.05, figures.get("rmse"));
        assertInterval(0.7647, 0.8820, 0.006, figures.get("r2"));
        assertInterval(0.9151, 0.9848, 0.006, figures.get("pearson"));
        // Bias and limits have the intervals of Bland and Altman, here SciPy's ttest_1samp.
        assertInterval(-2.09637, 3.01637, 1e-4, figures.get("bias"));
    }

    @Test
    void binaryFiguresAgreeWithAnIndependentImplementation() {
        Map<String, Estimate> figures = TestFigures.compute(LEAD, LEADS, PROBABILITIES, Double.NaN, 0.5, 10_000, 1);
        assertEquals(List.of("patients", "positives", "auc", "averagePrecision", "f1", "sensitivity", "specificity",
                "ppv", "npv", "accuracy", "brier", "ece", "calibrationIntercept", "calibrationSlope"),
                List.copyOf(figures.keySet()));
        assertEquals(24, figures.get("patients").value());
        assertEquals(9, figures.get("positives").value());
        assertEquals(0.9259259259259259, figures.get("auc").value(), 1e-12);
        assertEquals(0.11802083333333331, figures.get("brier").value(), 1e-12);
        // 7 of 9 leads found, 2 of 15 others called: F1 = 14 / (14 + 2 + 2).
        assertEquals(7 / 9.0, figures.get("f1").value(), 1e-12);
        assertEquals(7 / 9.0, figures.get("sensitivity").value(), 1e-12);
        assertEquals(13 / 15.0, figures.get("specificity").value(), 1e-12);
        assertEquals(20 / 24.0, figures.get("accuracy").value(), 1e-12);
    }

    @Test
    void categoricalFiguresCountHits() {
        Map<String, Estimate> figures = TestFigures.compute(Target.categorical(List.of("A2C", "A4C", "PLAX")),
                new double[] {0, 1, 2, 2, 1}, new double[] {0, 1, 1, 2, 1}, Double.NaN, Double.NaN, 2000, 1);
        assertEquals(List.of("patients", "accuracy"), List.copyOf(figures.keySet()));
        assertEquals(0.8, figures.get("accuracy").value(), 1e-12);
    }

    @Test
    void theSeedAloneDecidesTheIntervals() {
        Map<String, Estimate> first = TestFigures.compute(PERCENT, LABELS, VALUES, 54, 0, 2000, 7);
        assertEquals(first, TestFigures.compute(PERCENT, LABELS, VALUES, 54, 0, 2000, 7));
        assertNotEquals(first, TestFigures.compute(PERCENT, LABELS, VALUES, 54, 0, 2000, 8));
    }

    @Test
    void figuresThatPatientsDoNotDefineAreNoNumber() {
        double[] same = {50, 50, 50, 50, 50, 50, 50};
        double[] near = {50.1, 49.3, 52, 47, 50, 51.7, 50.2};
        Map<String, Estimate> constant = TestFigures.compute(PERCENT, same, near, 50, 0, 2000, 1);
        assertTrue(Double.isNaN(constant.get("r2").value()));
        assertTrue(Double.isNaN(constant.get("pearson").value()));
        assertTrue(Double.isNaN(constant.get("maeRatio").value()), "the mean predicts perfectly here");
        double[] third = {0.1, 0.1, 0.1};
        assertTrue(Double.isNaN(TestFigures.compute(PERCENT, third, new double[] {1, 2, 3}, 0, 0, 2000, 1).get("r2")
                .value()), "although the mean of three times 0.1 is not exactly 0.1");
        Map<String, Estimate> negative = TestFigures.compute(LEAD, new double[3], third, 0, 0.5, 2000, 1);
        assertTrue(Double.isNaN(negative.get("auc").value()));
        assertTrue(Double.isNaN(negative.get("sensitivity").value()));
        assertEquals(1, negative.get("specificity").value());
    }

    @Test
    void onePatientOrNoResamplesGiveFiguresWithoutIntervals() {
        Estimate single = TestFigures.compute(PERCENT, new double[] {50}, new double[] {53}, 60, 0, 2000, 1).get("mae");
        assertEquals(new Estimate(3, Double.NaN, Double.NaN), single);
        Estimate quick = TestFigures.compute(PERCENT, LABELS, VALUES, 54, 0, 0, 1).get("bias");
        assertTrue(Double.isNaN(quick.low()) && Double.isNaN(quick.high()));
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> TestFigures.compute(PERCENT, new double[0], new double[0], 0, 0, 10, 1));
        assertThrows(IllegalArgumentException.class,
                () -> TestFigures.compute(PERCENT, new double[2], new double[3], 0, 0, 10, 1));
        assertThrows(IllegalArgumentException.class,
                () -> TestFigures.compute(PERCENT, new double[] {1, Double.NaN}, new double[2], 0, 0, 10, 1));
    }

    @Test
    void thresholdIsThatOfTheHighestF1() {
        // scikit-learn: F1 is highest, 0.8, when predictions from 0.4 on are called positive; 0.35 lies below.
        assertEquals(0.375, Thresholds.bestF1(LEADS, PROBABILITIES), 1e-12);
        assertEquals(0.5, Thresholds.bestF1(new double[] {0, 1, 0, 1}, new double[] {0.2, 0.9, 0.1, 0.8}), 1e-12);
        assertEquals(0.5, Thresholds.bestF1(new double[3], new double[] {0.1, 0.2, 0.3}), "no positive patient");
    }

    @Test
    void thresholdSeparatesAsItsF1Says() {
        double threshold = Thresholds.bestF1(LEADS, PROBABILITIES);
        double best = TestFigures.compute(LEAD, LEADS, PROBABILITIES, 0, threshold, 0, 1).get("f1").value();
        double[] candidates = Arrays.stream(PROBABILITIES).distinct().toArray();
        for (double candidate : candidates) {
            assertTrue(TestFigures.compute(LEAD, LEADS, PROBABILITIES, 0, candidate, 0, 1).get("f1").value() <= best);
        }
        assertEquals(0.8, best, 1e-12);
    }

    private static void assertInterval(double low, double high, double tolerance, Estimate estimate) {
        assertEquals(low, estimate.low(), tolerance);
        assertEquals(high, estimate.high(), tolerance);
    }
}
