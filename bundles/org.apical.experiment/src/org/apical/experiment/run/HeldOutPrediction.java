package org.apical.experiment.run;

import java.util.List;

import org.apical.api.report.PatientPrediction;

/**
 * What a model that never saw a patient, or clip, predicted for it.
 *
 * @param prediction the prediction and the label
 * @param probabilities how probable each class is, for several classes; empty otherwise
 * @param fold the fold whose model predicted it, from 1
 */
public record HeldOutPrediction(PatientPrediction prediction, List<Double> probabilities, int fold) {

    /** Copies the probabilities. */
    public HeldOutPrediction {
        probabilities = List.copyOf(probabilities);
    }
}
