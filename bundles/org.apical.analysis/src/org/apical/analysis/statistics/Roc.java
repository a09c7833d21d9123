package org.apical.analysis.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The receiver operating characteristic: what each threshold would find and miss.
 *
 * <p>Point 0 calls nobody positive; the last point calls everybody positive. Equal predictions share a point.
 *
 * @since 1.0
 */
public final class Roc {

    private final double[] thresholds;
    private final int[] truePositives;
    private final int[] falsePositives;

    private Roc(double[] thresholds, int[] truePositives, int[] falsePositives) {
        this.thresholds = thresholds;
        this.truePositives = truePositives;
        this.falsePositives = falsePositives;
    }

    /**
     * Computes the characteristic.
     *
     * @param truths 0 or 1 for each patient
     * @param predictions the prediction of each patient, higher for positive
     * @return the points from the strictest threshold to the most lenient
     */
    public static Roc of(double[] truths, double[] predictions) {
        double[] descending = Arrays.stream(predictions).boxed().distinct()
                .sorted(Comparator.reverseOrder()).mapToDouble(Double::doubleValue).toArray();
        int[] order = IntStream.range(0, truths.length).boxed()
                .sorted(Comparator.comparingDouble(i -> -predictions[i])).mapToInt(Integer::intValue).toArray();
        double[] thresholds = new double[descending.length + 1];
        int[] truePositives = new int[thresholds.length];
        int[] falsePositives = new int[thresholds.length];
        thresholds[0] = Double.POSITIVE_INFINITY;
        int next = 0;
        for (int point = 1; point < thresholds.length; point++) {
            thresholds[point] = descending[point - 1];
            truePositives[point] = truePositives[point - 1];
            falsePositives[point] = falsePositives[point - 1];
            while (next < order.length && predictions[order[next]] >= thresholds[point]) {
                if (truths[order[next++]] > 0.5) {
                    truePositives[point]++;
                } else {
                    falsePositives[point]++;
                }
            }
        }
        return new Roc(thresholds, truePositives, falsePositives);
    }

    /**
     * Returns the number of points.
     *
     * @return one more than there are different predictions
     */
    public int size() {
        return thresholds.length;
    }

    /**
     * Tells whether there are both positive and negative patients.
     *
     * @return {@code false} when the rates have no meaning
     */
    public boolean isDefined() {
        return positives() > 0 && negatives() > 0;
    }

    /**
     * Returns a point's threshold.
     *
     * @param point the point
     * @return predictions from here on count as positive; positive infinity for point 0
     */
    public double threshold(int point) {
        return thresholds[point];
    }

    /**
     * Returns the share of positive patients that are found.
     *
     * @param point the point
     * @return from 0 to 1
     */
    public double sensitivity(int point) {
        return (double) truePositives[point] / positives();
    }

    /**
     * Returns the share of negative patients that are called positive.
     *
     * @param point the point
     * @return 1 minus the specificity, from 0 to 1
     */
    public double falsePositiveRate(int point) {
        return (double) falsePositives[point] / negatives();
    }

    /**
     * Returns the harmonic mean of sensitivity and positive predictive value.
     *
     * @param point the point
     * @return 2 TP / (2 TP + FP + FN), from 0 to 1
     */
    public double f1(int point) {
        int misses = positives() - truePositives[point];
        return 2.0 * truePositives[point] / (2.0 * truePositives[point] + falsePositives[point] + misses);
    }

    /**
     * Returns the share of those called positive who are.
     *
     * @param point the point
     * @return the positive predictive value, from 0 to 1; {@code NaN} for point 0
     */
    public double precision(int point) {
        return (double) truePositives[point] / (truePositives[point] + falsePositives[point]);
    }

    /**
     * Returns the share of positive patients among all.
     *
     * @return the precision of guessing, from 0 to 1
     */
    public double prevalence() {
        return (double) positives() / (positives() + negatives());
    }

    private int positives() {
        return truePositives[thresholds.length - 1];
    }

    private int negatives() {
        return falsePositives[thresholds.length - 1];
    }
}
