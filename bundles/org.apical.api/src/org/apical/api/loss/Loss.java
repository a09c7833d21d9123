package org.apical.api.loss;

import org.apical.api.Contribution;
import org.apical.api.engine.LossFunction;
import org.apical.api.task.Target;

/**
 * Makes loss functions.
 *
 * @param <S> the settings record
 * @since 1.0
 */
public interface Loss<S extends Record> extends Contribution<S> {

    /**
     * Returns whether this loss goes with a target.
     *
     * @param target what is predicted
     * @return true when it does
     */
    boolean supports(Target target);

    /**
     * Makes the loss function.
     *
     * @param settings the settings
     * @return the function
     */
    LossFunction create(S settings);
}
