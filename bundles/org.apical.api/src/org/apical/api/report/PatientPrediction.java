package org.apical.api.report;

/**
 * What was predicted for a patient.
 *
 * @param patient the patient's id
 * @param truth the label
 * @param prediction the value in the target's unit, the probability of the positive class, or the class number
 * @param frames how many frames the prediction rests on
 * @param frameDeviation the standard deviation of the frames' predictions
 * @since 1.0
 */
public record PatientPrediction(String patient, double truth, double prediction, int frames, double frameDeviation) {
}
