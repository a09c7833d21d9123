package org.apical.interpret.internal;

import org.apical.api.Tensor;
import org.apical.api.network.Operation.Activation.Kind;

/** Activation functions, their slopes, and softmax. */
final class Activations {

    private static final double LEAK = 0.01;

    private Activations() {
    }

    static double value(Kind kind, double x) {
        return switch (kind) {
            case RELU -> Math.max(x, 0);
            case LEAKY_RELU -> x > 0 ? x : LEAK * x;
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
            case SOFTPLUS -> x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
            case SOFTMAX -> throw new IllegalArgumentException("Softmax is no function of one value.");
        };
    }

    static double slope(Kind kind, double x) {
        return switch (kind) {
            case RELU -> x > 0 ? 1 : 0;
            case LEAKY_RELU -> x > 0 ? 1 : LEAK;
            case SIGMOID -> value(kind, x) * value(kind, -x);
            case TANH -> 1 - Math.tanh(x) * Math.tanh(x);
            case SOFTPLUS -> value(Kind.SIGMOID, x);
            case SOFTMAX -> throw new IllegalArgumentException("Softmax is no function of one value.");
        };
    }

    static Tensor forward(Kind kind, Tensor x) {
        if (kind == Kind.RELU) {
            Tensor y = Tensor.zeros(x.shape().clone());
            for (int i = 0; i < y.data().length; i++) {
                y.data()[i] = Math.max(x.data()[i], 0);
            }
            return y;
        }
        return kind == Kind.SOFTMAX ? softmax(x) : Layers.each(x, value -> value(kind, value));
    }

    /** Visits the channels of every place of every item. */
    @FunctionalInterface
    private interface Places {

        void at(int first, int step, int channels);
    }

    private static void eachPlace(Tensor x, Places visit) {
        int channels = x.shape()[1];
        int area = x.itemLength() / channels;
        for (int item = 0; item < x.items(); item++) {
            for (int place = 0; place < area; place++) {
                visit.at(item * x.itemLength() + place, area, channels);
            }
        }
    }

    private static Tensor softmax(Tensor x) {
        Tensor y = Tensor.zeros(x.shape().clone());
        eachPlace(x, (first, step, channels) -> {
            double[] powers = powers(x, first, step, largest(x, first, step, channels), channels);
            double sum = sum(powers);
            for (int c = 0; c < channels; c++) {
                y.data()[first + c * step] = (float) (powers[c] / sum);
            }
        });
        return y;
    }

    /** The vector-Jacobian product of softmax. */
    static Tensor softmaxGradient(Tensor y, Tensor upstream) {
        Tensor down = Tensor.zeros(y.shape().clone());
        eachPlace(y, (first, step, channels) -> {
            double mean = 0;
            for (int c = 0; c < channels; c++) {
                mean += (double) y.data()[first + c * step] * upstream.data()[first + c * step];
            }
            for (int c = 0; c < channels; c++) {
                int at = first + c * step;
                down.data()[at] = (float) (y.data()[at] * (upstream.data()[at] - mean));
            }
        });
        return down;
    }

    /**
     * The multipliers of softmax between two inputs: it is the product of a power of each value and the inverse of
     * their sum; the change of a product is shared evenly, so that multipliers times changes add up to the change.
     */
    static Tensor softmaxMultipliers(Tensor x, Tensor reference, Tensor upstream) {
        Tensor down = Tensor.zeros(x.shape().clone());
        eachPlace(x, (first, step, channels) -> {
            double top = Math.max(largest(x, first, step, channels), largest(reference, first, step, channels));
            double[] e = powers(x, first, step, top, channels);
            double[] f = powers(reference, first, step, top, channels);
            double r = 1 / sum(e);
            double q = 1 / sum(f);
            double ofInverse = 0;
            for (int c = 0; c < channels; c++) {
                ofInverse += upstream.data()[first + c * step] * (e[c] + f[c]) / 2;
            }
            for (int c = 0; c < channels; c++) {
                int at = first + c * step;
                double ofPower = upstream.data()[at] * (r + q) / 2 - ofInverse * r * q;
                double change = (double) x.data()[at] - reference.data()[at];
                down.data()[at] = (float) (ofPower * (Math.abs(change) > 1e-7 ? (e[c] - f[c]) / change : e[c]));
            }
        });
        return down;
    }

    private static double largest(Tensor x, int first, int step, int channels) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < channels; c++) {
            largest = Math.max(largest, x.data()[first + c * step]);
        }
        return largest;
    }

    private static double[] powers(Tensor x, int first, int step, double top, int channels) {
        double[] powers = new double[channels];
        for (int c = 0; c < channels; c++) {
            powers[c] = Math.exp(x.data()[first + c * step] - top);
        }
        return powers;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
