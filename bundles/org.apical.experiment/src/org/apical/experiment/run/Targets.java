package org.apical.experiment.run;

import org.apical.api.Tensor;
import org.apical.api.task.Target;

/** Writes labels in the form that losses want. */
final class Targets {

    private Targets() {
    }

    /** Sets one item: a standardised value, 0 or 1, or a one at the class. */
    static void set(Target target, Normalisation normalisation, Tensor targets, int item, double label) {
        switch (target.kind()) {
            case REGRESSION -> targets.data()[item] = (float) ((label - normalisation.targetMean())
                    / normalisation.targetDeviation());
            case BINARY -> targets.data()[item] = (float) label;
            case CATEGORICAL -> targets.data()[item * target.outputs() + (int) label] = 1;
        }
    }
}
