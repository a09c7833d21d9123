package org.apical.analysis.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apical.analysis.statistics.Auc;
import org.apical.analysis.statistics.AveragePrecision;
import org.apical.analysis.statistics.Calibration;
import org.apical.analysis.statistics.CalibrationBin;
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
        double[] calls = Figures.called(predictions, threshold);
        boolean formulas = table.clusters().areSingle() && table.hasIntervals();
        table.count("patients", table.clusters().size()).count("positives", (int) Arrays.stream(truths).sum());
        if (formulas) {
            table.put("auc", DeLong.of(truths, predictions).estimate());
        } else {
            table.add("auc", new Auc(truths, predictions));
        }
        table.add("averagePrecision", new AveragePrecision(truths, predictions))
                .addAll(Figures.calls(truths, calls));
        if (formulas) {
            shares(truths, calls).forEach(table::replace);
        }
        table.addAll(Figures.probabilities(truths, predictions));
        Calibration calibration = Calibration.of(truths, predictions);
        return table.put("calibrationIntercept", shown(calibration.intercept(), formulas))
                .put("calibrationSlope", shown(calibration.slope(), formulas)).finish();
    }

    /** Shares of patients, for which Wilson's interval holds even where nobody or everybody is counted. */
    private static Map<String, Estimate> shares(double[] truths, double[] calls) {
        int[][] cells = new int[2][2];
        for (int i = 0; i < truths.length; i++) {
            cells[(int) truths[i]][(int) calls[i]]++;
        }
        Map<String, Estimate> shares = new LinkedHashMap<>();
        shares.put("sensitivity", share(cells[1][1], cells[1][0]));
        shares.put("specificity", share(cells[0][0], cells[0][1]));
        shares.put("ppv", share(cells[1][1], cells[0][1]));
        shares.put("npv", share(cells[0][0], cells[1][0]));
        shares.put("accuracy", share(cells[0][0] + cells[1][1], cells[0][1] + cells[1][0]));
        return shares;
    }

    private static Estimate share(int counted, int others) {
        return counted + others == 0 ? new Estimate(Double.NaN, Double.NaN, Double.NaN)
                : CalibrationBin.wilson(counted, counted + others);
    }

    private static Estimate shown(Estimate estimate, boolean withInterval) {
        return withInterval ? estimate : new Estimate(estimate.value(), Double.NaN, Double.NaN);
    }
}
