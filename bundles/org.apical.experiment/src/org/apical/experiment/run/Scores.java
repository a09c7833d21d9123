package org.apical.experiment.run;

import org.apical.api.Tensor;
import org.apical.api.task.Target;

/** Turns a network's raw scores into predictions. */
final class Scores {

    private Scores() {
    }

    /** Returns predictions, [item][output]: values in the target's unit, or probabilities. */
    static double[][] predictions(Target target, Normalisation normalisation, Tensor scores) {
        int outputs = scores.itemLength();
        double[][] predictions = new double[scores.items()][outputs];
        for (int item = 0; item < predictions.length; item++) {
            for (int output = 0; output < outputs; output++) {
                predictions[item][output] = scores.data()[item * outputs + output];
            }
            apply(target, normalisation, predictions[item]);
        }
        return predictions;
    }

    private static void apply(Target target, Normalisation normalisation, double[] scores) {
        switch (target.kind()) {
            case REGRESSION -> scores[0] = scores[0] * normalisation.targetDeviation() + normalisation.targetMean();
            case BINARY -> scores[0] = 1 / (1 + Math.exp(-scores[0]));
            case CATEGORICAL -> softmax(scores);
        }
    }

    private static void softmax(double[] scores) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            largest = Math.max(largest, score);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - largest);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
    }
}
