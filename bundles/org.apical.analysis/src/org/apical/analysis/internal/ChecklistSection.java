package org.apical.analysis.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.apical.api.NoSettings;
import org.apical.api.report.ReportRun;
import org.apical.api.report.ReportSection;

/** Fills the reporting guidelines TRIPOD+AI and CLAIM as far as the run can, and lists what is missing. */
public final class ChecklistSection implements ReportSection<NoSettings> {

    private static final Map<String, String> REFERENCES = Map.of("TRIPOD+AI", "doi:10.1136/bmj-2023-078378",
            "CLAIM", "2024 update, doi:10.1148/ryai.240300");

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public String title() {
        return "Reporting checklists";
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public Optional<String> html(NoSettings settings, ReportRun run) {
        if (run.details().settings().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> evidence = Evidence.of(run);
        StringBuilder html = new StringBuilder("<p>What the run itself can answer is filled in; the rest is for the "
                + "authors. The questions are in our words: submit with the guidelines’ own forms.</p>\n");
        for (String checklist : List.of("TRIPOD+AI", "CLAIM")) {
            checklist(html, checklist, evidence);
        }
        return Optional.of(html.toString());
    }

    private static void checklist(StringBuilder html, String name, Map<String, String> evidence) {
        List<ChecklistItem> items = ChecklistItem.all().stream().filter(item -> item.checklist().equals(name)).toList();
        List<ChecklistItem> missing = items.stream().filter(item -> answer(item, evidence).isEmpty()).toList();
        List<ChecklistItem> partly = items.stream().filter(item -> !answer(item, evidence).isEmpty()
                && !item.added().isEmpty()).toList();
        html.append("<h3>").append(name).append("</h3>\n<p>").append(items.size() - missing.size() - partly.size())
                .append(" of ").append(items.size()).append(" items answered, ").append(partly.size())
                .append(" in part, ").append(missing.size()).append(" missing. <span class=\"quiet\">")
                .append(REFERENCES.get(name)).append("</span></p>\n<p class=\"note problem\">Missing: ")
                .append(missing.stream().map(item -> Html.text((item.added().isEmpty() ? item.asked() : item.added())
                        + "\u00a0(" + item.item() + ")")).collect(Collectors.joining(", ")))
                .append(".</p>\n<details><summary>All ").append(items.size())
                .append(" items</summary>\n<div class=\"wide\"><table class=\"checklist\">\n<thead><tr>"
                        + "<th scope=\"col\">Item</th><th scope=\"col\">Asked for</th><th scope=\"col\">Answer</th>"
                        + "</tr></thead>\n<tbody>\n");
        for (ChecklistItem item : items) {
            String answer = answer(item, evidence);
            html.append("<tr><th scope=\"row\">").append(Html.text(item.item())).append("</th><td><b>")
                    .append(Html.text(item.part())).append("</b> ").append(Html.text(item.asked())).append("</td><td>")
                    .append(Html.text(answer)).append(answer.isEmpty() || item.added().isEmpty() ? "" : " ")
                    .append(item.added().isEmpty() && !answer.isEmpty() ? "" : "<span class=\"missing\">"
                            + (answer.isEmpty() ? "Missing" : "To add: " + Html.text(item.added())) + ".</span>")
                    .append("</td></tr>\n");
        }
        html.append("</tbody></table></div></details>\n");
    }

    private static String answer(ChecklistItem item, Map<String, String> evidence) {
        return item.evidence().stream().filter(evidence::containsKey).map(evidence::get)
                .collect(Collectors.joining(" "));
    }
}
