package org.apical.analysis.statistics;

import org.apical.api.report.Estimate;

/**
 * How far predicted probabilities can be taken at their word.
 *
 * <p>The intervals are Wald's, which assume patients of one prediction each.
 *
 * @param intercept by how much the log odds are too low over all patients (calibration in the large); 0 is perfect
 * @param slope how steeply the observed log odds rise with the predicted ones; below 1 predictions are too extreme
 * @since 1.0
 */
public record Calibration(Estimate intercept, Estimate slope) {

    /** The number of bins of the expected calibration error in a report. */
    public static final int BINS = 10;

    private static final double EDGE = 1e-9;
    private static final int STEPS = 100;

    /**
     * Makes the expected calibration error over bins of equal width from 0 to 1.
     *
     * <p>The mean over bins, weighted by patients, of the distance between mean prediction and share of positive
     * patients; Naeini et al., AAAI 2015, doi:10.1609/aaai.v29i1.9602. A bin holds its upper edge.
     *
     * @param truths 0 or 1 for each patient
     * @param predictions the probability of the positive class for each patient
     * @param bins how many bins
     * @return the error, {@code NaN} without patients
     */
    public static Statistic error(double[] truths, double[] predictions, int bins) {
        int[] binOf = new int[truths.length];
        double[] gaps = new double[truths.length];
        for (int i = 0; i < binOf.length; i++) {
            binOf[i] = Math.max(0, Math.min(bins - 1, (int) Math.ceil(predictions[i] * bins) - 1));
            gaps[i] = predictions[i] - (truths[i] > 0.5 ? 1 : 0);
        }
        return counts -> {
            double[] sums = new double[bins];
            double patients = 0;
            for (int i = 0; i < counts.length; i++) {
                sums[binOf[i]] += counts[i] * gaps[i];
                patients += counts[i];
            }
            double error = 0;
            for (double sum : sums) {
                error += Math.abs(sum);
            }
            return patients == 0 ? Double.NaN : error / patients;
        };
    }

    /**
     * Fits the calibration line by logistic regression on the log odds of the predictions.
     *
     * <p>Cox, Biometrika 1958;45:562-565, doi:10.1093/biomet/45.3-4.562. The intercept is that of a fit with the slope
     * held at 1 (Van Calster et al. 2019, doi:10.1186/s12916-019-1466-7). Probabilities of 0 and 1 are moved inwards
     * by 1e-9.
     *
     * @param truths 0 or 1 for each patient
     * @param predictions the probability of the positive class for each patient
     * @return the line; {@code NaN} where no finite line fits best, as when predictions separate the classes
     */
    public static Calibration of(double[] truths, double[] predictions) {
        double[] odds = new double[predictions.length];
        for (int i = 0; i < odds.length; i++) {
            double probability = Math.min(1 - EDGE, Math.max(EDGE, predictions[i]));
            odds[i] = Math.log(probability / (1 - probability));
        }
        return new Calibration(fit(truths, odds, false), fit(truths, odds, true));
    }

    /** Newton's method on the likelihood; the slope where it is free, else the intercept. */
    private static Estimate fit(double[] truths, double[] odds, boolean withSlope) {
        double intercept = 0;
        double slope = 1;
        for (int step = 0; step < STEPS; step++) {
            double gradient0 = 0;
            double gradient1 = 0;
            double weights = 0;
            double weightsOdds = 0;
            double weightsOdds2 = 0;
            for (int i = 0; i < odds.length; i++) {
                double probability = 1 / (1 + Math.exp(-intercept - slope * odds[i]));
                double residual = (truths[i] > 0.5 ? 1 : 0) - probability;
                double weight = probability * (1 - probability);
                gradient0 += residual;
                gradient1 += residual * odds[i];
                weights += weight;
                weightsOdds += weight * odds[i];
                weightsOdds2 += weight * odds[i] * odds[i];
            }
            double determinant = weights * weightsOdds2 - weightsOdds * weightsOdds;
            double change0 = withSlope ? (weightsOdds2 * gradient0 - weightsOdds * gradient1) / determinant
                    : gradient0 / weights;
            double change1 = withSlope ? (weights * gradient1 - weightsOdds * gradient0) / determinant : 0;
            intercept += change0;
            slope += change1;
            if (Math.abs(change0) + Math.abs(change1) < 1e-12 * (1 + Math.abs(intercept) + Math.abs(slope))) {
                double value = withSlope ? slope : intercept;
                double half = BlandAltman.LIMIT * Math.sqrt(withSlope ? weights / determinant : 1 / weights);
                return new Estimate(value, value - half, value + half);
            }
        }
        return new Estimate(Double.NaN, Double.NaN, Double.NaN);
    }
}
