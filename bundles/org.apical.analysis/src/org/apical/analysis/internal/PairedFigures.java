package org.apical.analysis.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.math3.random.MersenneTwister;
import org.apical.analysis.PairedFigure;
import org.apical.analysis.statistics.Auc;
import org.apical.analysis.statistics.AveragePrecision;
import org.apical.analysis.statistics.Bootstrap;
import org.apical.analysis.statistics.Clusters;
import org.apical.analysis.statistics.DeLong;
import org.apical.analysis.statistics.Difference;
import org.apical.analysis.statistics.Multiplicity;
import org.apical.analysis.statistics.Statistic;
import org.apical.api.report.Estimate;
import org.apical.api.task.Target;

/** The figures of two runs on the same patients, with intervals and tests of their differences. */
public final class PairedFigures {

    /** Differences that rounding alone makes must not count as larger than others that are equal to them. */
    private static final double ROUNDING = 1e-12;

    private final Target.Kind kind;
    private final double[] truths;
    private final Judged first;
    private final Judged second;
    private final Clusters clusters;

    /** What one run said of the patients: its predictions and whom it called positive. */
    private record Judged(double[] predictions, double[] calls) {
    }

    /** Pairs the predictions of two runs. */
    public PairedFigures(Target target, double[] truths, double[] first, double[] second, double firstThreshold,
            double secondThreshold, Clusters clusters) {
        this.kind = target.kind();
        this.truths = kind == Target.Kind.BINARY ? Figures.positives(truths) : truths;
        this.first = new Judged(first, Figures.called(first, firstThreshold));
        this.second = new Judged(second, Figures.called(second, secondThreshold));
        this.clusters = clusters;
    }

    /** Computes the figures, their differences, the intervals of these and the tests. */
    public List<PairedFigure> compare(int resamples, long seed) {
        Map<String, Statistic> ofFirst = figures(first, false);
        Map<String, Statistic> ofSecond = figures(second, false);
        List<String> names = List.copyOf(ofFirst.keySet());
        List<Statistic> differences = names.stream().<Statistic>map(name -> counts -> ofSecond.get(name).of(counts)
                - ofFirst.get(name).of(counts)).toList();
        List<Estimate> estimates = new Bootstrap(clusters, resamples, seed, 0.95).estimate(differences);
        boolean deLong = kind == Target.Kind.BINARY && clusters.areSingle();
        Map<String, Double> permuted = permute(deLong, resamples, seed);
        double[] p = new double[names.size()];
        List<Estimate> shown = new ArrayList<>(estimates);
        for (int i = 0; i < p.length; i++) {
            if (deLong && names.get(i).equals("auc")) {
                Difference difference = DeLong.paired(truths, first.predictions, second.predictions);
                shown.set(i, difference.estimate());
                p[i] = difference.p();
            } else {
                p[i] = permuted.get(names.get(i));
            }
        }
        double[] adjusted = Multiplicity.holm(p);
        int[] once = once();
        List<PairedFigure> compared = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            String name = names.get(i);
            compared.add(new PairedFigure(name, ofFirst.get(name).of(once), ofSecond.get(name).of(once), shown.get(i),
                    p[i], adjusted[i], deLong && name.equals("auc") ? "DeLong" : "permutation"));
        }
        return compared;
    }

    private Map<String, Statistic> figures(Judged judged, boolean withoutAuc) {
        Map<String, Statistic> figures = new LinkedHashMap<>();
        switch (kind) {
            case REGRESSION -> figures.putAll(Figures.regression(truths, judged.predictions));
            case BINARY -> {
                if (!withoutAuc) {
                    figures.put("auc", new Auc(truths, judged.predictions));
                }
                figures.put("averagePrecision", new AveragePrecision(truths, judged.predictions));
                figures.putAll(Figures.calls(truths, judged.calls));
                figures.putAll(Figures.probabilities(truths, judged.predictions));
            }
            case CATEGORICAL -> figures.putAll(Figures.classes(truths, judged.predictions));
        }
        return figures;
    }

    /** Two-sided p values with the observed arrangement counted among the permutations, so that none is 0. */
    private Map<String, Double> permute(boolean withoutAuc, int permutations, long seed) {
        Map<String, Double> observed = differences(first, second, withoutAuc);
        Map<String, Integer> asLarge = new LinkedHashMap<>();
        Map<String, Integer> defined = new LinkedHashMap<>();
        MersenneTwister random = new MersenneTwister(seed);
        Judged left = new Judged(first.predictions.clone(), first.calls.clone());
        Judged right = new Judged(second.predictions.clone(), second.calls.clone());
        boolean[] swapped = new boolean[clusters.size()];
        for (int permutation = 0; permutation < permutations; permutation++) {
            for (int cluster = 0; cluster < swapped.length; cluster++) {
                swapped[cluster] = random.nextBoolean();
            }
            for (int i = 0; i < truths.length; i++) {
                Judged from = swapped[clusters.of(i)] ? second : first;
                Judged to = swapped[clusters.of(i)] ? first : second;
                left.predictions[i] = from.predictions[i];
                left.calls[i] = from.calls[i];
                right.predictions[i] = to.predictions[i];
                right.calls[i] = to.calls[i];
            }
            differences(left, right, withoutAuc).forEach((name, difference) -> {
                double limit = Math.abs(observed.get(name));
                boolean reached = Math.abs(difference) >= limit - ROUNDING * Math.max(1, limit);
                asLarge.merge(name, reached ? 1 : 0, Integer::sum);
                defined.merge(name, Double.isNaN(difference) ? 0 : 1, Integer::sum);
            });
        }
        Map<String, Double> p = new LinkedHashMap<>();
        observed.forEach((name, difference) -> {
            int judged = Double.isNaN(difference) ? 0 : defined.getOrDefault(name, 0);
            p.put(name, judged == 0 ? Double.NaN : (1.0 + asLarge.get(name)) / (1.0 + judged));
        });
        return p;
    }

    private Map<String, Double> differences(Judged left, Judged right, boolean withoutAuc) {
        int[] once = once();
        Map<String, Statistic> ofRight = figures(right, withoutAuc);
        Map<String, Double> differences = new LinkedHashMap<>();
        figures(left, withoutAuc).forEach((name, statistic) -> differences.put(name,
                ofRight.get(name).of(once) - statistic.of(once)));
        return differences;
    }

    private int[] once() {
        int[] once = new int[truths.length];
        Arrays.fill(once, 1);
        return once;
    }
}
