package org.apical.analysis.statistics;

import org.apical.api.report.Estimate;

/**
 * Lin's concordance correlation coefficient.
 *
 * <p>Lin, Biometrics 1989;45:255-268, doi:10.2307/2532051, with the standard error as corrected in Biometrics
 * 2000;56:324-325. Variances are those of n, as he defines them.
 *
 * @since 1.0
 */
public final class Concordance {

    private Concordance() {
    }

    /**
     * Computes the coefficient with the 95 % interval of Fisher's z.
     *
     * @param truths the labels
     * @param predictions the predictions
     * @return from -1 to 1; {@code NaN} when nothing varies; without ends for fewer than three patients or when either
     *     side does not vary
     */
    public static Estimate of(double[] truths, double[] predictions) {
        int n = truths.length;
        double truthMean = 0;
        double predictionMean = 0;
        for (int i = 0; i < n; i++) {
            truthMean += truths[i] / n;
            predictionMean += predictions[i] / n;
        }
        double truthVariance = 0;
        double predictionVariance = 0;
        double covariance = 0;
        for (int i = 0; i < n; i++) {
            truthVariance += (truths[i] - truthMean) * (truths[i] - truthMean) / n;
            predictionVariance += (predictions[i] - predictionMean) * (predictions[i] - predictionMean) / n;
            covariance += (truths[i] - truthMean) * (predictions[i] - predictionMean) / n;
        }
        double bias = predictionMean - truthMean;
        double value = 2 * covariance / (truthVariance + predictionVariance + bias * bias);
        double pearson = covariance / Math.sqrt(truthVariance * predictionVariance);
        double shift = bias * bias / Math.sqrt(truthVariance * predictionVariance);
        double rest = 1 - value * value;
        double variance = ((1 - pearson * pearson) * value * value / (rest * pearson * pearson)
                + 2 * Math.pow(value, 3) * (1 - value) * shift / (pearson * rest * rest)
                - Math.pow(value, 4) * shift * shift / (2 * pearson * pearson * rest * rest)) / (n - 2);
        double half = BlandAltman.LIMIT * Math.sqrt(variance);
        double z = 0.5 * Math.log((1 + value) / (1 - value));
        boolean defined = n > 2 && Double.isFinite(z) && Double.isFinite(half);
        return new Estimate(value, defined ? Math.tanh(z - half) : Double.NaN,
                defined ? Math.tanh(z + half) : Double.NaN);
    }
}
