package org.apical.api.loss;

import java.util.List;

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

    /**
     * Makes the loss function for the labels it will be used on; a loss that weighs classes by how many there are
     * overrides this.
     *
     * @param settings the settings
     * @param classShares the share of each class among the labels that are learnt from, in the order of the task's
     *     classes, negative first; empty for numbers
     * @return the function; that of {@link #create(Record)} by default
     */
    default LossFunction create(S settings, List<Double> classShares) {
        return create(settings);
    }
}
