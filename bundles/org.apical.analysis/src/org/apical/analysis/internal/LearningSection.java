package org.apical.analysis.internal;

import java.util.Optional;

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
        RunCharts charts = new RunCharts(run);
        double speed = run.epochs().stream().mapToDouble(EpochRecord::imagesPerSecond).average().orElse(Double.NaN);
        StringBuilder html = new StringBuilder("<div class=\"figures-row\">\n");
        charts.loss().ifPresent(chart -> html.append(PredictionsSection.figure(chart,
                "Mean loss of each epoch on the training and the validation part.")));
        charts.selection().ifPresent(chart -> html.append(PredictionsSection.figure(chart,
                "The run’s metric over the " + Phrases.counted(run) + " of the validation part.")));
        html.append("</div>\n<p class=\"note\">").append(run.epochs().size()).append(
                run.epochs().size() == 1 ? " epoch" : " epochs").append(" at ").append(Numbers.plain(speed))
                .append(" images a second. The lowest validation loss, ");
        EpochRecord lowest = charts.lowest();
        return Optional.of(html.append(Numbers.plain(lowest.validationLoss())).append(", was reached in epoch ")
                .append(lowest.epoch()).append(".</p>").toString());
    }
}
