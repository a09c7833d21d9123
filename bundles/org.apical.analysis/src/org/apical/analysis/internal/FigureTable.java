package org.apical.analysis.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

import org.apical.analysis.statistics.Bootstrap;
import org.apical.analysis.statistics.Statistic;
import org.apical.api.report.Estimate;

/** Collects figures by name and gives them all intervals from the same resamples. */
public final class FigureTable {

    private final double[] truths;
    private final double[] predictions;
    private final Bootstrap bootstrap;
    private final Map<String, Estimate> figures = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<Statistic> statistics = new ArrayList<>();

    /** Starts a table over patients. */
    public FigureTable(double[] truths, double[] predictions, int resamples, long seed) {
        Checks.paired(truths, predictions);
        if (truths.length == 0) {
            throw new IllegalArgumentException("There are no patients to compute figures of.");
        }
        this.truths = truths.clone();
        this.predictions = predictions.clone();
        this.bootstrap = new Bootstrap(truths.length, resamples, seed, 0.95);
    }

    double truth(int patient) {
        return truths[patient];
    }

    double prediction(int patient) {
        return predictions[patient];
    }

    int patients() {
        return truths.length;
    }

    double[] truths() {
        return truths;
    }

    double[] predictions() {
        return predictions;
    }

    /** Adds a number that has no interval. */
    public FigureTable count(String name, int value) {
        figures.put(name, new Estimate(value, Double.NaN, Double.NaN));
        return this;
    }

    /** Adds the mean of a value over patients. */
    public FigureTable mean(String name, IntToDoubleFunction value) {
        return add(name, ratio(value, i -> 1));
    }

    /** Adds a figure. */
    public FigureTable add(String name, Statistic statistic) {
        figures.put(name, null);
        names.add(name);
        statistics.add(statistic);
        return this;
    }

    /** Makes a figure that is a sum over patients by another, NaN when the latter is zero. */
    public Statistic ratio(IntToDoubleFunction above, IntToDoubleFunction below) {
        double[] numerators = new double[truths.length];
        double[] denominators = new double[truths.length];
        for (int i = 0; i < truths.length; i++) {
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

    /** Computes the intervals and returns the figures in the order in which they were added. */
    public Map<String, Estimate> finish() {
        List<Estimate> estimates = bootstrap.estimate(statistics);
        for (int i = 0; i < names.size(); i++) {
            figures.put(names.get(i), estimates.get(i));
        }
        return Collections.unmodifiableMap(figures);
    }
}
