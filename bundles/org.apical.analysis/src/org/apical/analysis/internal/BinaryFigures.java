package org.apical.analysis.internal;

import java.util.Arrays;
import java.util.Map;

import org.apical.analysis.statistics.Auc;
import org.apical.analysis.statistics.AveragePrecision;
import org.apical.analysis.statistics.Calibration;
import org.apical.analysis.statistics.DeLong;
import org.apical.api.report.Estimate;

/** The figures of a yes-or-no question. */
public final class BinaryFigures {

    private BinaryFigures() {
    }

    /** Computes the figures at a threshold. */
    public static Map<String, Estimate> compute(FigureTable table, double threshold) {
        double[] truths = Figures.positives(table.truths());
        double[] predictions = table.predictions();
        table.count("patients", table.clusters().size()).count("positives", (int) Arrays.stream(truths).sum());
        if (table.clusters().areSingle() && table.hasIntervals()) {
            table.put("auc", DeLong.of(truths, predictions).estimate());
        } else {
            table.add("auc", new Auc(truths, predictions));
        }
        table.add("averagePrecision", new AveragePrecision(truths, predictions))
                .addAll(Figures.calls(truths, Figures.called(predictions, threshold)))
                .addAll(Figures.probabilities(truths, predictions));
        Calibration calibration = Calibration.of(truths, predictions);
        boolean waldHolds = table.clusters().areSingle() && table.hasIntervals();
        return table.put("calibrationIntercept", shown(calibration.intercept(), waldHolds))
                .put("calibrationSlope", shown(calibration.slope(), waldHolds)).finish();
    }

    private static Estimate shown(Estimate estimate, boolean withInterval) {
        return withInterval ? estimate : new Estimate(estimate.value(), Double.NaN, Double.NaN);
    }
}
