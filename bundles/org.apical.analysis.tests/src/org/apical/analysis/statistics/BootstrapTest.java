package org.apical.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.apical.analysis.TestFigures;
import org.apical.api.report.Estimate;
import org.apical.api.task.Target;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    @Test
    void intervalsOfAnErrorCoverItAsOftenAsTheyPromise() {
        int covered = 0;
        int experiments = 1000;
        double truth = Math.sqrt(2 / Math.PI);
        Random random = new Random(5);
        for (int experiment = 0; experiment < experiments; experiment++) {
            double[] errors = new double[100];
            for (int i = 0; i < errors.length; i++) {
                errors[i] = Math.abs(random.nextGaussian());
            }
            Estimate mae = new Bootstrap(errors.length, 600, experiment, 0.95).estimate(List.of(mean(errors))).get(0);
            covered += mae.low() <= truth && truth <= mae.high() ? 1 : 0;
        }
        // 1,000 experiments have a standard error of 0.7 %; three of them on either side.
        assertEquals(0.95, (double) covered / experiments, 0.021);
    }

    @Test
    void aStatisticThatDoesNotVaryHasAnIntervalWithoutWidth() {
        assertEquals(new Estimate(3, 3, 3),
                new Bootstrap(5, 100, 1, 0.95).estimate(List.of(mean(new double[] {3, 3, 3, 3, 3}))).get(0));
    }

    @Test
    void aStatisticThatIsMostlyUndefinedHasNoInterval() {
        Statistic first = counts -> counts[0] == 1 && counts[1] == 1 && counts[2] == 1 ? 1 : Double.NaN;
        Estimate estimate = new Bootstrap(3, 500, 1, 0.95).estimate(List.of(first)).get(0);
        assertEquals(1, estimate.value());
        assertTrue(Double.isNaN(estimate.low()) && Double.isNaN(estimate.high()));
    }

    @Test
    void quantilesAreThoseOfType7() {
        // R: quantile(c(1, 2, 4, 8), c(0, 0.25, 0.5, 0.9, 1)) gives 1.0, 1.75, 3.0, 6.8, 8.0.
        double[] sorted = {1, 2, 4, 8};
        assertEquals(1, Bootstrap.quantile(sorted, 0));
        assertEquals(1.75, Bootstrap.quantile(sorted, 0.25), 1e-12);
        assertEquals(3, Bootstrap.quantile(sorted, 0.5), 1e-12);
        assertEquals(6.8, Bootstrap.quantile(sorted, 0.9), 1e-12);
        assertEquals(8, Bootstrap.quantile(sorted, 1));
    }

    @Test
    void tenThousandResamplesOfTheWholeTestPartTakeSeconds() {
        Random random = new Random(2);
        double[] truths = random.doubles(337, 20, 80).toArray();
        double[] predictions = random.doubles(337, 20, 80).toArray();
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> TestFigures
                .compute(Target.regression("%", 5, 90), truths, predictions, 50, 0, 10_000, 1));
    }

    private static Statistic mean(double[] values) {
        return counts -> {
            double sum = 0;
            double number = 0;
            for (int i = 0; i < counts.length; i++) {
                sum += counts[i] * values[i];
                number += counts[i];
            }
            return sum / number;
        };
    }
}
