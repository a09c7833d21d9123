package org.apical.experiment.run;

import org.apical.data.Part;
import org.apical.data.StoredClip;

/**
 * A clip with its label and part.
 *
 * @param clip the clip
 * @param label the label in the target's unit, 0 or 1, or the class number
 * @param part the patient's part
 */
record LabelledClip(StoredClip clip, double label, Part part) {
}
