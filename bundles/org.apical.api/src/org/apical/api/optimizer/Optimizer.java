package org.apical.api.optimizer;

import org.apical.api.Contribution;
import org.apical.api.engine.UpdateRule;

/**
 * Makes update rules.
 *
 * @param <S> the settings record; it has a setting {@code learningRate}
 * @since 1.0
 */
public interface Optimizer<S extends Record> extends Contribution<S> {

    /**
     * Returns the learning rate that schedules start from.
     *
     * @param settings the settings
     * @return a positive number
     */
    double learningRate(S settings);

    /**
     * Makes the formula.
     *
     * @param settings the settings
     * @return the formula
     */
    UpdateRule create(S settings);
}
