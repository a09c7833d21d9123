package org.apical.analysis.internal;

import java.util.Optional;

import org.apical.analysis.Thresholds;
import org.apical.analysis.chart.Figure;
import org.apical.api.NoSettings;
import org.apical.api.report.Estimate;
import org.apical.api.report.ReportRun;
import org.apical.api.report.ReportSection;

/** Draws the test predictions against their labels. */
public final class PredictionsSection implements ReportSection<NoSettings> {

    private static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN);

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public String title() {
        return "Predictions";
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public Optional<String> html(NoSettings settings, ReportRun run) {
        Pairs test = Pairs.of(run.test());
        if (test.size() == 0) {
            return Optional.empty();
        }
        return Optional.of(switch (run.target().kind()) {
            case REGRESSION -> regression(test, run);
            case BINARY -> binary(run);
            case CATEGORICAL -> ConfusionTable.html(test, run.target().classNames(), Phrases.counted(run));
        });
    }

    private static String regression(Pairs test, ReportRun run) {
        RunCharts charts = new RunCharts(run);
        StringBuilder html = new StringBuilder("<div class=\"figures-row\">\n");
        charts.scatter().ifPresent(chart -> html.append(figure(chart, "Each point is one of the " + Phrases.counted(run)
                + " of the test part. On the dashed line, prediction and label are equal.")));
        charts.blandAltman().ifPresent(chart -> html.append(figure(chart, "Agreement after Bland and Altman. Between "
                + "the dashed lines lie about 95 % of the differences; the bands are the 95 % intervals of bias and "
                + "limits.")));
        return html.append("</div>").append(ValueBands.of(run.details().taskId())
                .map(bands -> BandsTable.html(bands, test, Phrases.counted(run))).orElse("")).toString();
    }

    private static String binary(ReportRun run) {
        RunCharts charts = new RunCharts(run);
        StringBuilder html = new StringBuilder("<div class=\"figures-row\">\n");
        if (charts.roc().isEmpty()) {
            html.append("<p class=\"note\">All ").append(Phrases.counted(run)).append(" of the test part have the same "
                    + "label; there is no operating characteristic to draw.</p>");
        }
        charts.roc().ifPresent(chart -> html.append(figure(chart,
                "Receiver operating characteristic of the test part." + operatingPoint(run))));
        charts.precisionRecall().ifPresent(chart -> html.append(figure(chart, "Precision and recall: what is found "
                + "against how often a call is right. The dashed line is the share of positives, which guessing would "
                + "reach.")));
        charts.calibration().ifPresent(chart -> html.append(figure(chart, "Calibration: of " + Phrases.counted(run)
                + " with a predicted probability, how many were “" + run.target().classNames().get(1)
                + "”. Bins hold about as many each; bars are 95 % intervals (Wilson). On the dashed line, "
                + "probabilities can be taken at their word.")));
        return html.append("</div>").toString();
    }

    private static String operatingPoint(ReportRun run) {
        Pairs validation = Pairs.of(run.validation());
        if (!Double.isFinite(run.metrics().getOrDefault("sensitivity", NONE).value())) {
            return "";
        }
        return validation.size() == 0 ? " The dot is the operating point."
                : " The dot is the operating point, at the threshold of the best F1 on the validation part ("
                        + Numbers.fixed(Thresholds.bestF1(validation.truths(), validation.predictions()), 3) + ").";
    }

    static String figure(Figure figure, String caption) {
        return "<figure>" + figure.svg() + "<figcaption>" + Html.text(caption) + "</figcaption></figure>\n";
    }
}
