package org.apical.analysis.statistics;

import org.apache.commons.math3.distribution.TDistribution;
import org.apical.api.report.Estimate;

/**
 * Agreement of two measurements of the same patients.
 *
 * <p>Bland and Altman, Lancet 1986;i:307-310, doi:10.1016/S0140-6736(86)90837-8; the intervals as in Stat Methods Med
 * Res 1999;8:135-160, doi:10.1177/096228029900800204, which assume differences that are about normally distributed.
 *
 * @param patients how many patients there are
 * @param bias the mean difference, with its 95 % interval
 * @param deviation the standard deviation of the differences (n - 1)
 * @param low the lower 95 % limit of agreement, with its interval
 * @param high the upper 95 % limit of agreement, with its interval
 * @since 1.0
 */
public record BlandAltman(int patients, Estimate bias, double deviation, Estimate low, Estimate high) {

    /** How many standard deviations the limits lie from the bias. */
    public static final double LIMIT = 1.959963984540054;

    /**
     * Computes the agreement of predictions with labels.
     *
     * @param truths the labels
     * @param predictions the predictions; a positive difference means a prediction above the label
     * @return the agreement; with fewer than two patients everything but the bias is {@code NaN}
     */
    public static BlandAltman of(double[] truths, double[] predictions) {
        int n = truths.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += predictions[i] - truths[i];
        }
        double bias = sum / n;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double residual = predictions[i] - truths[i] - bias;
            squares += residual * residual;
        }
        if (n < 2) {
            Estimate none = new Estimate(Double.NaN, Double.NaN, Double.NaN);
            return new BlandAltman(n, new Estimate(bias, Double.NaN, Double.NaN), Double.NaN, none, none);
        }
        double deviation = Math.sqrt(squares / (n - 1));
        double t = new TDistribution(null, n - 1.0).inverseCumulativeProbability(0.975);
        double biasHalf = t * deviation / Math.sqrt(n);
        double limitHalf = t * deviation * Math.sqrt(1.0 / n + LIMIT * LIMIT / (2 * (n - 1.0)));
        return new BlandAltman(n, around(bias, biasHalf), deviation, around(bias - LIMIT * deviation, limitHalf),
                around(bias + LIMIT * deviation, limitHalf));
    }

    private static Estimate around(double value, double half) {
        return new Estimate(value, value - half, value + half);
    }
}
