package org.apical.api.engine;

import org.apical.api.Tensor;

/**
 * How far a network's outputs are from the targets, and in which direction.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface LossFunction {

    /**
     * A loss and its gradient.
     *
     * @param mean the mean over all targets that are present
     * @param gradient the derivative of {@code mean} with respect to every output, of the outputs' shape
     */
    record Value(double mean, Tensor gradient) {
    }

    /**
     * Computes the loss of a batch.
     *
     * @param output raw scores, [n, outputs]
     * @param target targets of the same shape; where one is {@code NaN} the label is missing, counts for nothing and
     *     has a zero gradient
     * @return the mean loss (0 when no label is present) and its gradient
     */
    Value evaluate(Tensor output, Tensor target);
}
