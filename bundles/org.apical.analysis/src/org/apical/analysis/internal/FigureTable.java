package org.apical.analysis.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

import org.apical.analysis.statistics.Bootstrap;
import org.apical.analysis.statistics.Clusters;
import org.apical.analysis.statistics.Statistic;
import org.apical.api.report.Estimate;

/** Collects figures by name and gives them all intervals from the same resamples. */
public final class FigureTable {

    private final double[] truths;
    private final double[] predictions;
    private final Clusters clusters;
    private final int resamples;
    private final Bootstrap bootstrap;
    private final Map<String, Estimate> figures = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<Statistic> statistics = new ArrayList<>();

    /** Starts a table over predictions of patients. */
    public FigureTable(double[] truths, double[] predictions, Clusters clusters, int resamples, long seed) {
        Checks.paired(truths, predictions);
        if (truths.length == 0) {
            throw new IllegalArgumentException("There are no patients to compute figures of.");
        }
        if (clusters.predictions() != truths.length) {
            throw new IllegalArgumentException("There are " + truths.length + " labels but patients of "
                    + clusters.predictions() + " predictions.");
        }
        this.clusters = clusters;
        this.resamples = resamples;
        this.truths = truths.clone();
        this.predictions = predictions.clone();
        this.bootstrap = new Bootstrap(clusters, resamples, seed, 0.95);
    }

    Clusters clusters() {
        return clusters;
    }

    boolean hasIntervals() {
        return resamples > 0;
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
        return add(name, Figures.mean(truths.length, value));
    }

    /** Adds a figure. */
    public FigureTable add(String name, Statistic statistic) {
        figures.put(name, null);
        names.add(name);
        statistics.add(statistic);
        return this;
    }

    /** Adds figures. */
    public FigureTable addAll(Map<String, Statistic> more) {
        more.forEach(this::add);
        return this;
    }

    /** Adds a figure whose interval is known from elsewhere. */
    public FigureTable put(String name, Estimate estimate) {
        figures.put(name, estimate);
        return this;
    }

    /** Takes a figure whose interval is known from elsewhere in the place of one that was added. */
    public FigureTable replace(String name, Estimate estimate) {
        int place = names.indexOf(name);
        names.remove(place);
        statistics.remove(place);
        return put(name, estimate);
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
