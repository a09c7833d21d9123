package org.apical.api.aggregator;

/**
 * Turns the predictions of a patient's frames into one.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface FrameAggregator {

    /**
     * Aggregates.
     *
     * @param framePredictions at least one prediction, in time order: values in the target's unit, or probabilities
     * @return the patient's prediction
     */
    double aggregate(double[] framePredictions);
}
