package org.apical.analysis.chart;

import java.util.List;

import org.apical.api.report.Estimate;
import org.apical.api.report.EpochRecord;

/**
 * Makes the charts of a report.
 *
 * <p>Every chart takes an id, letters and hyphens, that must be unique in the document that it will stand in.
 *
 * @since 1.0
 */
public final class Charts {

    private Charts() {
    }

    /**
     * Draws predictions against labels with the line of identity, both axes alike.
     *
     * @param id the figure's id
     * @param truths the labels
     * @param predictions the predictions
     * @param unit the unit of both, or an empty string
     * @return the chart
     */
    public static Figure scatter(String id, double[] truths, double[] predictions, String unit) {
        return AgreementCharts.scatter(id, truths, predictions, unit);
    }

    /**
     * Draws differences against means with bias and 95 % limits of agreement.
     *
     * <p>Bland and Altman 1986, doi:10.1016/S0140-6736(86)90837-8.
     *
     * @param id the figure's id
     * @param truths the labels
     * @param predictions the predictions
     * @param unit the unit of both, or an empty string
     * @return the chart
     */
    public static Figure blandAltman(String id, double[] truths, double[] predictions, String unit) {
        return AgreementCharts.blandAltman(id, truths, predictions, unit);
    }

    /**
     * Draws the receiver operating characteristic with its area and the operating point.
     *
     * @param id the figure's id
     * @param truths 0 or 1 for each patient
     * @param predictions the probability of the positive class for each patient
     * @param auc the area with its interval, as it is to be written into the chart
     * @param sensitivity the sensitivity at the threshold in use, {@code NaN} for no operating point
     * @param specificity the specificity at the threshold in use
     * @return the chart
     */
    public static Figure roc(String id, double[] truths, double[] predictions, Estimate auc, double sensitivity,
            double specificity) {
        return ClassCharts.roc(id, truths, predictions, auc, sensitivity, specificity);
    }

    /**
     * Draws precision against recall with its area; the dashed line is the precision of guessing.
     *
     * @param id the figure's id
     * @param truths 0 or 1 for each patient
     * @param predictions the probability of the positive class for each patient
     * @param averagePrecision the area with its interval, as it is to be written into the chart
     * @return the chart
     */
    public static Figure precisionRecall(String id, double[] truths, double[] predictions,
            Estimate averagePrecision) {
        return ClassCharts.precisionRecall(id, truths, predictions, averagePrecision);
    }

    /**
     * Draws the share of positive patients against the predicted probability, in bins of about equal size.
     *
     * @param id the figure's id
     * @param truths 0 or 1 for each patient
     * @param predictions the probability of the positive class for each patient
     * @return the chart
     */
    public static Figure calibration(String id, double[] truths, double[] predictions) {
        return ClassCharts.calibration(id, truths, predictions);
    }

    /**
     * Draws the training and the validation loss by epoch.
     *
     * @param id the figure's id
     * @param epochs the learning curve
     * @param bestEpoch the epoch to mark, 0 for none
     * @return the chart
     */
    public static Figure loss(String id, List<EpochRecord> epochs, int bestEpoch) {
        return LearningCharts.loss(id, epochs, bestEpoch);
    }

    /**
     * Draws the metric on the validation part by epoch.
     *
     * @param id the figure's id
     * @param epochs the learning curve
     * @param name what the metric is, for the axis
     * @param bestEpoch the epoch to mark, 0 for none
     * @return the chart
     */
    public static Figure selection(String id, List<EpochRecord> epochs, String name, int bestEpoch) {
        return LearningCharts.selection(id, epochs, name, bestEpoch);
    }

    /**
     * Draws how a prediction follows the part of a structure that is hidden from the network.
     *
     * @param id the figure's id
     * @param doses the hidden areas as multiples of the structure's, rising
     * @param predictions the mean prediction at each of them, with intervals where there are any
     * @param control the mean prediction with as much hidden elsewhere; {@code NaN} without controls
     * @param what what is predicted, for the axis
     * @return the chart
     */
    public static Figure doseResponse(String id, List<Double> doses, List<Estimate> predictions, Estimate control,
            String what) {
        return DoseCharts.response(id, doses, predictions, control, what);
    }

    /**
     * Draws estimates below each other, each with its interval.
     *
     * @param id the figure's id
     * @param names what each is of, from top to bottom
     * @param estimates the estimates
     * @param what what is estimated, for the axis
     * @param reference a value to mark, such as that of chance; {@code NaN} for none
     * @return the chart
     */
    public static Figure estimates(String id, List<String> names, List<Estimate> estimates, String what,
            double reference) {
        return EstimateCharts.below(id, names, estimates, what, reference);
    }
}
