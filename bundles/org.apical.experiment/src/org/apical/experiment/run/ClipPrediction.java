package org.apical.experiment.run;

import org.apical.api.task.Target;

/**
 * What was predicted from one clip.
 *
 * @param task the name of the task
 * @param target what it predicts
 * @param file the file, relative to the source that was named
 * @param patient the patient's id
 * @param prediction the value in the target's unit, the probability of the positive class, or the class number
 * @param probability how probable the class is, for several classes; {@code NaN} otherwise
 * @param frames how many frames it rests on
 * @param frameDeviation the standard deviation of the frames' predictions
 */
public record ClipPrediction(String task, Target target, String file, String patient, double prediction,
        double probability, int frames, double frameDeviation) {
}
