package org.apical.review;

import org.apical.api.report.PatientPrediction;

/**
 * A patient, or clip, that a reader may look at again.
 *
 * @param prediction the label and what a model that did not learn it predicted
 * @param source which model predicted it: "validation" or "test" of the run itself, or "fold 3"
 * @param residual how far the prediction is from the label: their distance in the unit, or 1 minus the probability of
 *     the label
 * @param suspicion how likely the label is wrong
 * @since 1.0
 */
public record ReviewCase(PatientPrediction prediction, String source, double residual, Suspicion suspicion) {

    /**
     * Returns who or what it is.
     *
     * @return the patient's id, or the clip's file in a task about clips
     */
    public String subject() {
        return prediction.patient();
    }

    /**
     * Returns what the case is ranked by.
     *
     * @param order the order
     * @return the larger, the earlier it stands in that order; {@code NaN} stands last
     */
    public double value(ReviewOrder order) {
        return switch (order) {
            case LABEL -> suspicion.score();
            case RESIDUAL -> residual;
            case FRAMES -> prediction.frames() > 1 ? prediction.frameDeviation() : Double.NaN;
        };
    }
}
