package org.apical.analysis.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Keeps chance findings rare when many differences are tested at once.
 *
 * @since 1.0
 */
public final class Multiplicity {

    private Multiplicity() {
    }

    /**
     * Adjusts p values so that the chance of any false finding among them stays below the level they are compared with.
     *
     * <p>Holm, A simple sequentially rejective multiple test procedure, Scand J Stat 1979;6:65-70.
     *
     * @param p the p values; those that are {@code NaN} count as not tested
     * @return the adjusted p values in the same order, at most 1
     */
    public static double[] holm(double[] p) {
        int[] order = IntStream.range(0, p.length).filter(i -> !Double.isNaN(p[i])).boxed()
                .sorted(Comparator.comparingDouble(i -> p[i])).mapToInt(Integer::intValue).toArray();
        double[] adjusted = new double[p.length];
        Arrays.fill(adjusted, Double.NaN);
        double highest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            highest = Math.max(highest, Math.min(1, (order.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = highest;
        }
        return adjusted;
    }
}
