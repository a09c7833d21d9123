package org.apical.api.metric;

import org.apical.api.Contribution;
import org.apical.api.task.Target;

/**
 * Makes functions that judge patient-level predictions.
 *
 * @param <S> the settings record
 * @since 1.0
 */
public interface Metric<S extends Record> extends Contribution<S> {

    /**
     * Returns whether this metric goes with a target.
     *
     * @param target what is predicted
     * @return true when it does
     */
    boolean supports(Target target);

    /**
     * Returns whether more is better.
     *
     * @return true for AUC, false for an error
     */
    boolean higherIsBetter();

    /**
     * Makes the function.
     *
     * @param settings the settings
     * @return the function
     */
    MetricFunction create(S settings);
}
