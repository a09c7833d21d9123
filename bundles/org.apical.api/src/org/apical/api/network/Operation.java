package org.apical.api.network;

import java.util.List;

/**
 * What a node of a network does. The set is closed: an engine that knows these operations runs every network.
 *
 * <p>Lists of sizes (kernel, stride, padding) have one entry per spatial dimension; their length decides whether an
 * operation is 1d, 2d or 3d. Padding is symmetric and counts zeros on each side.
 *
 * @since 1.0
 */
public sealed interface Operation {

    /**
     * A convolution (cross-correlation, as in every deep learning system).
     *
     * <p>Weights are [filters, input channels, kernel...]; the output size is
     * {@code floor((size + 2 padding - kernel) / stride) + 1}.
     *
     * @param filters the number of output channels
     * @param kernel the kernel size
     * @param stride the step
     * @param padding the zeros added on each side
     * @param bias whether a bias per filter is added
     */
    record Convolution(int filters, List<Integer> kernel, List<Integer> stride, List<Integer> padding, boolean bias)
            implements Operation {

        /** Checks that the lists are equally long. */
        public Convolution {
            kernel = List.copyOf(kernel);
            stride = List.copyOf(stride);
            padding = List.copyOf(padding);
            Operations.check(filters, kernel, stride, padding);
        }
    }

    /**
     * A transposed convolution, for segmentation networks.
     *
     * <p>Weights are [input channels, filters, kernel...]; the output size is
     * {@code (size - 1) stride - 2 padding + kernel}.
     *
     * @param filters the number of output channels
     * @param kernel the kernel size
     * @param stride the step
     * @param padding the values cut on each side
     * @param bias whether a bias per filter is added
     */
    record TransposedConvolution(int filters, List<Integer> kernel, List<Integer> stride, List<Integer> padding,
            boolean bias) implements Operation {

        /** Checks that the lists are equally long. */
        public TransposedConvolution {
            kernel = List.copyOf(kernel);
            stride = List.copyOf(stride);
            padding = List.copyOf(padding);
            Operations.check(filters, kernel, stride, padding);
        }
    }

    /**
     * Batch normalisation over all but the channel dimension, with learnt scale and shift.
     *
     * @param epsilon what is added to the variance
     * @param momentum the share of the old running statistics kept at each step, 0 to 1
     */
    record BatchNorm(double epsilon, double momentum) implements Operation {
    }

    /**
     * An elementwise activation, or softmax over the channels.
     *
     * @param kind which function
     */
    record Activation(Kind kind) implements Operation {

        /** The activation functions. */
        public enum Kind {
            /** max(x, 0). */
            RELU,
            /** x for positive x, 0.01 x otherwise. */
            LEAKY_RELU,
            /** 1 / (1 + exp(-x)). */
            SIGMOID,
            /** Hyperbolic tangent. */
            TANH,
            /** log(1 + exp(x)). */
            SOFTPLUS,
            /** exp(x) over the sum of exp over the first dimension of an item. */
            SOFTMAX
        }
    }

    /**
     * Pooling over windows. Average pooling divides by the number of values inside the input, not counting padding.
     *
     * <p>The output size is as for {@link Convolution}.
     *
     * @param kind maximum or average
     * @param kernel the window size
     * @param stride the step
     * @param padding the border on each side, at most half the window
     */
    record Pool(PoolKind kind, List<Integer> kernel, List<Integer> stride, List<Integer> padding)
            implements Operation {

        /** Checks that the lists are equally long. */
        public Pool {
            kernel = List.copyOf(kernel);
            stride = List.copyOf(stride);
            padding = List.copyOf(padding);
            Operations.check(1, kernel, stride, padding);
        }
    }

    /** How values are pooled. */
    enum PoolKind {
        /** The largest value. */
        MAXIMUM,
        /** The mean value. */
        AVERAGE
    }

    /**
     * Pooling over all spatial dimensions; the output is a vector of the channels.
     *
     * @param kind maximum or average
     */
    record GlobalPool(PoolKind kind) implements Operation {
    }

    /**
     * A fully connected layer on a vector. Weights are [units, features].
     *
     * @param units the number of outputs
     * @param bias whether a bias per unit is added
     */
    record Dense(int units, boolean bias) implements Operation {
    }

    /**
     * Sets a share of the values to zero while training and scales the others up; does nothing otherwise.
     *
     * @param rate the share set to zero, 0 to below 1
     */
    record Dropout(double rate) implements Operation {

        /** Checks the rate. */
        public Dropout {
            if (!(rate >= 0 && rate < 1)) {
                throw new IllegalArgumentException("A dropout rate lies in 0 to below 1, not " + rate + ".");
            }
        }
    }

    /** Turns any shape into a vector in row-major order, channels slowest. */
    record Flatten() implements Operation {
    }

    /**
     * Adds inputs of equal shape, each times its scale.
     *
     * @param scales one factor an input
     */
    record Add(List<Double> scales) implements Operation {

        /** Copies the scales. */
        public Add {
            scales = List.copyOf(scales);
        }
    }

    /** Joins inputs along the channels. */
    record Concatenate() implements Operation {
    }

    /**
     * Repeats every value along each spatial dimension (nearest neighbour).
     *
     * @param factor how often, at least 1
     */
    record Upsample(int factor) implements Operation {

        /** Checks the factor. */
        public Upsample {
            if (factor < 1) {
                throw new IllegalArgumentException("An upsampling factor is at least 1, not " + factor + ".");
            }
        }
    }
}
