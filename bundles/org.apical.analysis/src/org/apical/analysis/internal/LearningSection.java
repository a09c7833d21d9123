package org.apical.analysis.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apical.analysis.chart.Charts;
import org.apical.api.NoSettings;
import org.apical.api.report.EpochRecord;
import org.apical.api.report.ReportRun;
import org.apical.api.report.ReportSection;

/** Draws the loss and the selecting figure over the epochs. */
public final class LearningSection implements ReportSection<NoSettings> {

    private static final List<String> KEPT = List.of("selected epoch", "best epoch");
    private static final Pattern LEADING_NUMBER = Pattern.compile("^\\s*(\\d{1,6})\\b");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public String title() {
        return "Learning curves";
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public Optional<String> html(NoSettings settings, ReportRun run) {
        if (run.epochs().isEmpty()) {
            return Optional.empty();
        }
        int marked = keptEpoch(run);
        double speed = run.epochs().stream().mapToDouble(EpochRecord::imagesPerSecond).average().orElse(Double.NaN);
        StringBuilder html = new StringBuilder("<div class=\"figures-row\">\n");
        html.append(PredictionsSection.figure(Charts.loss("loss", run.epochs(), marked),
                "Mean loss of each epoch on the training and the validation part."));
        if (run.epochs().stream().anyMatch(epoch -> Double.isFinite(epoch.validationMetric()))) {
            html.append(PredictionsSection.figure(Charts.selection("selection", run.epochs(),
                    "Metric, validation", marked),
                    "The run’s metric over the " + Phrases.counted(run) + " of the validation part."));
        }
        html.append("</div>\n<p class=\"note\">").append(run.epochs().size()).append(
                run.epochs().size() == 1 ? " epoch" : " epochs").append(" at ").append(Numbers.plain(speed))
                .append(" images a second. The lowest validation loss, ");
        EpochRecord lowest = lowest(run);
        return Optional.of(html.append(Numbers.plain(lowest.validationLoss())).append(", was reached in epoch ")
                .append(lowest.epoch()).append(".</p>").toString());
    }

    /** The epoch that the facts of the run name, or the one of the lowest validation loss. */
    private static int keptEpoch(ReportRun run) {
        return run.facts().entrySet().stream().filter(fact -> KEPT.contains(fact.getKey().toLowerCase(Locale.ROOT)))
                .map(fact -> LEADING_NUMBER.matcher(fact.getValue())).filter(Matcher::find)
                .map(found -> Integer.valueOf(found.group(1))).findFirst().orElseGet(() -> lowest(run).epoch());
    }

    private static EpochRecord lowest(ReportRun run) {
        return run.epochs().stream().min(Comparator.comparingDouble(EpochRecord::validationLoss)).orElseThrow();
    }
}
