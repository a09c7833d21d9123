package org.apical.api.report;

/**
 * A figure with its 95 % interval.
 *
 * @param value the figure
 * @param low the lower end, {@code NaN} when there is no interval
 * @param high the upper end, {@code NaN} when there is no interval
 * @since 1.0
 */
public record Estimate(double value, double low, double high) {
}
