package org.apical.analysis.statistics;

import java.util.Arrays;

import org.apache.commons.math3.distribution.TDistribution;

import org.apical.api.report.Estimate;

/**
 * The mean of some values with Student's interval.
 *
 * @since 1.0
 */
public final class MeanInterval {

    private MeanInterval() {
    }

    /**
     * Computes the mean and its 95 % interval.
     *
     * @param values independent values, at least two
     * @return the mean, and the ends of Student's interval with one degree of freedom less than values
     * @throws IllegalArgumentException when there are fewer than two values
     */
    public static Estimate of(double[] values) {
        if (values.length < 2) {
            throw new IllegalArgumentException("An interval takes at least two values, not " + values.length + ".");
        }
        int n = values.length;
        double mean = Arrays.stream(values).sum() / n;
        double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        double half = new TDistribution(null, n - 1.0).inverseCumulativeProbability(0.975)
                * Math.sqrt(squares / (n - 1) / n);
        return new Estimate(mean, mean - half, mean + half);
    }
}
