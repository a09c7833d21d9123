package org.apical.engine.conformance.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apical.api.network.Weights;

/** Derivatives by central differences in double precision, and the distance of vectors. */
final class Differences {

    private static final double STEP = 1e-5;

    private Differences() {
    }

    static Map<String, double[]> doubles(Weights weights) {
        Map<String, double[]> copies = new LinkedHashMap<>();
        weights.values().forEach((name, tensor) -> copies.put(name, doubles(tensor.data())));
        return copies;
    }

    static double[] doubles(float[] values) {
        double[] copy = new double[values.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values[i];
        }
        return copy;
    }

    /** The derivatives of a weighted sum of outputs by every number of an array, which the reference reads. */
    static double[] by(Reference reference, double[] input, float[] factors, double[] array) {
        double[] derivatives = new double[array.length];
        for (int i = 0; i < array.length; i++) {
            double old = array[i];
            array[i] = old + STEP;
            double above = sum(reference.forward(input), factors);
            array[i] = old - STEP;
            double below = sum(reference.forward(input), factors);
            array[i] = old;
            derivatives[i] = (above - below) / (2 * STEP);
        }
        return derivatives;
    }

    private static double sum(double[] output, float[] factors) {
        double sum = 0;
        for (int i = 0; i < output.length; i++) {
            sum += factors[i] * output[i];
        }
        return sum;
    }

    /** The Euclidean distance of two vectors over the length of the second; infinite where anything is not a number. */
    static double relativeError(double[] found, double[] expected) {
        double distance = 0;
        double length = 0;
        for (int i = 0; i < expected.length; i++) {
            distance += (found[i] - expected[i]) * (found[i] - expected[i]);
            length += expected[i] * expected[i];
        }
        double error = Math.sqrt(distance) / Math.max(Math.sqrt(length), 1e-12);
        return Double.isFinite(error) ? error : Double.POSITIVE_INFINITY;
    }

    static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
