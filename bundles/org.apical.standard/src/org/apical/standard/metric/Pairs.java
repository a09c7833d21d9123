package org.apical.standard.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Predictions and truths, without the items whose truth is missing. */
record Pairs(double[] predictions, double[] truths) {

    static Pairs of(double[] predictions, double[] truths) {
        if (predictions.length != truths.length) {
            throw new IllegalArgumentException(
                    predictions.length + " predictions cannot be judged by " + truths.length + " truths.");
        }
        int[] kept = IntStream.range(0, truths.length).filter(i -> !Double.isNaN(truths[i])).toArray();
        return new Pairs(IntStream.of(kept).mapToDouble(i -> predictions[i]).toArray(),
                IntStream.of(kept).mapToDouble(i -> truths[i]).toArray());
    }

    int count() {
        return truths.length;
    }

    /** Returns whether a prediction is no number, so that nothing can be said about the whole. */
    boolean unknown() {
        return Arrays.stream(predictions).anyMatch(Double::isNaN);
    }
}
