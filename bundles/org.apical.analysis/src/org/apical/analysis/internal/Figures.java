package org.apical.analysis.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

import org.apical.analysis.statistics.Calibration;
import org.apical.analysis.statistics.Statistic;

/** The figures of labels and predictions by name, each ready to be computed on any resample. */
public final class Figures {

    private Figures() {
    }

    /** The figures of a regression that need nothing but labels and predictions. */
    static Map<String, Statistic> regression(double[] truths, double[] predictions) {
        Statistic meanSquare = mean(truths.length, i -> square(predictions[i] - truths[i]));
        Map<String, Statistic> figures = new LinkedHashMap<>();
        figures.put("mae", mean(truths.length, i -> Math.abs(predictions[i] - truths[i])));
        figures.put("rmse", counts -> Math.sqrt(meanSquare.of(counts)));
        figures.put("r2", counts -> new Moments(truths, predictions, counts).r2());
        figures.put("pearson", counts -> new Moments(truths, predictions, counts).pearson());
        figures.put("concordance", counts -> new Moments(truths, predictions, counts).concordance());
        figures.put("iccAgreement", counts -> new Moments(truths, predictions, counts).iccAgreement());
        figures.put("iccConsistency", counts -> new Moments(truths, predictions, counts).iccConsistency());
        figures.put("bias", mean(truths.length, i -> predictions[i] - truths[i]));
        return figures;
    }

    /** The figures of a yes-or-no question that follow from who was called positive, 1, and who was not, 0. */
    static Map<String, Statistic> calls(double[] truths, double[] calls) {
        int n = truths.length;
        Map<String, Statistic> figures = new LinkedHashMap<>();
        figures.put("f1", ratio(n, i -> 2 * truths[i] * calls[i], i -> truths[i] + calls[i]));
        figures.put("sensitivity", ratio(n, i -> truths[i] * calls[i], i -> truths[i]));
        figures.put("specificity", ratio(n, i -> (1 - truths[i]) * (1 - calls[i]), i -> 1 - truths[i]));
        figures.put("ppv", ratio(n, i -> truths[i] * calls[i], i -> calls[i]));
        figures.put("npv", ratio(n, i -> (1 - truths[i]) * (1 - calls[i]), i -> 1 - calls[i]));
        figures.put("accuracy", mean(n, i -> truths[i] == calls[i] ? 1 : 0));
        return figures;
    }

    /** How far probabilities can be taken at their word. */
    static Map<String, Statistic> probabilities(double[] truths, double[] predictions) {
        Map<String, Statistic> figures = new LinkedHashMap<>();
        figures.put("brier", mean(truths.length, i -> square(predictions[i] - truths[i])));
        figures.put("ece", Calibration.error(truths, predictions, Calibration.BINS));
        return figures;
    }

    /** The share of classes that are right. */
    public static Map<String, Statistic> classes(double[] truths, double[] predictions) {
        Map<String, Statistic> figures = new LinkedHashMap<>();
        figures.put("accuracy", mean(truths.length, i -> truths[i] == Math.rint(predictions[i]) ? 1 : 0));
        return figures;
    }

    /** Who is called positive at a threshold: 1, else 0. */
    static double[] called(double[] predictions, double threshold) {
        double[] calls = new double[predictions.length];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = predictions[i] >= threshold ? 1 : 0;
        }
        return calls;
    }

    /** The labels of a yes-or-no question as 0 and 1. */
    static double[] positives(double[] truths) {
        return called(truths, Math.nextUp(0.5));
    }

    static Statistic mean(int n, IntToDoubleFunction value) {
        return ratio(n, value, i -> 1);
    }

    /** Makes a figure that is a sum over predictions by another, NaN when the latter is zero. */
    static Statistic ratio(int n, IntToDoubleFunction above, IntToDoubleFunction below) {
        double[] numerators = new double[n];
        double[] denominators = new double[n];
        for (int i = 0; i < n; i++) {
            numerators[i] = above.applyAsDouble(i);
            denominators[i] = below.applyAsDouble(i);
        }
        return counts -> {
            double numerator = 0;
            double denominator = 0;
            for (int i = 0; i < counts.length; i++) {
                numerator += counts[i] * numerators[i];
                denominator += counts[i] * denominators[i];
            }
            return denominator == 0 ? Double.NaN : numerator / denominator;
        };
    }

    private static double square(double value) {
        return value * value;
    }
}
