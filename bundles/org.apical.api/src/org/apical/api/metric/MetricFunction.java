package org.apical.api.metric;

/**
 * Judges predictions, one an item.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface MetricFunction {

    /**
     * Computes the metric.
     *
     * @param predictions values in the target's unit, or probabilities of the positive class
     * @param truths the labels, as many
     * @return the metric, {@code NaN} when it is not defined for these (AUC without negatives)
     */
    double value(double[] predictions, double[] truths);
}
