package org.apical.standard.loss;

/** Logarithms of probabilities that stay finite for any finite logit. */
final class Logits {

    private Logits() {
    }

    /** Returns log(1 / (1 + exp(-logit))). */
    static double logSigmoid(double logit) {
        return logit >= 0 ? -Math.log1p(Math.exp(-logit)) : logit - Math.log1p(Math.exp(logit));
    }

    /** Returns 1 / (1 + exp(-logit)). */
    static double sigmoid(double logit) {
        return Math.exp(logSigmoid(logit));
    }

    /** Writes the log-softmax of {@code classes} logits from {@code offset} on into {@code into}. */
    static void logSoftmax(float[] logits, int offset, double[] into) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < into.length; k++) {
            largest = Math.max(largest, logits[offset + k]);
        }
        double sum = 0;
        for (int k = 0; k < into.length; k++) {
            sum += Math.exp(logits[offset + k] - largest);
        }
        double logSum = largest + Math.log(sum);
        for (int k = 0; k < into.length; k++) {
            into[k] = logits[offset + k] - logSum;
        }
    }
}
