package org.apical.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class AucTest {

    @RepeatedTest(20)
    void equalsTheShareOfPairsWonWithTiesAndRepeats(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int n = 40;
        double[] truths = new double[n];
        double[] predictions = new double[n];
        int[] counts = new int[n];
        for (int i = 0; i < n; i++) {
            truths[i] = random.nextInt(3) == 0 ? 1 : 0;
            predictions[i] = random.nextInt(8) / 8.0;
            counts[i] = random.nextInt(4);
        }
        double won = 0;
        double pairs = 0;
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                if (truths[p] == 1 && truths[q] == 0) {
                    double weight = counts[p] * counts[q];
                    pairs += weight;
                    won += weight * (predictions[p] > predictions[q] ? 1 : predictions[p] == predictions[q] ? 0.5 : 0);
                }
            }
        }
        assertEquals(won / pairs, new Auc(truths, predictions).of(counts), 1e-12);
    }

    @Test
    void equalsTheTrapezoidsBelowTheCharacteristic() {
        double[] truths = {0, 1, 0, 1, 1, 0, 0, 1};
        double[] predictions = {0.1, 0.4, 0.4, 0.8, 0.3, 0.3, 0.2, 0.9};
        Roc roc = Roc.of(truths, predictions);
        double area = 0;
        for (int i = 1; i < roc.size(); i++) {
            area += (roc.falsePositiveRate(i) - roc.falsePositiveRate(i - 1))
                    * (roc.sensitivity(i) + roc.sensitivity(i - 1)) / 2;
        }
        assertEquals(area, Auc.of(truths, predictions), 1e-12);
        assertEquals(0, roc.sensitivity(0));
        assertEquals(1, roc.sensitivity(roc.size() - 1));
        assertEquals(1, roc.falsePositiveRate(roc.size() - 1));
    }

    @Test
    void extremesAreExact() {
        assertEquals(1, Auc.of(new double[] {0, 0, 1}, new double[] {0.1, 0.2, 0.3}));
        assertEquals(0, Auc.of(new double[] {1, 0, 0}, new double[] {0.1, 0.2, 0.3}));
        assertEquals(0.5, Auc.of(new double[] {1, 0, 0}, new double[] {0.2, 0.2, 0.2}));
        assertTrue(Double.isNaN(Auc.of(new double[] {1, 1}, new double[] {0.2, 0.4})));
    }
}
