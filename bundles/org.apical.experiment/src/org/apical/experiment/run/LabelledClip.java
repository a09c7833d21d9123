package org.apical.experiment.run;

import org.apical.data.Part;
import org.apical.data.StoredClip;

/**
 * A clip with its label and part.
 *
 * @param clip the clip
 * @param subject what the label belongs to: the patient's id, or the clip's file in a task about clips
 * @param label the label in the target's unit, 0 or 1, or the class number
 * @param part the patient's part
 */
record LabelledClip(StoredClip clip, String subject, double label, Part part) {
}
