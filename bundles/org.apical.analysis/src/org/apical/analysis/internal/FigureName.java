package org.apical.analysis.internal;

import java.util.Map;

import org.apical.analysis.PublishedFigures;
import org.apical.api.report.Estimate;
import org.apical.api.report.ReportRun;

/**
 * What a figure is called and how it is written.
 *
 * @param label its name for people
 * @param meaning what it says, a phrase
 * @param scale how it is written
 */
record FigureName(String label, String meaning, Scale scale) {

    /** How a figure is written. */
    enum Scale {
        /** A whole number. */
        COUNT,
        /** A value in the unit of the target. */
        UNIT,
        /** A number without unit, three decimals. */
        PURE
    }

    private static final Map<String, FigureName> KNOWN = Map.ofEntries(
            entry("patients", "Patients", "in the test part", Scale.COUNT),
            entry("clips", "Clips", "in the test part, several of a patient", Scale.COUNT),
            entry("positives", "Positives", "in the test part, by their labels", Scale.COUNT),
            entry("mae", "Mean absolute error", "how far a prediction is off on average", Scale.UNIT),
            entry("rmse", "Root mean square error", "weighs large errors more", Scale.UNIT),
            entry("meanPredictionMae", "Mean-prediction error",
                    "the mean absolute error of always predicting the training mean", Scale.UNIT),
            entry("maeRatio", "Error ratio", "mean absolute error by mean-prediction error; below 1 is better",
                    Scale.PURE),
            entry("r2", "R²", "share of the labels’ variance that is explained (1 − SSE/SST)", Scale.PURE),
            entry("pearson", "Pearson correlation", "how linear the relation is, whatever its slope", Scale.PURE),
            entry("concordance", "Lin’s concordance", "how near predictions lie to the line of identity", Scale.PURE),
            entry("iccAgreement", "ICC(2,1), agreement", "share of variance that is between patients; a bias counts "
                    + "against it", Scale.PURE),
            entry("iccConsistency", "ICC(3,1), consistency", "the same, whatever the bias", Scale.PURE),
            entry("bias", "Bias", "mean of prediction minus label", Scale.UNIT),
            entry("limitsLow", "Lower limit of agreement", "bias − 1.96 SD of the differences", Scale.UNIT),
            entry("limitsHigh", "Upper limit of agreement", "bias + 1.96 SD of the differences", Scale.UNIT),
            entry("auc", "AUC", "chance that a positive gets the higher probability; 0.5 is guessing",
                    Scale.PURE),
            entry("averagePrecision", "Average precision", "area under precision and recall; guessing gets the share "
                    + "of positives", Scale.PURE),
            entry("f1", "F1", "harmonic mean of sensitivity and positive predictive value", Scale.PURE),
            entry("sensitivity", "Sensitivity", "share of positives that are found", Scale.PURE),
            entry("specificity", "Specificity", "share of negatives that are left alone", Scale.PURE),
            entry("ppv", "Positive predictive value", "share of those called positive who are", Scale.PURE),
            entry("npv", "Negative predictive value", "share of those called negative who are", Scale.PURE),
            entry("accuracy", "Accuracy", "share that is called right", Scale.PURE),
            entry("brier", "Brier score", "mean squared error of the probability; 0 is perfect", Scale.PURE),
            entry("ece", "Expected calibration error", "mean distance of probability and share of positives, in 10 "
                    + "bins", Scale.PURE),
            entry("calibrationIntercept", "Calibration in the large", "above 0, probabilities are too low on the whole",
                    Scale.PURE),
            entry("calibrationSlope", "Calibration slope", "below 1, probabilities are too extreme", Scale.PURE));

    private static Map.Entry<String, FigureName> entry(String key, String label, String meaning, Scale scale) {
        return Map.entry(key, new FigureName(label, meaning, scale));
    }

    /** Finds a figure's name; a figure of a plug-in keeps the name that it has in metrics.json. */
    static FigureName of(String key) {
        return KNOWN.getOrDefault(key, new FigureName(key, "", Scale.PURE));
    }

    /** All figures in the target's unit get the digits that the error deserves. */
    private int decimals(Estimate estimate, ReportRun run) {
        return switch (scale) {
            case COUNT -> 0;
            case UNIT -> Numbers.decimals(run.metrics().getOrDefault("mae", estimate).value());
            case PURE -> 3;
        };
    }

    String value(Estimate estimate, ReportRun run) {
        String number = Numbers.fixed(estimate.value(), decimals(estimate, run));
        String unit = run.target().unit();
        return scale == Scale.UNIT && !unit.isEmpty() ? number + "\u00a0" + unit : number;
    }

    /** A printed figure with the digits in which its source prints it. */
    String printed(PublishedFigures.Published published, ReportRun run) {
        String unit = run.target().unit();
        String number = Numbers.fixed(published.estimate().value(), published.decimals());
        String interval = Numbers.interval(published.estimate(), published.decimals());
        return (scale == Scale.UNIT && !unit.isEmpty() ? number + "\u00a0" + unit : number)
                + (interval.isEmpty() ? "" : " (" + interval + ")");
    }

    String interval(Estimate estimate, ReportRun run) {
        return Numbers.interval(estimate, decimals(estimate, run));
    }
}
