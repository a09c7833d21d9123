package org.apical.engine.conformance.samples;

import java.util.Map;

import org.apical.api.Tensor;
import org.apical.api.engine.LossFunction;

/**
 * Losses of several forms.
 *
 * @since 1.0
 */
public final class Losses {

    /** The loss of one output and its derivative. */
    private interface One {

        double[] at(double output, double target);
    }

    private Losses() {
    }

    /**
     * Returns every loss here.
     *
     * @return the losses by name
     */
    public static Map<String, LossFunction> all() {
        return Map.of("squaredError", squaredError(), "absoluteError", absoluteError(), "logistic", logistic());
    }

    /**
     * Returns the mean squared error.
     *
     * @return the loss
     */
    public static LossFunction squaredError() {
        return mean((output, target) -> new double[] {(output - target) * (output - target), 2 * (output - target)});
    }

    /**
     * Returns the mean absolute error.
     *
     * @return the loss
     */
    public static LossFunction absoluteError() {
        return mean((output, target) -> new double[] {Math.abs(output - target), Math.signum(output - target)});
    }

    /**
     * Returns the cross-entropy of logits and targets of 0 and 1.
     *
     * @return the loss
     */
    public static LossFunction logistic() {
        return mean((output, target) -> new double[] {
            Math.max(output, 0) - output * target + Math.log1p(Math.exp(-Math.abs(output))),
            1 / (1 + Math.exp(-output)) - target});
    }

    /**
     * Returns a fixed weighted sum of the outputs, whose gradient is known exactly.
     *
     * @param factors the weights of the sum
     * @return the loss; targets count for nothing
     */
    public static LossFunction weightedSum(float[] factors) {
        return (output, target) -> {
            double sum = 0;
            for (int i = 0; i < factors.length; i++) {
                sum += (double) factors[i] * output.data()[i];
            }
            return new LossFunction.Value(sum, Tensor.of(factors.clone(), output.shape()));
        };
    }

    /** Means over the labels that are present. */
    private static LossFunction mean(One one) {
        return (output, target) -> {
            float[] gradient = new float[output.data().length];
            int count = 0;
            for (float value : target.data()) {
                count += Float.isNaN(value) ? 0 : 1;
            }
            double sum = 0;
            for (int i = 0; i < gradient.length; i++) {
                if (!Float.isNaN(target.data()[i])) {
                    double[] value = one.at(output.data()[i], target.data()[i]);
                    sum += value[0] / count;
                    gradient[i] = (float) (value[1] / count);
                }
            }
            return new LossFunction.Value(sum, Tensor.of(gradient, output.shape()));
        };
    }
}
