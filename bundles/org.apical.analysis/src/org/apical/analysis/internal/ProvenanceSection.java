package org.apical.analysis.internal;

import java.util.Optional;

import org.apical.api.NoSettings;
import org.apical.api.report.ReportRun;
import org.apical.api.report.ReportSection;

/** Lists the facts of the run and repeats the frozen experiment file. */
public final class ProvenanceSection implements ReportSection<NoSettings> {

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public String title() {
        return "How it was made";
    }

    @Override
    public int order() {
        return 600;
    }

    @Override
    public Optional<String> html(NoSettings settings, ReportRun run) {
        StringBuilder html = new StringBuilder("<div class=\"wide\"><table class=\"facts\"><tbody>\n");
        row(html, "Run", run.name());
        row(html, "Task", run.taskName());
        row(html, "Time taken", Phrases.duration(run.seconds()));
        run.facts().forEach((name, value) -> row(html, name, value));
        html.append("</tbody></table></div>\n");
        if (!run.experiment().isBlank()) {
            html.append("<h3>The experiment file, all defaults written out</h3>\n<pre>")
                    .append(Html.text(run.experiment().strip())).append("</pre>");
        }
        return Optional.of(html.toString());
    }

    private static void row(StringBuilder html, String name, String value) {
        html.append("<tr><th scope=\"row\">").append(Html.text(name)).append("</th><td>").append(Html.text(value))
                .append("</td></tr>\n");
    }
}
