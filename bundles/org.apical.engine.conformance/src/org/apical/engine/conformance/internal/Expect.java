package org.apical.engine.conformance.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

import org.apical.api.Tensor;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.conformance.ConformanceFailure;

/** Comparisons that say what was expected and what came. */
final class Expect {

    /** A piece of work that should not succeed. */
    interface Work {

        void run() throws Exception;
    }

    private Expect() {
    }

    static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }

    static void isTrue(boolean condition, String sentence, Object... values) {
        if (!condition) {
            throw new ConformanceFailure(format(sentence, values));
        }
    }

    /** Compares vectors; returns their relative error. */
    static double close(String what, float[] found, double[] expected, double allowed) {
        isTrue(found.length == expected.length, "%s was expected to have %d values and has %d.", what, expected.length,
                found.length);
        double error = Differences.relativeError(Differences.doubles(found), expected);
        if (error > allowed) {
            int worst = 0;
            for (int i = 0; i < found.length; i++) {
                if (!(Math.abs(found[i] - expected[i]) <= Math.abs(found[worst] - expected[worst]))) {
                    worst = i;
                }
            }
            throw new ConformanceFailure(format("%s was expected within a relative error of %.2g and has %.2g; at place"
                    + " %d of %d, %.7g was expected and %.7g came.", what, allowed, error, worst, found.length,
                    expected[worst], found[worst]));
        }
        return error;
    }

    /** Compares two numbers; returns their relative difference. */
    static double close(String what, double found, double expected, double allowed) {
        double error = Math.abs(found - expected) / Math.max(Math.abs(expected), 1e-12);
        isTrue(error <= allowed, "%s was expected to be %.8g within a relative difference of %.2g, and %.8g came.",
                what, expected, allowed, found);
        return error;
    }

    static void shape(String what, Tensor found, int[] expected) {
        isTrue(Arrays.equals(found.shape(), expected), "%s was expected to have the shape %s and has %s.", what,
                Arrays.toString(expected), Arrays.toString(found.shape()));
    }

    static void sameBits(String what, Tensor found, Tensor expected) {
        shape(what, found, expected.shape());
        int at = Arrays.mismatch(found.data(), expected.data());
        if (at >= 0) {
            throw new ConformanceFailure(format("%s was expected to be the same to the bit; at place %d of %d, %s was"
                    + " expected and %s came.", what, at, found.data().length, expected.data()[at], found.data()[at]));
        }
    }

    static void sameBits(String what, TrainedNetwork found, TrainedNetwork expected) {
        for (Map.Entry<String, Tensor> entry : expected.weights().values().entrySet()) {
            sameBits(what + ": the parameter '" + entry.getKey() + "'", found.weights().get(entry.getKey()),
                    entry.getValue());
        }
    }

    /** Expects an exception and returns it. */
    static <T extends Exception> T thrown(String what, Class<T> type, Work work) {
        try {
            work.run();
        } catch (Exception e) {
            if (type.isInstance(e)) {
                return type.cast(e);
            }
            throw new ConformanceFailure(format("%s was expected to end in %s, and %s came.", what,
                    type.getSimpleName(), e));
        }
        throw new ConformanceFailure(what + " was expected to end in " + type.getSimpleName()
                + ", and nothing was thrown.");
    }
}
