package org.apical.analysis.statistics;

/**
 * A figure over patients, each of which may count several times.
 *
 * <p>Resampling draws patients with replacement; instead of copying values it says how often each patient was drawn.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface Statistic {

    /**
     * Computes the figure.
     *
     * @param counts how often each patient counts, at least 0
     * @return the figure, {@code NaN} when these patients do not define it
     */
    double of(int[] counts);
}
