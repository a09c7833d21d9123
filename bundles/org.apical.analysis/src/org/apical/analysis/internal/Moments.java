package org.apical.analysis.internal;

import org.apical.analysis.statistics.BlandAltman;

/** Sums over the predictions of a resample, in two passes so that large means cost no digits. */
final class Moments {

    private final double n;
    private final double bias;
    private final double truthMean;
    private final double predictionMean;
    private double residualSquares;
    private double truthSquares;
    private double predictionSquares;
    private double products;

    Moments(double[] truths, double[] predictions, int[] counts) {
        double patients = 0;
        double truthSum = 0;
        double predictionSum = 0;
        for (int i = 0; i < counts.length; i++) {
            patients += counts[i];
            truthSum += counts[i] * truths[i];
            predictionSum += counts[i] * predictions[i];
        }
        n = patients;
        truthMean = truthSum / patients;
        predictionMean = predictionSum / patients;
        bias = predictionMean - truthMean;
        for (int i = 0; i < counts.length; i++) {
            double truth = truths[i] - truthMean;
            double prediction = predictions[i] - predictionMean;
            double residual = predictions[i] - truths[i];
            residualSquares += counts[i] * residual * residual;
            truthSquares += counts[i] * truth * truth;
            predictionSquares += counts[i] * prediction * prediction;
            products += counts[i] * truth * prediction;
        }
    }

    double r2() {
        return truthsVary() ? 1 - residualSquares / truthSquares : Double.NaN;
    }

    double pearson() {
        return truthsVary() && predictionsVary() ? products / Math.sqrt(truthSquares * predictionSquares) : Double.NaN;
    }

    /** Lin's concordance, with the variances of n as he defines it. */
    double concordance() {
        double below = truthSquares + predictionSquares + n * bias * bias;
        return truthsVary() || predictionsVary() ? 2 * products / below : Double.NaN;
    }

    /** ICC(A,1): two-way random effects, absolute agreement, single measurement. */
    double iccAgreement() {
        double rows = (truthSquares + predictionSquares + 2 * products) / (2 * (n - 1));
        double error = (truthSquares + predictionSquares - 2 * products) / (2 * (n - 1));
        double columns = n * bias * bias / 2;
        return n > 1 && (truthsVary() || predictionsVary())
                ? (rows - error) / (rows + error + 2 * (columns - error) / n) : Double.NaN;
    }

    /** ICC(C,1): two-way mixed effects, consistency, single measurement. */
    double iccConsistency() {
        return truthsVary() || predictionsVary() ? 2 * products / (truthSquares + predictionSquares) : Double.NaN;
    }

    /** A 95 % limit of agreement, the lower for -1 and the upper for 1. */
    double limit(int side) {
        return n < 2 ? Double.NaN : bias + side * BlandAltman.LIMIT
                * Math.sqrt(Math.max(0, residualSquares - n * bias * bias) / (n - 1));
    }

    private boolean truthsVary() {
        return truthSquares > rounding(truthMean);
    }

    private boolean predictionsVary() {
        return predictionSquares > rounding(predictionMean);
    }

    /** Equal values leave a sum of squares of this size because their mean is rounded. */
    private double rounding(double mean) {
        return 1e-24 * n * mean * mean;
    }
}
