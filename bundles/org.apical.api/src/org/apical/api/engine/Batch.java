package org.apical.api.engine;

import org.apical.api.Tensor;

/**
 * Items to learn from in one step.
 *
 * @param input the network inputs, [n, channels, sizes...]
 * @param target the targets, [n, outputs]; {@code NaN} where a label is missing
 * @since 1.0
 */
public record Batch(Tensor input, Tensor target) {

    /** Checks that there are as many targets as inputs. */
    public Batch {
        if (input.items() != target.items()) {
            throw new IllegalArgumentException(
                    "A batch of " + input.items() + " inputs has " + target.items() + " targets.");
        }
    }
}
