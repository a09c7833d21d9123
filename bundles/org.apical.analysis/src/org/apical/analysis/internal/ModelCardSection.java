package org.apical.analysis.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.apical.api.NoSettings;
import org.apical.api.report.ReportRun;
import org.apical.api.report.ReportSection;

/** Sums up the model on a card, after Mitchell et al. 2019, doi:10.1145/3287560.3287596. */
public final class ModelCardSection implements ReportSection<NoSettings> {

    private static final Map<String, List<String>> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put("Model", List.of("model", "initialisation", "software"));
        ROWS.put("Input and output", List.of("predictors", "preprocessing", "output", "prediction"));
        ROWS.put("Training data", List.of("data", "counts", "split", "missing"));
        ROWS.put("Training", List.of("training", "selected"));
        ROWS.put("Evaluation", List.of("sameSource", "measures", "uncertainty"));
        ROWS.put("Fairness", List.of("subgroups"));
        ROWS.put("Limits", List.of("limitations"));
    }

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public String title() {
        return "Model card";
    }

    @Override
    public int order() {
        return 800;
    }

    @Override
    public Optional<String> html(NoSettings settings, ReportRun run) {
        if (run.details().settings().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> evidence = Evidence.of(run);
        StringBuilder html = new StringBuilder("<div class=\"wide\"><table class=\"facts\"><tbody>\n");
        row(html, "Purpose", evidence.get("objective"));
        row(html, "Not for", "Diagnosis or any decision about a patient: it is not a medical device and has seen no "
                + "patients but those described here.");
        Verdict.of(run).ifPresent(verdict -> row(html, "Result", verdict));
        ROWS.forEach((name, keys) -> row(html, name, keys.stream().filter(evidence::containsKey).map(evidence::get)
                .collect(Collectors.joining(" "))));
        return Optional.of(html.append("</tbody></table></div>").toString());
    }

    private static void row(StringBuilder html, String name, String text) {
        html.append("<tr><th scope=\"row\">").append(Html.text(name)).append("</th><td>")
                .append(text.isEmpty() ? "<span class=\"missing\">Nothing known.</span>" : Html.text(text))
                .append("</td></tr>\n");
    }
}
