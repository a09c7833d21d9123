package org.apical.api.aggregator;

import org.apical.api.Contribution;

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
}
