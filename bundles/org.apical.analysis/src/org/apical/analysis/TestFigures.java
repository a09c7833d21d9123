package org.apical.analysis;

import java.util.Map;

import org.apical.analysis.internal.BinaryFigures;
import org.apical.analysis.internal.FigureTable;
import org.apical.analysis.internal.RegressionFigures;
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
     * maeRatio (mae by meanPredictionMae), r2 (1 - SSE/SST), pearson, bias (prediction minus label), limitsLow and
     * limitsHigh (the 95 % limits of agreement, Bland and Altman, doi:10.1016/S0140-6736(86)90837-8). A binary target
     * gets patients, positives, auc, f1, sensitivity, specificity, accuracy and brier; a categorical one patients and
     * accuracy. Intervals are bias-corrected and accelerated bootstrap intervals over patients (Efron,
     * doi:10.1080/01621459.1987.10478410). A figure that these patients do not define, such as the AUC without a
     * positive one, has the value {@code NaN}; counts and figures without an interval have {@code NaN} ends.
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
        FigureTable table = new FigureTable(truths, predictions, resamples, seed);
        return switch (target.kind()) {
            case REGRESSION -> RegressionFigures.compute(table, trainingMean);
            case BINARY -> BinaryFigures.compute(table, threshold);
            case CATEGORICAL -> table.count("patients", truths.length)
                    .mean("accuracy", i -> truths[i] == Math.rint(predictions[i]) ? 1 : 0).finish();
        };
    }
}
