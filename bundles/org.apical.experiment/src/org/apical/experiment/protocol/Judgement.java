package org.apical.experiment.protocol;

import java.util.List;
import java.util.Map;

import org.apical.api.report.Estimate;
import org.apical.api.report.PatientPrediction;
import org.apical.api.task.Target;

/**
 * What a run said of the test part.
 *
 * @param name the run's name in the protocol
 * @param task the task's id
 * @param title the task in words
 * @param target what it predicts
 * @param test its predictions
 * @param threshold the probability from which a patient counts as positive; {@code NaN} for a regression
 * @param figures the figures with intervals, by name
 * @param seconds how long its training took; {@code NaN} where nothing was trained
 */
public record Judgement(String name, String task, String title, Target target, List<PatientPrediction> test,
        double threshold, Map<String, Estimate> figures, double seconds) {

    /** Copies the lists. */
    public Judgement {
        test = List.copyOf(test);
    }

    /**
     * Returns the figure by which runs of this task are compared unless a claim names another.
     *
     * @return "mae", "auc" or "accuracy"
     */
    public String usualFigure() {
        return switch (target.kind()) {
            case REGRESSION -> "mae";
            case BINARY -> "auc";
            case CATEGORICAL -> "accuracy";
        };
    }
}
