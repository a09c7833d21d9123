package org.apical.analysis.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.apical.api.report.Estimate;

/**
 * Patients of similar predicted probability, and how many of them were positive.
 *
 * @param patients how many
 * @param meanPrediction the mean predicted probability
 * @param observed the share of positive patients, with Wilson's 95 % interval (doi:10.1080/01621459.1927.10502953)
 * @since 1.0
 */
public record CalibrationBin(int patients, double meanPrediction, Estimate observed) {

    /**
     * Sorts patients by prediction into bins of about the same number.
     *
     * <p>Patients with equal predictions stay in one bin, so that the order of patients has no influence.
     *
     * @param truths 0 or 1 for each patient
     * @param predictions the probability of the positive class for each patient
     * @param bins how many bins to make at most
     * @return the bins, ascending; fewer than wanted when there are ties
     */
    public static List<CalibrationBin> of(double[] truths, double[] predictions, int bins) {
        int n = truths.length;
        int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> predictions[i]))
                .mapToInt(Integer::intValue).toArray();
        List<CalibrationBin> made = new ArrayList<>();
        int from = 0;
        for (int bin = 1; bin <= bins; bin++) {
            int to = (int) Math.round((double) n * bin / bins);
            while (to > 0 && to < n && predictions[order[to]] == predictions[order[to - 1]]) {
                to++;
            }
            if (to > from) {
                made.add(bin(truths, predictions, order, from, to));
                from = to;
            }
        }
        return made;
    }

    private static CalibrationBin bin(double[] truths, double[] predictions, int[] order, int from, int to) {
        double sum = 0;
        int positives = 0;
        for (int i = from; i < to; i++) {
            sum += predictions[order[i]];
            positives += truths[order[i]] > 0.5 ? 1 : 0;
        }
        return new CalibrationBin(to - from, sum / (to - from), wilson(positives, to - from));
    }

    /**
     * Returns a share with Wilson's 95 % score interval.
     *
     * @param successes how many
     * @param trials of how many, at least 1
     * @return the share and its interval, within 0 and 1
     */
    public static Estimate wilson(int successes, int trials) {
        double share = (double) successes / trials;
        double z2 = BlandAltman.LIMIT * BlandAltman.LIMIT;
        double centre = (share + z2 / (2 * trials)) / (1 + z2 / trials);
        double half = BlandAltman.LIMIT / (1 + z2 / trials)
                * Math.sqrt(share * (1 - share) / trials + z2 / (4.0 * trials * trials));
        return new Estimate(share, Math.max(0, centre - half), Math.min(1, centre + half));
    }
}
