package org.apical.analysis.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The area under the precision-recall curve as the sum of precision times the step in recall, without interpolation.
 *
 * <p>Davis and Goadrich, ICML 2006, doi:10.1145/1143844.1143874, show why linear interpolation would flatter.
 *
 * @since 1.0
 */
public final class AveragePrecision implements Statistic {

    private final int[] order;
    private final boolean[] positive;
    private final boolean[] tiedWithNext;

    /**
     * Sorts the patients.
     *
     * @param truths 0 or 1 for each patient
     * @param predictions the prediction of each patient, higher for positive
     */
    public AveragePrecision(double[] truths, double[] predictions) {
        order = IntStream.range(0, truths.length).boxed().sorted(Comparator.comparingDouble(i -> -predictions[i]))
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
     * @return the area, {@code NaN} when there is no positive patient
     */
    public static double of(double[] truths, double[] predictions) {
        int[] once = new int[truths.length];
        Arrays.fill(once, 1);
        return new AveragePrecision(truths, predictions).of(once);
    }

    @Override
    public double of(int[] counts) {
        double sum = 0;
        long found = 0;
        long called = 0;
        long step = 0;
        for (int i = 0; i < order.length; i++) {
            int count = counts[order[i]];
            called += count;
            if (positive[i]) {
                step += count;
            }
            if (!tiedWithNext[i] && step > 0) {
                found += step;
                sum += step * ((double) found / called);
                step = 0;
            }
        }
        return found == 0 ? Double.NaN : sum / found;
    }
}
