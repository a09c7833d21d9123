package org.apical.standard.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.apical.api.NoSettings;
import org.junit.jupiter.api.Test;

class MetricTest {

    private static final NoSettings NONE = new NoSettings();
    private static final double NAN = Double.NaN;
    private static final double[] TRUE_EF = {60, 50, NAN, 40, 30};
    private static final double[] PREDICTED_EF = {58, 53, 99, 44, 30};

    @Test
    void errorsOfNumbers() {
        assertEquals(2.25, new MeanAbsoluteError().create(NONE).value(PREDICTED_EF, TRUE_EF), 1e-12);
        assertEquals(Math.sqrt(29 / 4.0), new RootMeanSquaredError().create(NONE).value(PREDICTED_EF, TRUE_EF),
                1e-12);
        assertEquals(1 - 29 / 500.0, new Determination().create(NONE).value(PREDICTED_EF, TRUE_EF), 1e-12);
    }

    @Test
    void determinationIsZeroForTheMeanAndNegativeForWorse() {
        double[] truths = {1, 2, 3};
        assertEquals(0, new Determination().create(NONE).value(new double[] {2, 2, 2}, truths), 1e-12);
        assertTrue(new Determination().create(NONE).value(new double[] {3, 2, 1}, truths) < 0);
        assertTrue(Double.isNaN(new Determination().create(NONE).value(truths, new double[] {2, 2, 2})));
    }

    @Test
    void areaUnderCurveIsTheShareOfPairsRankedRightly() {
        Random random = new Random(2);
        double[] scores = new double[60];
        double[] truths = new double[60];
        for (int i = 0; i < scores.length; i++) {
            truths[i] = random.nextInt(3) == 0 ? 1 : 0;
            scores[i] = Math.round(8 * (random.nextDouble() + 0.2 * truths[i])) / 8.0;
        }
        double won = 0;
        double pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (truths[i] == 1 && truths[j] == 0) {
                    pairs++;
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        assertEquals(won / pairs, new AreaUnderCurve().create(NONE).value(scores, truths), 1e-12);
    }

    @Test
    void areaUnderCurveNeedsBothClasses() {
        assertTrue(Double.isNaN(new AreaUnderCurve().create(NONE).value(new double[] {1, 0}, new double[] {1, 1})));
        assertTrue(Double.isNaN(new AreaUnderCurve().create(NONE).value(new double[] {1, 0}, new double[] {0, 0})));
        assertTrue(Double.isNaN(new AreaUnderCurve().create(NONE).value(new double[] {NAN, 0}, new double[] {1, 0})));
    }

    @Test
    void f1AndAccuracyCountAtTheThreshold() {
        double[] probabilities = {0.9, 0.6, 0.5, 0.4, 0.2, 0.8};
        double[] truths = {1, 0, 1, 1, 0, NAN};
        assertEquals(2 * 2.0 / (3 + 3), new F1().create(new F1.Settings(0.5)).value(probabilities, truths), 1e-12);
        assertEquals(3 / 5.0, new Accuracy().create(new Accuracy.Settings(0.5)).value(probabilities, truths), 1e-12);
        assertEquals(2 * 1.0 / (1 + 3), new F1().create(new F1.Settings(0.7)).value(probabilities, truths), 1e-12);
        assertTrue(Double.isNaN(new F1().create(new F1.Settings(1)).value(probabilities, new double[6])));
    }

    @Test
    void accuracyOfClassNumbers() {
        assertEquals(0.75, new Accuracy().create(new Accuracy.Settings(0.5)).value(new double[] {0, 1, 2, 4},
                new double[] {0, 1, 3, 4}), 1e-12);
    }

    @Test
    void unequalLengthsAreAMistake() {
        assertThrows(IllegalArgumentException.class,
                () -> new MeanAbsoluteError().create(NONE).value(new double[2], new double[3]));
    }
}
