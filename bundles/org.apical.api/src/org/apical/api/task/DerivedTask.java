package org.apical.api.task;

import java.util.List;

/**
 * A task that no network learns: its prediction is computed from the predictions of other tasks for the same patient,
 * such as an ejection fraction from two volumes. It is judged by its own label, so that it can be compared with a
 * network that learnt that label directly.
 *
 * <p>It is contributed to the extension point of tasks like any other.
 *
 * @param <S> the settings record
 * @since 1.0
 */
public interface DerivedTask<S extends Record> extends Task<S> {

    /**
     * Returns the tasks whose predictions are needed.
     *
     * @param settings the settings
     * @return their names, in the order in which {@link #derive} gets the predictions
     */
    List<String> inputs(S settings);

    /**
     * Computes the prediction for one patient.
     *
     * @param settings the settings
     * @param predictions a prediction of each input, in its task's unit, or a probability
     * @return the prediction in this task's unit; {@code NaN} when it cannot be computed
     */
    double derive(S settings, double[] predictions);
}
