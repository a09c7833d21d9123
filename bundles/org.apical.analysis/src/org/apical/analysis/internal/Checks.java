package org.apical.analysis.internal;

/** Checks of arguments that every statistic shares. */
public final class Checks {

    private Checks() {
    }

    /** Refuses labels and predictions that do not belong together. */
    public static void paired(double[] truths, double[] predictions) {
        if (truths.length != predictions.length) {
            throw new IllegalArgumentException(
                    "There are " + truths.length + " labels but " + predictions.length + " predictions.");
        }
        for (int i = 0; i < truths.length; i++) {
            if (!Double.isFinite(truths[i]) || !Double.isFinite(predictions[i])) {
                throw new IllegalArgumentException("The label or the prediction of patient number " + (i + 1)
                        + " is not a number: " + truths[i] + ", " + predictions[i] + ".");
            }
        }
    }
}
