package org.apical.experiment.run;

import java.util.List;

import org.apical.data.Part;
import org.apical.data.StoredClip;

/**
 * A clip with its labels and part.
 *
 * @param clip the clip
 * @param subject what the labels belong to: the patient's id, or the clip's file in tasks about clips
 * @param labels a label a task, in the target's unit, 0 or 1, or the class number; {@code NaN} where it is missing
 * @param part the patient's part
 */
record LabelledClip(StoredClip clip, String subject, List<Double> labels, Part part) {

    LabelledClip {
        labels = List.copyOf(labels);
    }

    /** Returns the label of the only task, or of the first. */
    double label() {
        return labels.get(0);
    }
}
