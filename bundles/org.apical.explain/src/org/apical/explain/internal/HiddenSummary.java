package org.apical.explain.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import org.apical.analysis.statistics.Bootstrap;
import org.apical.analysis.statistics.CalibrationBin;
import org.apical.analysis.statistics.Clusters;
import org.apical.analysis.statistics.Statistic;
import org.apical.api.report.Estimate;
import org.apical.api.task.Target;
import org.apical.trust.counterfactual.Counterfactual;

/**
 * What hiding a structure did over all clips.
 *
 * @param rows one a clip
 * @param target what is predicted
 * @param threshold the probability from which on a prediction counts as positive; {@code NaN} for other targets
 */
record HiddenSummary(List<HiddenRow> rows, Target target, double threshold) {

    private static final int RESAMPLES = 2000;

    boolean isBinary() {
        return target.kind() == Target.Kind.BINARY && Double.isFinite(threshold);
    }

    /** Clips that were predicted to show something, which hiding could take away. */
    private List<HiddenRow> positive() {
        return rows.stream().filter(row -> row.answer().before() >= threshold).toList();
    }

    /** The share of positive clips that flip when the structure is hidden. */
    Estimate flips() {
        return CalibrationBin.wilson((int) positive().stream().filter(row -> row.answer().flips(threshold)).count(),
                positive().size());
    }

    /** The share of controls, of positive clips, that flip. */
    Estimate controlFlips() {
        return CalibrationBin.wilson(
                positive().stream().mapToInt(row -> row.answer().controlFlips(threshold)).sum(), controls());
    }

    int positives() {
        return positive().size();
    }

    int controls() {
        return positive().stream().mapToInt(row -> row.answer().controls().size()).sum();
    }

    /** The mean of a figure with an interval over patients, who keep all of their clips together. */
    Estimate mean(ToDoubleFunction<Counterfactual.Answer> figure) {
        List<HiddenRow> known = rows.stream().filter(row -> Double.isFinite(figure.applyAsDouble(row.answer())))
                .toList();
        if (known.isEmpty()) {
            return new Estimate(Double.NaN, Double.NaN, Double.NaN);
        }
        Statistic mean = counts -> {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < counts.length; i++) {
                sum += counts[i] * figure.applyAsDouble(known.get(i).answer());
                count += counts[i];
            }
            return count == 0 ? Double.NaN : sum / count;
        };
        return new Bootstrap(Clusters.of(known.stream().map(HiddenRow::subject).toList()), RESAMPLES, 1, 0.95)
                .estimate(List.of(mean)).get(0);
    }

    /** The mean predictions from nothing hidden to the largest dose. */
    Map<Double, Estimate> doses() {
        Map<Double, Estimate> doses = new LinkedHashMap<>();
        doses.put(0.0, mean(Counterfactual.Answer::before));
        List<Double> asked = new ArrayList<>(rows.get(0).answer().doses().stream().map(Counterfactual.Dose::dose)
                .toList());
        asked.sort(null);
        for (double dose : asked) {
            doses.put(dose, mean(answer -> answer.doses().stream().filter(one -> one.dose() == dose)
                    .mapToDouble(Counterfactual.Dose::prediction).average().orElse(Double.NaN)));
        }
        return doses;
    }

    Estimate controlPrediction() {
        return mean(answer -> answer.controls().stream().mapToDouble(Double::doubleValue).average()
                .orElse(Double.NaN));
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("clips", rows.size());
        map.put("before", mean(Counterfactual.Answer::before));
        map.put("without", mean(Counterfactual.Answer::without));
        map.put("control", controlPrediction());
        map.put("change", mean(answer -> Math.abs(answer.change())));
        map.put("controlChange", mean(Counterfactual.Answer::controlChange));
        if (isBinary()) {
            map.put("threshold", threshold);
            map.put("positiveClips", positives());
            map.put("flips", flips());
            map.put("controls", controls());
            map.put("controlFlips", controlFlips());
        }
        return map;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add("Hidden in " + rows.size() + (rows.size() == 1 ? " clip" : " clips") + ", the structure changes "
                + "the prediction by " + words(mean(answer -> Math.abs(answer.change()))) + unit() + " on average; as "
                + "much hidden elsewhere by " + words(mean(Counterfactual.Answer::controlChange)) + unit() + ".");
        if (isBinary()) {
            sentences.add("Of " + positives() + " clips predicted to show it, " + percent(flips())
                    + " are no longer so without the structure; of " + controls() + " controls, "
                    + percent(controlFlips()) + ".");
        }
        return sentences;
    }

    private String unit() {
        return target.kind() == Target.Kind.REGRESSION ? " " + target.unit() : " in probability";
    }

    static String words(Estimate estimate) {
        return Double.isFinite(estimate.low()) ? String.format(Locale.ROOT, "%.3g (%.3g to %.3g)", estimate.value(),
                estimate.low(), estimate.high()) : String.format(Locale.ROOT, "%.3g", estimate.value());
    }

    private static String percent(Estimate share) {
        return Double.isNaN(share.value()) ? "none" : String.format(Locale.ROOT, "%.1f %% (%.1f to %.1f %%)",
                100 * share.value(), 100 * share.low(), 100 * share.high());
    }
}
