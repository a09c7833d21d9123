package org.apical.analysis.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apical.api.report.Estimate;

/**
 * The area under the receiver operating characteristic with its variance, for independent patients.
 *
 * <p>DeLong, DeLong and Clarke-Pearson, Biometrics 1988;44:837-845, doi:10.2307/2531595, computed from midranks as Sun
 * and Xu do, IEEE Signal Process Lett 2014;21:1389-1393, doi:10.1109/LSP.2014.2337313. Intervals are normal and cut
 * at 0 and 1, as in R's pROC.
 *
 * @since 1.0
 */
public final class DeLong {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final double LEVEL = 0.95;

    private final double auc;
    private final double[] placementOfPositives;
    private final double[] placementOfNegatives;

    private DeLong(double auc, double[] placementOfPositives, double[] placementOfNegatives) {
        this.auc = auc;
        this.placementOfPositives = placementOfPositives;
        this.placementOfNegatives = placementOfNegatives;
    }

    /**
     * Computes the area and what each patient contributes to it.
     *
     * @param truths 0 or 1 for each patient
     * @param predictions the prediction of each patient, higher for positive
     * @return the area; {@code NaN} when there is no positive or no negative patient
     */
    public static DeLong of(double[] truths, double[] predictions) {
        double[] positives = IntStream.range(0, truths.length).filter(i -> truths[i] > 0.5)
                .mapToDouble(i -> predictions[i]).toArray();
        double[] negatives = IntStream.range(0, truths.length).filter(i -> !(truths[i] > 0.5))
                .mapToDouble(i -> predictions[i]).toArray();
        double[] all = Arrays.copyOf(positives, positives.length + negatives.length);
        System.arraycopy(negatives, 0, all, positives.length, negatives.length);
        double[] overall = midranks(all);
        double[] amongPositives = midranks(positives);
        double[] amongNegatives = midranks(negatives);
        double[] ofPositives = new double[positives.length];
        double[] ofNegatives = new double[negatives.length];
        double sum = 0;
        for (int i = 0; i < ofPositives.length; i++) {
            ofPositives[i] = (overall[i] - amongPositives[i]) / negatives.length;
            sum += ofPositives[i];
        }
        for (int i = 0; i < ofNegatives.length; i++) {
            ofNegatives[i] = 1 - (overall[positives.length + i] - amongNegatives[i]) / positives.length;
        }
        double auc = positives.length == 0 || negatives.length == 0 ? Double.NaN : sum / positives.length;
        return new DeLong(auc, ofPositives, ofNegatives);
    }

    /**
     * Returns the area.
     *
     * @return from 0 to 1, {@code NaN} when there is no positive or no negative patient
     */
    public double auc() {
        return auc;
    }

    /**
     * Returns the variance of the area.
     *
     * @return {@code NaN} with fewer than two positive or two negative patients
     */
    public double variance() {
        return covariance(this);
    }

    /**
     * Returns the area with its 95 % interval.
     *
     * @return the area; ends {@code NaN} with fewer than two positive or two negative patients
     */
    public Estimate estimate() {
        double half = NORMAL.inverseCumulativeProbability((1 + LEVEL) / 2) * Math.sqrt(variance());
        return new Estimate(auc, Math.max(0, auc - half), Math.min(1, auc + half));
    }

    /**
     * Tests whether two predictions of the same patients have the same area.
     *
     * @param truths 0 or 1 for each patient
     * @param first the predictions of one run
     * @param second the predictions of the other run
     * @return the area of the second minus that of the first; when the variance is 0 and the areas are equal, p is 1
     */
    public static Difference paired(double[] truths, double[] first, double[] second) {
        DeLong one = of(truths, first);
        DeLong other = of(truths, second);
        return difference(one, other, one.variance() + other.variance() - 2 * one.covariance(other));
    }

    /**
     * Tests whether the areas of two groups of different patients are the same.
     *
     * @param first one group
     * @param second the other group
     * @return the area of the second minus that of the first
     */
    public static Difference unpaired(DeLong first, DeLong second) {
        return difference(first, second, first.variance() + second.variance());
    }

    private static Difference difference(DeLong first, DeLong second, double variance) {
        double difference = second.auc - first.auc;
        double error = Math.sqrt(Math.max(0, variance));
        double z = difference == 0 ? 0 : difference / error;
        double half = NORMAL.inverseCumulativeProbability((1 + LEVEL) / 2) * error;
        return new Difference(new Estimate(difference, difference - half, difference + half), z,
                Double.isNaN(z) ? Double.NaN : Math.min(1, 2 * NORMAL.cumulativeProbability(-Math.abs(z))));
    }

    private double covariance(DeLong other) {
        return covariance(placementOfPositives, other.placementOfPositives) / placementOfPositives.length
                + covariance(placementOfNegatives, other.placementOfNegatives) / placementOfNegatives.length;
    }

    private static double covariance(double[] first, double[] second) {
        double firstMean = Arrays.stream(first).average().orElse(Double.NaN);
        double secondMean = Arrays.stream(second).average().orElse(Double.NaN);
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += (first[i] - firstMean) * (second[i] - secondMean);
        }
        return first.length < 2 ? Double.NaN : sum / (first.length - 1);
    }

    private static double[] midranks(double[] values) {
        int[] order = IntStream.range(0, values.length).boxed().sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue).toArray();
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length;) {
            int to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
