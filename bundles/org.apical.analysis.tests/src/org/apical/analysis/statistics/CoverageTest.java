package org.apical.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apical.api.report.Estimate;
import org.junit.jupiter.api.Test;

/**
 * How often a 95 % interval holds the true value, over many invented cohorts of which the truth is known.
 *
 * <p>The suite draws fewer cohorts than a careful measurement; run it with the property {@code coverage.cohorts} set to
 * 10000 for the figures in the documentation. The tolerance is 1.5 percentage points and four standard errors of the
 * number of cohorts, whichever is wider.
 */
class CoverageTest {

    private static final int COHORTS = Integer.getInteger("coverage.cohorts", 1000);
    private static final int RESAMPLES = Integer.getInteger("coverage.resamples", 1000);

    /** Errors are normal with standard deviation 8 around a bias of 2, so E|e| is known. */
    @Test
    void intervalsOfTheMeanAbsoluteErrorCover() {
        double truth = 8 * Math.sqrt(2 / Math.PI) * Math.exp(-1 / 32.0) + 2 * (1 - 2 * below(-0.25));
        assertCoverage("mean absolute error, 100 patients", truth, random -> {
            double[] errors = IntStream.range(0, 100).mapToDouble(i -> Math.abs(2 + 8 * random.nextGaussian()))
                    .toArray();
            return estimate(Clusters.single(100), random, counts -> mean(errors, counts));
        });
    }

    /** Prediction and label are bivariate normal, so that 1 - E(p - t)²/Var(t) is known. */
    @Test
    void intervalsOfR2Cover() {
        double truth = 1 - (0.3 * 0.3 + 0.6 * 0.6);
        assertCoverage("R2, 150 patients", truth, random -> {
            double[] truths = IntStream.range(0, 150).mapToDouble(i -> random.nextGaussian()).toArray();
            double[] predictions = IntStream.range(0, 150)
                    .mapToDouble(i -> 0.7 * truths[i] + 0.6 * random.nextGaussian()).toArray();
            return estimate(Clusters.single(150), random, counts -> r2(truths, predictions, counts));
        });
    }

    /** Three clips a patient that share most of their error; drawing clips one by one would cover far less. */
    @Test
    void intervalsOverPatientsWithSeveralClipsCover() {
        Clusters clusters = Clusters.of(IntStream.range(0, 240).mapToObj(i -> "p" + i / 3).toList());
        assertCoverage("bias, 80 patients of 3 clips", 0, random -> {
            double[] patients = IntStream.range(0, 80).mapToDouble(i -> 6 * random.nextGaussian()).toArray();
            double[] errors = IntStream.range(0, 240).mapToDouble(i -> patients[i / 3] + 3 * random.nextGaussian())
                    .toArray();
            return estimate(clusters, random, counts -> mean(errors, counts));
        });
    }

    /** Scores of both classes are normal a distance apart, so that the area is Phi(distance / sqrt 2). */
    @Test
    void intervalsOfTheAreaCover() {
        double truth = 1 - below(-1.2 / Math.sqrt(2));
        assertCoverage("AUC, DeLong, 150 patients", truth, random -> {
            double[] classes = IntStream.range(0, 150).mapToDouble(i -> i % 3 == 0 ? 1 : 0).toArray();
            double[] scores = IntStream.range(0, 150).mapToDouble(i -> 1.2 * classes[i] + random.nextGaussian())
                    .toArray();
            return DeLong.of(classes, scores).estimate();
        });
    }

    /** Draws a cohort and estimates an interval. */
    private interface Cohort {
        Estimate draw(Random random);
    }

    private static void assertCoverage(String what, double truth, Cohort cohort) {
        long covered = IntStream.range(0, COHORTS).filter(number -> {
            Estimate estimate = cohort.draw(new Random(number));
            return estimate.low() <= truth && truth <= estimate.high();
        }).count();
        double percent = 100.0 * covered / COHORTS;
        System.out.printf("%s: %.2f %% of %d intervals hold the truth%n", what, percent, COHORTS);
        assertEquals(95, percent, Math.max(1.5, 4 * 100 * Math.sqrt(0.95 * 0.05 / COHORTS)), what);
    }

    private static Estimate estimate(Clusters clusters, Random random, Statistic statistic) {
        return new Bootstrap(clusters, RESAMPLES, random.nextLong(), 0.95).estimate(List.of(statistic)).get(0);
    }

    private static double mean(double[] values, int[] counts) {
        double sum = 0;
        double number = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] * values[i];
            number += counts[i];
        }
        return sum / number;
    }

    private static double r2(double[] truths, double[] predictions, int[] counts) {
        double mean = mean(truths, counts);
        double residuals = 0;
        double total = 0;
        for (int i = 0; i < counts.length; i++) {
            residuals += counts[i] * (predictions[i] - truths[i]) * (predictions[i] - truths[i]);
            total += counts[i] * (truths[i] - mean) * (truths[i] - mean);
        }
        return 1 - residuals / total;
    }

    private static double below(double z) {
        return new NormalDistribution(null, 0, 1).cumulativeProbability(z);
    }
}
