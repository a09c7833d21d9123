package org.apical.analysis.internal;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

import org.apical.analysis.chart.Charts;
import org.apical.api.NoSettings;
import org.apical.api.report.EpochRecord;
import org.apical.api.report.ReportRun;
import org.apical.api.report.ReportSection;

/** Draws the loss and the selecting figure over the epochs. */
public final class LearningSection implements ReportSection<NoSettings> {

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
        Optional<Integer> kept = fact(run, "best epoch").flatMap(LearningSection::wholeNumber);
        int marked = kept.orElse(0);
        String selection = fact(run, "selected by").orElse("Selecting figure");
        double speed = run.epochs().stream().mapToDouble(EpochRecord::imagesPerSecond).average().orElse(Double.NaN);
        StringBuilder html = new StringBuilder("<div class=\"figures-row\">\n");
        html.append(PredictionsSection.figure(Charts.loss("loss", run.epochs(), marked),
                "Mean loss of each epoch on the training and the validation part."));
        if (run.epochs().stream().anyMatch(epoch -> Double.isFinite(epoch.validationMetric()))) {
            html.append(PredictionsSection.figure(Charts.selection("selection", run.epochs(), selection, marked),
                    "The figure that chose the epoch to keep, over the patients of the validation part."));
        }
        html.append("</div>\n<p class=\"note\">").append(run.epochs().size()).append(
                run.epochs().size() == 1 ? " epoch" : " epochs").append(" at ").append(Numbers.plain(speed))
                .append(" images a second. The lowest validation loss, ");
        EpochRecord lowest = run.epochs().stream().min(Comparator.comparingDouble(EpochRecord::validationLoss))
                .orElseThrow();
        return Optional.of(html.append(Numbers.plain(lowest.validationLoss())).append(", was reached in epoch ")
                .append(lowest.epoch()).append(".</p>").toString());
    }

    private static Optional<String> fact(ReportRun run, String name) {
        return run.facts().entrySet().stream().filter(fact -> fact.getKey().replace(" ", "")
                .equalsIgnoreCase(name.replace(" ", ""))).map(Map.Entry::getValue).findFirst();
    }

    private static Optional<Integer> wholeNumber(String text) {
        return text.strip().matches("\\d{1,6}") ? Optional.of(Integer.valueOf(text.strip())) : Optional.empty();
    }
}
