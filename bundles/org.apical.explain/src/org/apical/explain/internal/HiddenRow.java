package org.apical.explain.internal;

import org.apical.trust.counterfactual.Counterfactual;

/**
 * What hiding a structure did to the prediction from one clip.
 *
 * @param subject the patient, or the clip in a task about clips
 * @param file the clip's file
 * @param truth the label, {@code NaN} when not known
 * @param answer what the model answered
 */
record HiddenRow(String subject, String file, double truth, Counterfactual.Answer answer) {
}
