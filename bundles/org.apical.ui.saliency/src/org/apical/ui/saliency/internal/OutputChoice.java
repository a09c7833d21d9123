package org.apical.ui.saliency.internal;

import java.util.Locale;
import org.apical.api.task.Target;

/**
 * What a map or a counterfactual is about: a task, and of several classes one.
 *
 * @param task the task's name in the run
 * @param number the class's number; 0 where the task has one output
 * @param target what the task predicts
 */
record OutputChoice(String task, int number, Target target) {

    /** Returns the name for people. */
    String label() {
        return switch (target.kind()) {
            case REGRESSION -> task;
            case BINARY -> task + ": " + target.classNames().get(1);
            case CATEGORICAL -> task + ": " + target.classNames().get(number);
        };
    }

    /** Returns the prediction that this is about. */
    double of(double[] predictions) {
        return predictions[predictions.length == 1 ? 0 : number];
    }

    /** Writes a prediction: with its unit, or as a probability. */
    String text(double value) {
        if (target.kind() == Target.Kind.REGRESSION) {
            double size = Math.abs(value);
            return String.format(Locale.ROOT, size >= 100 ? "%.0f %s" : size >= 10 ? "%.1f %s" : "%.2f %s", value,
                    target.unit()).strip();
        }
        return String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }
}
