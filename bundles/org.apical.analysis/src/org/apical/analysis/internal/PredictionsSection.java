package org.apical.analysis.internal;

import java.util.Optional;

import org.apical.analysis.Thresholds;
import org.apical.analysis.chart.Charts;
import org.apical.analysis.chart.Figure;
import org.apical.analysis.statistics.Auc;
import org.apical.analysis.statistics.AveragePrecision;
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
            case BINARY -> binary(test, run);
            case CATEGORICAL -> ConfusionTable.html(test, run.target().classNames(), Phrases.counted(run));
        });
    }

    private static String regression(Pairs test, ReportRun run) {
        String unit = run.target().unit();
        return "<div class=\"figures-row\">\n"
                + figure(Charts.scatter("scatter", test.truths(), test.predictions(), unit),
                        "Each point is one of the " + Phrases.counted(run) + " of the test part. On the dashed line, "
                                + "prediction and label are equal.")
                + figure(Charts.blandAltman("bland-altman", test.truths(), test.predictions(), unit),
                        "Agreement after Bland and Altman. Between the dashed lines lie about 95 % of the differences; "
                                + "the bands are the 95 % intervals of bias and limits.")
                + "</div>" + ValueBands.of(run.details().taskId())
                        .map(bands -> BandsTable.html(bands, test, Phrases.counted(run))).orElse("");
    }

    private static String binary(Pairs test, ReportRun run) {
        double area = Auc.of(test.truths(), test.predictions());
        Estimate auc = run.metrics().getOrDefault("auc", new Estimate(area, Double.NaN, Double.NaN));
        double sensitivity = run.metrics().getOrDefault("sensitivity", NONE).value();
        double specificity = run.metrics().getOrDefault("specificity", NONE).value();
        StringBuilder html = new StringBuilder("<div class=\"figures-row\">\n");
        if (Double.isFinite(area)) {
            html.append(figure(Charts.roc("roc", test.truths(), test.predictions(), auc, sensitivity, specificity),
                    "Receiver operating characteristic of the test part." + operatingPoint(run, sensitivity)));
        } else {
            html.append("<p class=\"note\">All " + Phrases.counted(run) + " of the test part have the same label; there "
                    + "is no operating characteristic to draw.</p>");
        }
        if (Double.isFinite(area)) {
            double precision = AveragePrecision.of(test.truths(), test.predictions());
            html.append(figure(Charts.precisionRecall("precision-recall", test.truths(), test.predictions(),
                    run.metrics().getOrDefault("averagePrecision", new Estimate(precision, Double.NaN, Double.NaN))),
                    "Precision and recall: what is found against how often a call is right. The dashed line is the "
                            + "share of positives, which guessing would reach."));
        }
        return html.append(figure(Charts.calibration("calibration", test.truths(), test.predictions()),
                "Calibration: of " + Phrases.counted(run) + " with a predicted probability, how many were “"
                        + run.target().classNames().get(1) + "”. Bins hold about as many each; bars are "
                        + "95 % intervals (Wilson). On the dashed line, probabilities can be taken at their word."))
                .append("</div>").toString();
    }

    private static String operatingPoint(ReportRun run, double sensitivity) {
        Pairs validation = Pairs.of(run.validation());
        if (!Double.isFinite(sensitivity)) {
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
