package org.apical.experiment.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVRecord;
import org.apical.api.ApicalException;
import org.apical.api.NoSettings;
import org.apical.api.report.ReportRun;
import org.apical.api.report.ReportSection;
import org.apical.data.Cohort;
import org.apical.data.CohortTable;
import org.apical.data.LabelTable;
import org.apical.data.StoredClip;

/** Tells who was in each part, as Table 1 of the paper does, and which runs looked at this cohort's test part. */
public final class CohortSection implements ReportSection<NoSettings> {

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public String title() {
        return "Who was in it";
    }

    @Override
    public int order() {
        return 550;
    }

    @Override
    public Optional<String> html(NoSettings settings, ReportRun run) throws ApicalException {
        RunFolder folder = new RunFolder(run.folder());
        Path split = run.folder().resolve("split.csv");
        if (!Files.exists(folder.capsule()) || !Files.exists(split)) {
            return Optional.empty();
        }
        Path place = Path.of(Capsule.read(folder.capsule()).cohort());
        if (!Files.isDirectory(place)) {
            return Optional.of("<p>The cohort is no longer at " + escape(place.toString())
                    + ", so nothing can be told of its patients.</p>\n");
        }
        Map<String, String> partOf = new HashMap<>();
        RunReport.csv(split).forEach(line -> partOf.put(line.get("patient"), line.get("part")));
        String view = value(run.experiment(), "view");
        try (Cohort cohort = Cohort.open(place)) {
            Map<String, List<StoredClip>> parts = new LinkedHashMap<>();
            List.of("train", "validation", "test").forEach(part -> parts.put(part, new ArrayList<>()));
            for (StoredClip clip : cohort.clips()) {
                String part = partOf.get(clip.patient());
                if (part != null && parts.containsKey(part) && (view.isEmpty() || view.equalsIgnoreCase(clip.view()))) {
                    parts.get(part).add(clip);
                }
            }
            String labels = value(run.experiment(), "labels");
            LabelTable table = !labels.isEmpty() && Files.exists(Path.of(labels))
                    ? LabelTable.read(Path.of(labels), value(run.experiment(), "idColumn")) : cohort.labels();
            return Optional.of(CohortTable.of(table, parts).html()
                    + "<p>Measures are the mean over patients and, in brackets, the standard deviation.</p>\n"
                    + ledger(place.resolve("test-ledger.csv")));
        }
    }

    /** A value of the frozen experiment file, in which every key stands in a line of its own. */
    private static String value(String experiment, String key) {
        Matcher matcher = Pattern.compile("(?m)^\\s+" + key + ": *(.*?) *$").matcher(experiment);
        return matcher.find() ? matcher.group(1).replaceAll("^['\"]|['\"]$", "") : "";
    }

    private static String ledger(Path file) throws ApicalException {
        List<CSVRecord> lines = Files.exists(file) ? RunReport.csv(file) : List.of();
        StringBuilder html = new StringBuilder("<h3>Looks at the test part</h3>\n<p>The test part of this cohort was "
                + "evaluated " + (lines.size() == 1 ? "once" : lines.size() + " times")
                + ". The more often, the less its figures say of new patients.</p>\n");
        if (!lines.isEmpty()) {
            html.append("<table>\n<tr><th>Time</th><th>Run</th><th>Task</th><th>Patients</th></tr>\n");
            for (CSVRecord line : lines) {
                html.append("<tr>");
                line.forEach(cell -> html.append("<td>").append(escape(cell)).append("</td>"));
                html.append("</tr>\n");
            }
            html.append("</table>\n");
        }
        return html.toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
