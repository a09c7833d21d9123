package org.apical.api.network;

import java.util.List;

/**
 * A named array of numbers that a network needs.
 *
 * @param name the node's name, a dot, and "weight", "bias", "gamma", "beta", "mean" or "variance"
 * @param shape the sizes; see {@link Operation} for the order
 * @param role what it is for
 * @param fanIn how many inputs feed one output
 * @param fanOut how many outputs one input feeds
 * @since 1.0
 */
public record ParameterSpec(String name, List<Integer> shape, Role role, long fanIn, long fanOut) {

    /** What a parameter is for. */
    public enum Role {
        /** Kernel of a convolution or dense layer; weight decay applies to these alone. */
        WEIGHT,
        /** Bias of a convolution or dense layer. */
        BIAS,
        /** Scale (gamma) of a batch normalisation. */
        SCALE,
        /** Shift (beta) of a batch normalisation. */
        SHIFT,
        /** Running mean of a batch normalisation; not trained by gradients. */
        RUNNING_MEAN,
        /** Running variance of a batch normalisation; not trained by gradients. */
        RUNNING_VARIANCE
    }

    /**
     * Returns whether gradients train this parameter.
     *
     * @return false for running statistics
     */
    public boolean trainable() {
        return role != Role.RUNNING_MEAN && role != Role.RUNNING_VARIANCE;
    }

    /**
     * Returns how many numbers it holds.
     *
     * @return the product of the sizes
     */
    public int length() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /**
     * Returns the sizes as an array.
     *
     * @return a new array
     */
    public int[] sizes() {
        return shape.stream().mapToInt(Integer::intValue).toArray();
    }
}
