package org.apical.api.engine;

import java.util.Objects;

/**
 * How a model is trained, as far as an engine must know.
 *
 * @param loss the loss
 * @param rule the optimiser's formula
 * @param weightDecay the weight decay on kernels, at least 0
 * @param decoupledDecay false to add decay times weight to the gradient (L2, as the EchoNet paper), true to shrink the
 *     weights beside the step (Loshchilov and Hutter, arXiv:1711.05101)
 * @param gradientClip the largest allowed norm of the gradient over all parameters; 0 for no clipping
 * @param threads how many processor threads the engine may use
 * @param seed the seed of everything random inside the engine, such as dropout
 * @param precision the numbers the engine computes with
 * @since 1.0
 */
public record TrainingSpec(LossFunction loss, UpdateRule rule, double weightDecay, boolean decoupledDecay,
        double gradientClip, int threads, long seed, Precision precision) {

    /** Checks the ranges. */
    public TrainingSpec {
        Objects.requireNonNull(loss, "loss");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(precision, "precision");
        if (!(weightDecay >= 0) || !(gradientClip >= 0) || threads < 1) {
            throw new IllegalArgumentException("Weight decay " + weightDecay + ", gradient clip " + gradientClip
                    + " and threads " + threads + " must not be negative.");
        }
    }
}
