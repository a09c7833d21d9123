package org.apical.analysis.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.apical.analysis.PublishedFigures;
import org.apical.analysis.PublishedFigures.Published;
import org.apical.api.NoSettings;
import org.apical.api.report.Estimate;
import org.apical.api.report.ReportRun;
import org.apical.api.report.ReportSection;

/** States the figures on the test part and what they mean. */
public final class SummarySection implements ReportSection<NoSettings> {

    private static final Map<String, List<String>> HEADLINES = Map.of(
            "REGRESSION", List.of("mae", "meanPredictionMae", "r2", "bias"),
            "BINARY", List.of("auc", "f1", "sensitivity", "specificity"),
            "CATEGORICAL", List.of("accuracy", "patients", "clips"));

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public String title() {
        return "Summary";
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Optional<String> html(NoSettings settings, ReportRun run) {
        if (run.metrics().isEmpty()) {
            return Optional.empty();
        }
        StringBuilder html = new StringBuilder();
        Verdict.of(run).ifPresent(verdict -> html.append("<p class=\"verdict\">").append(Html.text(verdict))
                .append("</p>\n"));
        tiles(html, run);
        table(html, run);
        notes(html, run);
        return Optional.of(html.toString());
    }

    private static void tiles(StringBuilder html, ReportRun run) {
        html.append("<dl class=\"tiles\">\n");
        for (String key : HEADLINES.get(run.target().kind().name())) {
            Estimate estimate = run.metrics().get(key);
            if (estimate != null && Double.isFinite(estimate.value())) {
                FigureName name = FigureName.of(key);
                String interval = name.interval(estimate, run);
                html.append("<div><dt>").append(Html.text(name.label())).append("</dt><dd><b>")
                        .append(Html.text(name.value(estimate, run))).append("</b><span>")
                        .append(interval.isEmpty() ? "&#160;" : "95 %: " + Html.text(interval))
                        .append("</span></dd></div>\n");
            }
        }
        html.append("</dl>\n");
    }

    private static void table(StringBuilder html, ReportRun run) {
        Map<String, Published> published = new LinkedHashMap<>();
        PublishedFigures.of(run.details().taskId()).forEach(figure -> published.put(figure.figure(), figure));
        html.append("<div class=\"wide\"><table class=\"figures\">\n<thead><tr><th scope=\"col\">Figure</th>"
                + "<th scope=\"col\" class=\"number\">Value</th><th scope=\"col\" class=\"number\">95 % interval</th>");
        if (!published.isEmpty()) {
            html.append("<th scope=\"col\" class=\"number paper\">Paper</th>");
        }
        html.append("<th scope=\"col\">What it says</th></tr></thead>\n<tbody>\n");
        run.metrics().forEach((key, estimate) -> {
            FigureName name = FigureName.of(key);
            html.append("<tr><th scope=\"row\">").append(Html.text(name.label())).append("</th><td class=\"number\">")
                    .append(Html.text(name.value(estimate, run))).append("</td><td class=\"number\">")
                    .append(Html.text(name.interval(estimate, run))).append(widthless(estimate) ? " *" : "")
                    .append("</td>");
            if (!published.isEmpty()) {
                html.append("<td class=\"number paper\">").append(published.containsKey(key)
                        ? Html.text(name.printed(published.get(key), run)) : "").append("</td>");
            }
            html.append("<td class=\"quiet\">").append(Html.text(name.meaning())).append("</td></tr>\n");
        });
        html.append("</tbody></table></div>\n");
        sources(html, published);
    }

    /** Says where the paper's column is from, with what is to be said of single figures. */
    private static void sources(StringBuilder html, Map<String, Published> published) {
        if (published.isEmpty()) {
            return;
        }
        String sources = published.values().stream().map(Published::source).distinct()
                .collect(Collectors.joining("; "));
        String remarks = published.values().stream().filter(figure -> !figure.remark().isEmpty())
                .map(figure -> FigureName.of(figure.figure()).label() + ": " + figure.remark())
                .collect(Collectors.joining("; "));
        html.append("<p class=\"note\">Paper: ")
                .append(Html.text(sources + (remarks.isEmpty() ? "" : " (" + remarks + ")")))
                .append(". These are of other patients and another network: what was reached there, not what must be."
                        + "</p>\n");
    }

    private static void notes(StringBuilder html, ReportRun run) {
        String counted = Phrases.counted(run);
        html.append("<p class=\"note\">Every figure counts ").append(counted).append(", not frames. Intervals come "
                + "from resampling ").append(sampled(run, counted));
        if (run.metrics().values().stream().anyMatch(SummarySection::widthless)) {
            html.append(" * An interval without width means that every resample gave the same figure; "
                    + "it does not mean that other ").append(counted).append(" would.");
        }
        html.append("</p>");
    }

    private static String sampled(ReportRun run, String counted) {
        if (counted.equals(Phrases.CLIPS)) {
            return run.metrics().containsKey(Phrases.PATIENTS) ? "patients with all of their clips (bootstrap)."
                    : "clips (bootstrap); clips of one patient resemble one another, so they are somewhat too narrow.";
        }
        return "patients (bootstrap, bias-corrected and accelerated)" + switch (run.target().kind()) {
            case REGRESSION -> "; those of bias and limits of agreement are Bland and Altman’s.";
            case BINARY -> "; that of the AUC is DeLong’s, those of shares such as the sensitivity are Wilson’s.";
            case CATEGORICAL -> ".";
        };
    }

    private static boolean widthless(Estimate estimate) {
        return Numbers.hasInterval(estimate) && estimate.low() == estimate.high();
    }
}
