package org.apical.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.MersenneTwister;
import org.apical.api.report.Estimate;

/**
 * Bootstrap intervals over patients, bias-corrected and accelerated.
 *
 * <p>Efron, Better bootstrap confidence intervals, J Am Stat Assoc 1987;82:171-185,
 * doi:10.1080/01621459.1987.10478410. The acceleration comes from the jackknife over patients.
 *
 * @since 1.0
 */
public final class Bootstrap {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final Clusters clusters;
    private final int resamples;
    private final long seed;
    private final double level;

    /**
     * Prepares a bootstrap of one prediction a patient.
     *
     * @param patients how many patients there are
     * @param resamples how often they are drawn
     * @param seed the seed of the draws
     * @param level the coverage wanted, for example 0.95
     * @throws IllegalArgumentException when a number is negative or the level is not between 0 and 1
     */
    public Bootstrap(int patients, int resamples, long seed, double level) {
        this(Clusters.single(patients), resamples, seed, level);
    }

    /**
     * Prepares a bootstrap that draws patients with all of their predictions.
     *
     * @param clusters which predictions belong to which patient
     * @param resamples how often patients are drawn
     * @param seed the seed of the draws
     * @param level the coverage wanted, for example 0.95
     * @throws IllegalArgumentException when a number is negative or the level is not between 0 and 1
     */
    public Bootstrap(Clusters clusters, int resamples, long seed, double level) {
        if (resamples < 0 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException("A bootstrap of " + clusters.size() + " patients with " + resamples
                    + " resamples at level " + level + " is not possible.");
        }
        this.clusters = clusters;
        this.resamples = resamples;
        this.seed = seed;
        this.level = level;
    }

    /**
     * Estimates figures, all from the same draws.
     *
     * <p>Resamples that do not define a figure are left out for it; when they are more than half, it gets no interval.
     *
     * @param statistics the figures
     * @return an estimate for each, in the same order
     */
    public List<Estimate> estimate(List<Statistic> statistics) {
        double[][] draws = new double[statistics.size()][resamples];
        MersenneTwister random = new MersenneTwister(seed);
        int patients = clusters.size();
        int[] drawn = new int[patients];
        int[] counts = clusters.areSingle() ? drawn : new int[clusters.predictions()];
        for (int resample = 0; resample < resamples && patients > 1; resample++) {
            Arrays.fill(drawn, 0);
            for (int i = 0; i < patients; i++) {
                drawn[random.nextInt(patients)]++;
            }
            clusters.spread(drawn, counts);
            for (int s = 0; s < draws.length; s++) {
                draws[s][resample] = statistics.get(s).of(counts);
            }
        }
        List<Estimate> estimates = new ArrayList<>();
        for (int s = 0; s < draws.length; s++) {
            Arrays.fill(counts, 1);
            double value = statistics.get(s).of(counts);
            estimates.add(patients > 1 && resamples > 0 ? interval(statistics.get(s), value, draws[s])
                    : new Estimate(value, Double.NaN, Double.NaN));
        }
        return estimates;
    }

    private Estimate interval(Statistic statistic, double value, double[] draws) {
        double[] sorted = Arrays.stream(draws).filter(Double::isFinite).sorted().toArray();
        if (!Double.isFinite(value) || sorted.length * 2 < resamples) {
            return new Estimate(value, Double.NaN, Double.NaN);
        }
        double below = 0;
        for (double draw : sorted) {
            below += draw < value ? 1 : draw == value ? 0.5 : 0;
        }
        double tail = (1 - level) / 2;
        double share = below / sorted.length;
        if (share <= 0 || share >= 1) {
            return new Estimate(value, quantile(sorted, tail), quantile(sorted, 1 - tail));
        }
        double bias = NORMAL.inverseCumulativeProbability(share);
        double acceleration = acceleration(statistic);
        return new Estimate(value, quantile(sorted, adjusted(tail, bias, acceleration)),
                quantile(sorted, adjusted(1 - tail, bias, acceleration)));
    }

    private static double adjusted(double probability, double bias, double acceleration) {
        double z = bias + NORMAL.inverseCumulativeProbability(probability);
        return NORMAL.cumulativeProbability(bias + z / (1 - acceleration * z));
    }

    /** The acceleration from the jackknife over patients. */
    double acceleration(Statistic statistic) {
        int[] kept = new int[clusters.size()];
        Arrays.fill(kept, 1);
        int[] counts = clusters.areSingle() ? kept : new int[clusters.predictions()];
        double[] left = new double[kept.length];
        double sum = 0;
        int defined = 0;
        for (int i = 0; i < left.length; i++) {
            kept[i] = 0;
            clusters.spread(kept, counts);
            left[i] = statistic.of(counts);
            kept[i] = 1;
            if (Double.isFinite(left[i])) {
                sum += left[i];
                defined++;
            }
        }
        double cubes = 0;
        double squares = 0;
        for (double value : left) {
            if (Double.isFinite(value)) {
                double difference = sum / defined - value;
                cubes += difference * difference * difference;
                squares += difference * difference;
            }
        }
        double scale = 6 * Math.pow(squares, 1.5);
        return scale > 0 ? cubes / scale : 0;
    }

    /**
     * Returns a quantile of sorted values, interpolated linearly as in R's type 7.
     *
     * @param sorted the values in ascending order, at least one
     * @param probability from 0 to 1
     * @return the quantile
     */
    public static double quantile(double[] sorted, double probability) {
        double position = Math.max(0, Math.min(1, probability)) * (sorted.length - 1);
        int lower = (int) position;
        int upper = Math.min(lower + 1, sorted.length - 1);
        return sorted[lower] + (position - lower) * (sorted[upper] - sorted[lower]);
    }
}
