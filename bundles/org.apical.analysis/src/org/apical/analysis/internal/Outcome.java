package org.apical.analysis.internal;

import org.apical.api.report.PatientPrediction;
import org.apical.api.task.Target;

/** A patient's label and prediction in words. */
final class Outcome {

    private Outcome() {
    }

    static String words(PatientPrediction patient, Target target) {
        return "Label " + label(patient, target) + ", prediction " + prediction(patient, target);
    }

    static String label(PatientPrediction patient, Target target) {
        return target.kind() == Target.Kind.REGRESSION ? value(patient.truth(), target)
                : className(patient.truth(), target);
    }

    static String prediction(PatientPrediction patient, Target target) {
        return switch (target.kind()) {
            case REGRESSION -> value(patient.prediction(), target);
            case BINARY -> Numbers.fixed(patient.prediction(), 3);
            case CATEGORICAL -> className(patient.prediction(), target);
        };
    }

    static double residual(PatientPrediction patient, Target target) {
        return target.kind() == Target.Kind.CATEGORICAL
                ? Math.rint(patient.prediction()) == patient.truth() ? 0 : 1
                : patient.prediction() - patient.truth();
    }

    private static String value(double value, Target target) {
        return Numbers.fixed(value, 1) + (target.unit().isEmpty() ? "" : "\u00a0" + target.unit());
    }

    private static String className(double number, Target target) {
        int index = (int) Math.rint(number);
        return index >= 0 && index < target.classNames().size() ? target.classNames().get(index)
                : Numbers.plain(number);
    }
}
