package org.apical.analysis.internal;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apical.analysis.statistics.BlandAltman;
import org.apical.analysis.statistics.Statistic;
import org.apical.api.report.Estimate;

/** The figures of a regression. */
public final class RegressionFigures {

    private RegressionFigures() {
    }

    /** Computes the figures against always predicting the training mean. */
    public static Map<String, Estimate> compute(FigureTable table, double trainingMean) {
        double[] truths = table.truths();
        double[] predictions = table.predictions();
        Map<String, Statistic> figures = new LinkedHashMap<>(Figures.regression(truths, predictions));
        Statistic bias = figures.remove("bias");
        table.count("patients", table.clusters().size()).add("mae", figures.remove("mae"))
                .add("rmse", figures.remove("rmse"))
                .mean("meanPredictionMae", i -> Math.abs(trainingMean - truths[i]))
                .add("maeRatio", Figures.ratio(truths.length, i -> Math.abs(predictions[i] - truths[i]),
                        i -> Math.abs(trainingMean - truths[i])))
                .addAll(figures);
        if (table.clusters().areSingle() && table.hasIntervals()) {
            BlandAltman agreement = BlandAltman.of(truths, predictions);
            return table.put("bias", agreement.bias()).put("limitsLow", agreement.low())
                    .put("limitsHigh", agreement.high()).finish();
        }
        return table.add("bias", bias)
                .add("limitsLow", counts -> new Moments(truths, predictions, counts).limit(-1))
                .add("limitsHigh", counts -> new Moments(truths, predictions, counts).limit(1)).finish();
    }
}
