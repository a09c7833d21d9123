package org.apical.analysis.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apical.analysis.chart.Charts;
import org.apical.analysis.chart.Figure;
import org.apical.analysis.statistics.Auc;
import org.apical.analysis.statistics.AveragePrecision;
import org.apical.api.report.EpochRecord;
import org.apical.api.report.Estimate;
import org.apical.api.report.ReportRun;
import org.apical.api.task.Target;

/** Makes the charts of a run; each is empty where the run gives nothing to draw. */
public final class RunCharts {

    private static final List<String> KEPT = List.of("selected epoch", "best epoch");
    private static final Pattern LEADING_NUMBER = Pattern.compile("^\\s*(\\d{1,6})\\b");
    private static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN);

    private final ReportRun run;
    private final Pairs test;
    private final boolean regression;
    private final boolean binary;

    /** Prepares the charts of a run. */
    public RunCharts(ReportRun run) {
        this.run = run;
        this.test = Pairs.of(run.test());
        this.regression = run.target().kind() == Target.Kind.REGRESSION && test.size() > 0;
        this.binary = run.target().kind() == Target.Kind.BINARY && test.size() > 0;
    }

    /** Predictions against labels. */
    public Optional<Figure> scatter() {
        return regression ? Optional.of(Charts.scatter("scatter", test.truths(), test.predictions(),
                run.target().unit())) : Optional.empty();
    }

    /** Differences against means. */
    public Optional<Figure> blandAltman() {
        return regression ? Optional.of(Charts.blandAltman("bland-altman", test.truths(), test.predictions(),
                run.target().unit())) : Optional.empty();
    }

    /** The operating characteristic, where there are both classes. */
    public Optional<Figure> roc() {
        double area = binary ? Auc.of(test.truths(), test.predictions()) : Double.NaN;
        return Double.isFinite(area) ? Optional.of(Charts.roc("roc", test.truths(), test.predictions(),
                figure("auc", area), run.metrics().getOrDefault("sensitivity", NONE).value(),
                run.metrics().getOrDefault("specificity", NONE).value())) : Optional.empty();
    }

    /** Precision against recall, where there are both classes. */
    public Optional<Figure> precisionRecall() {
        return roc().map(characteristic -> Charts.precisionRecall("precision-recall", test.truths(),
                test.predictions(), figure("averagePrecision",
                        AveragePrecision.of(test.truths(), test.predictions()))));
    }

    /** Shares of positives against probabilities. */
    public Optional<Figure> calibration() {
        return binary ? Optional.of(Charts.calibration("calibration", test.truths(), test.predictions()))
                : Optional.empty();
    }

    /** The loss by epoch. */
    public Optional<Figure> loss() {
        return run.epochs().isEmpty() ? Optional.empty()
                : Optional.of(Charts.loss("loss", run.epochs(), keptEpoch()));
    }

    /** The metric on the validation part by epoch. */
    public Optional<Figure> selection() {
        return run.epochs().stream().anyMatch(epoch -> Double.isFinite(epoch.validationMetric()))
                ? Optional.of(Charts.selection("selection", run.epochs(), "Metric, validation", keptEpoch()))
                : Optional.empty();
    }

    /** The epoch of the lowest validation loss. */
    EpochRecord lowest() {
        return run.epochs().stream().min(Comparator.comparingDouble(EpochRecord::validationLoss)).orElseThrow();
    }

    private Estimate figure(String name, double value) {
        return run.metrics().getOrDefault(name, new Estimate(value, Double.NaN, Double.NaN));
    }

    /** The epoch that the facts of the run name, or the one of the lowest validation loss. */
    private int keptEpoch() {
        return run.facts().entrySet().stream().filter(fact -> KEPT.contains(fact.getKey().toLowerCase(Locale.ROOT)))
                .map(fact -> LEADING_NUMBER.matcher(fact.getValue())).filter(Matcher::find)
                .map(found -> Integer.valueOf(found.group(1))).findFirst().orElseGet(() -> lowest().epoch());
    }
}
