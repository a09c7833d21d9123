package org.apical.analysis.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The area under the receiver operating characteristic, from midranks.
 *
 * <p>It is the probability that a positive patient has the higher prediction of a random pair, ties counting one half
 * (Hanley and McNeil 1982, doi:10.1148/radiology.143.1.7063747). Patients are sorted once, so that a resample costs one
 * pass.
 *
 * @since 1.0
 */
public final class Auc implements Statistic {

    private final int[] order;
    private final boolean[] positive;
    private final boolean[] tiedWithNext;

    /**
     * Sorts the patients.
     *
     * @param truths 0 or 1 for each patient
     * @param predictions the prediction of each patient, higher for positive
     */
    public Auc(double[] truths, double[] predictions) {
        order = IntStream.range(0, truths.length).boxed().sorted(Comparator.comparingDouble(i -> predictions[i]))
                .mapToInt(Integer::intValue).toArray();
        positive = new boolean[order.length];
        tiedWithNext = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            positive[i] = truths[order[i]] > 0.5;
            tiedWithNext[i] = i + 1 < order.length && predictions[order[i]] == predictions[order[i + 1]];
        }
    }

    /**
     * Computes the area with every patient counted once.
     *
     * @param truths 0 or 1 for each patient
     * @param predictions the prediction of each patient
     * @return the area, {@code NaN} when there is no positive or no negative patient
     */
    public static double of(double[] truths, double[] predictions) {
        int[] once = new int[truths.length];
        Arrays.fill(once, 1);
        return new Auc(truths, predictions).of(once);
    }

    @Override
    public double of(int[] counts) {
        long negativesBelow = 0;
        long positives = 0;
        double pairsWon = 0;
        long tiedPositives = 0;
        long tiedNegatives = 0;
        for (int i = 0; i < order.length; i++) {
            int count = counts[order[i]];
            if (positive[i]) {
                tiedPositives += count;
            } else {
                tiedNegatives += count;
            }
            if (!tiedWithNext[i]) {
                pairsWon += tiedPositives * (negativesBelow + 0.5 * tiedNegatives);
                negativesBelow += tiedNegatives;
                positives += tiedPositives;
                tiedPositives = 0;
                tiedNegatives = 0;
            }
        }
        return pairsWon / ((double) positives * negativesBelow);
    }
}
