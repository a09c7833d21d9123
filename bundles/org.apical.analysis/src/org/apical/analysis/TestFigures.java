package org.apical.analysis;

import java.util.Map;

import org.apical.analysis.internal.BinaryFigures;
import org.apical.analysis.internal.FigureTable;
import org.apical.analysis.internal.Figures;
import org.apical.analysis.internal.RegressionFigures;
import org.apical.analysis.statistics.Clusters;
import org.apical.api.report.Estimate;
import org.apical.api.task.Target;

/**
 * The figures by which a model is judged on patients it has not seen.
 *
 * @since 1.0
 */
public final class TestFigures {

    /** The resamples that the intervals of a report rest on. */
    public static final int DEFAULT_RESAMPLES = 10_000;

    private TestFigures() {
    }

    /**
     * Computes the figures with their 95 % intervals.
     *
     * <p>A regression gets patients, mae, rmse, meanPredictionMae (that of always predicting the training mean),
     * maeRatio (mae by meanPredictionMae), r2 (1 - SSE/SST), pearson, concordance (Lin, doi:10.2307/2532051),
     * iccAgreement and iccConsistency (ICC(2,1) and ICC(3,1) of Shrout and Fleiss, doi:10.1037/0033-2909.86.2.420),
     * bias (prediction minus label), limitsLow and limitsHigh (the 95 % limits of agreement, Bland and Altman,
     * doi:10.1016/S0140-6736(86)90837-8). A binary target gets patients, positives, auc, averagePrecision, f1,
     * sensitivity, specificity, ppv, npv, accuracy, brier, ece (in 10 bins of equal width), calibrationIntercept and
     * calibrationSlope; a categorical one patients and accuracy.
     *
     * <p>Intervals are bias-corrected and accelerated bootstrap intervals over patients (Efron,
     * doi:10.1080/01621459.1987.10478410), but for these: auc has DeLong's (doi:10.2307/2531595); sensitivity,
     * specificity, ppv, npv and accuracy of a binary target have Wilson's (doi:10.1080/01621459.1927.10502953); bias
     * and limits have those of Bland and Altman; the calibration's are Wald's. A figure that these patients do not
     * define, such as the AUC without a positive one, has the value {@code NaN}; counts and figures without an interval
     * have {@code NaN} ends.
     *
     * @param target what was predicted
     * @param truths the label of each patient
     * @param predictions the prediction of each patient: a value, the probability of the positive class, or a class
     *     number
     * @param trainingMean the mean label of the training part; used for regressions only
     * @param threshold the probability from which on a patient counts as positive; used for binary targets only
     * @param resamples how often patients are drawn with replacement, 2,000 to 10,000; 0 for no intervals
     * @param seed the seed of the draws; the same seed gives the same intervals
     * @return the figures by name in the order above
     * @throws IllegalArgumentException when there are no patients, the arrays differ in length or a value is not
     *     finite
     */
    public static Map<String, Estimate> compute(Target target, double[] truths, double[] predictions,
            double trainingMean, double threshold, int resamples, long seed) {
        return compute(target, truths, predictions, Clusters.single(truths.length), trainingMean, threshold, resamples,
                seed);
    }

    /**
     * Computes the figures with their 95 % intervals where a patient may have several predictions.
     *
     * <p>The figures are those of {@link #compute(Target, double[], double[], double, double, int, long)}. When a
     * patient has several predictions, all intervals come from drawing whole patients, patients counts these, and the
     * calibration's figures have none.
     *
     * @param target what was predicted
     * @param truths the labels
     * @param predictions the predictions
     * @param clusters which of them are of one patient
     * @param trainingMean the mean label of the training part; used for regressions only
     * @param threshold the probability from which on a prediction counts as positive; used for binary targets only
     * @param resamples how often patients are drawn with replacement; 0 for no intervals
     * @param seed the seed of the draws
     * @return the figures by name
     * @throws IllegalArgumentException when there are no predictions, the lengths differ or a value is not finite
     */
    public static Map<String, Estimate> compute(Target target, double[] truths, double[] predictions,
            Clusters clusters, double trainingMean, double threshold, int resamples, long seed) {
        FigureTable table = new FigureTable(truths, predictions, clusters, resamples, seed);
        return switch (target.kind()) {
            case REGRESSION -> RegressionFigures.compute(table, trainingMean);
            case BINARY -> BinaryFigures.compute(table, threshold);
            case CATEGORICAL -> table.count("patients", clusters.size())
                    .addAll(Figures.classes(truths, predictions)).finish();
        };
    }
}
