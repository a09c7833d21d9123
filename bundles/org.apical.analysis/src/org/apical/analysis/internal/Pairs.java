package org.apical.analysis.internal;

import java.util.List;

import org.apical.api.report.PatientPrediction;

/** Labels and predictions of a list of patients as arrays. */
record Pairs(double[] truths, double[] predictions) {

    /** Leaves out patients whose label or prediction is no number. */
    static Pairs of(List<PatientPrediction> patients) {
        List<PatientPrediction> finite = patients.stream()
                .filter(p -> Double.isFinite(p.truth()) && Double.isFinite(p.prediction())).toList();
        return new Pairs(finite.stream().mapToDouble(PatientPrediction::truth).toArray(),
                finite.stream().mapToDouble(PatientPrediction::prediction).toArray());
    }

    int size() {
        return truths.length;
    }
}
