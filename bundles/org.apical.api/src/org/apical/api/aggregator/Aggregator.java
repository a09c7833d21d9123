package org.apical.api.aggregator;

import org.apical.api.Contribution;
import org.apical.api.task.Target;

/**
 * Makes aggregators of frame predictions.
 *
 * @param <S> the settings record
 * @since 1.0
 */
public interface Aggregator<S extends Record> extends Contribution<S> {

    /**
     * Makes the aggregator.
     *
     * @param settings the settings
     * @return the aggregator
     */
    FrameAggregator create(S settings);

    /**
     * Makes the aggregator for what is predicted. It is to be overridden where values and probabilities are aggregated
     * differently.
     *
     * @param settings the settings
     * @param target what is predicted
     * @return the aggregator
     */
    default FrameAggregator create(S settings, Target target) {
        return create(settings);
    }
}
