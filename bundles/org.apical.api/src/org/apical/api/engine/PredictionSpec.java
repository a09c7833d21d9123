package org.apical.api.engine;

import java.util.Objects;

/**
 * How a trained model is run.
 *
 * @param threads how many processor threads the engine may use, at least 1
 * @param precision the numbers it computes with
 * @since 1.0
 */
public record PredictionSpec(int threads, Precision precision) {

    /** Checks the threads. */
    public PredictionSpec {
        Objects.requireNonNull(precision, "precision");
        if (threads < 1) {
            throw new IllegalArgumentException("An engine needs at least one thread, not " + threads + ".");
        }
    }

    /**
     * Runs in single precision.
     *
     * @param threads how many processor threads the engine may use, at least 1
     * @return the specification
     */
    public static PredictionSpec fp32(int threads) {
        return new PredictionSpec(threads, Precision.FP32);
    }
}
