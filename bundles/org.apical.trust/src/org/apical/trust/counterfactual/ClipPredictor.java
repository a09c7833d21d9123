package org.apical.trust.counterfactual;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;

/**
 * Predicts one number from all frames of a clip: a probability or a value in units, over the frames as the model's
 * aggregator takes them.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface ClipPredictor {

    /**
     * Predicts.
     *
     * @param frames standardised frames, [frames, 1, rows, columns]
     * @return the prediction
     * @throws ApicalException when the engine fails
     */
    double predict(Tensor frames) throws ApicalException;
}
