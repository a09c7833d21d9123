package org.apical.analysis.internal;

import java.util.Map;

import org.apical.analysis.statistics.Auc;
import org.apical.api.report.Estimate;

/** The figures of a yes-or-no question. */
public final class BinaryFigures {

    private BinaryFigures() {
    }

    /** Computes the figures at a threshold. */
    public static Map<String, Estimate> compute(FigureTable table, double threshold) {
        int positives = 0;
        for (int i = 0; i < table.patients(); i++) {
            positives += positive(table, i);
        }
        return table.count("patients", table.patients()).count("positives", positives)
                .add("auc", new Auc(table.truths(), table.predictions()))
                .add("f1", table.ratio(i -> 2 * positive(table, i) * called(table, i, threshold),
                        i -> positive(table, i) + called(table, i, threshold)))
                .add("sensitivity", table.ratio(i -> positive(table, i) * called(table, i, threshold),
                        i -> positive(table, i)))
                .add("specificity", table.ratio(
                        i -> (1 - positive(table, i)) * (1 - called(table, i, threshold)),
                        i -> 1 - positive(table, i)))
                .mean("accuracy", i -> positive(table, i) == called(table, i, threshold) ? 1 : 0)
                .mean("brier", i -> square(table.prediction(i) - positive(table, i)))
                .finish();
    }

    private static int positive(FigureTable table, int patient) {
        return table.truth(patient) > 0.5 ? 1 : 0;
    }

    private static int called(FigureTable table, int patient, double threshold) {
        return table.prediction(patient) >= threshold ? 1 : 0;
    }

    private static double square(double value) {
        return value * value;
    }
}
