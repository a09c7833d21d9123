package org.apical.api.interpreter;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;

/**
 * Draws maps of what a prediction depends on.
 *
 * <p>A method that needs more than predictions and input gradients takes {@link ExplainedModel#of} of the model it is
 * given; callers therefore open models with {@link ExplainedModel#open}. Methods run items in batches of bounded size
 * and ask {@code progress} between them whether to stop.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface SaliencyMethod {

    /**
     * Computes a map for every item.
     *
     * @param model the model
     * @param input standardised inputs, [n, channels, sizes...]
     * @param output which of the network's outputs to explain, from 0
     * @param seed the seed of everything random in it
     * @param progress told how far it is
     * @return the maps, of the input's shape; the larger, the more the output depends on that value
     * @throws ApicalException when the model fails or the reader stops the work
     */
    Tensor map(Model model, Tensor input, int output, long seed, Progress progress) throws ApicalException;
}
