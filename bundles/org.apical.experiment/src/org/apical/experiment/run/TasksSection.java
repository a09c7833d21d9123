package org.apical.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import org.apical.api.ApicalException;
import org.apical.api.NoSettings;
import org.apical.api.Problem;
import org.apical.api.report.ReportRun;
import org.apical.api.report.ReportSection;

/** Sets the tasks of a run side by side and leads to their reports; runs of one task do without it. */
public final class TasksSection implements ReportSection<NoSettings> {

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public String title() {
        return "All tasks of this network";
    }

    @Override
    public int order() {
        return 120;
    }

    @Override
    public Optional<String> html(NoSettings settings, ReportRun run) throws ApicalException {
        Path file = new RunFolder(run.folder()).metrics();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonObject metrics = read(file);
        if (!metrics.has("tasks")) {
            return Optional.empty();
        }
        StringBuilder html = new StringBuilder("<p>One network with a head a task. Derived tasks are computed from the "
                + "predictions of the others. Figures are on the test part, with 95 % intervals.</p>\n<table>\n<tr><th>"
                + "Task</th><th>Tested</th><th>Mean absolute error</th><th>of the mean</th><th>R²</th><th>AUC</th><th>"
                + "F1</th><th>Accuracy</th></tr>\n");
        boolean inFirst = metrics.getAsJsonObject("tasks").entrySet().iterator().next().getValue().getAsJsonObject()
                .get("title").getAsString().equals(run.taskName());
        for (Map.Entry<String, JsonElement> entry : metrics.getAsJsonObject("tasks").entrySet()) {
            row(html, entry.getValue().getAsJsonObject(), inFirst ? "" : "../../", run.taskName());
        }
        return Optional.of(html.append("</table>\n").toString());
    }

    private static void row(StringBuilder html, JsonObject task, String toRoot, String here) {
        String title = task.get("title").getAsString();
        String name = escape(title) + (task.get("derived").getAsBoolean() ? " (derived)" : "");
        String folder = task.get("folder").getAsString();
        html.append("<tr><td>").append(title.equals(here) ? "<strong>" + name + "</strong>" : "<a href=\"" + toRoot
                + (folder.isEmpty() ? "" : escape(folder) + "/") + "report.html\">" + name + "</a>").append("</td>");
        JsonObject test = task.getAsJsonObject("test");
        String counted = test.has("clips") ? "clips" : "patients";
        html.append("<td>").append(Math.round(test.getAsJsonObject(counted).get("value").getAsDouble())).append(' ')
                .append(counted).append("</td>");
        for (String figure : new String[] {"mae", "meanPredictionMae", "r2", "auc", "f1", "accuracy"}) {
            html.append("<td>").append(figure(test, figure)).append("</td>");
        }
        html.append("</tr>\n");
    }

    private static String figure(JsonObject test, String name) {
        if (!test.has(name) || test.getAsJsonObject(name).get("value").isJsonNull()) {
            return "";
        }
        JsonObject figure = test.getAsJsonObject(name);
        String value = String.format(Locale.ROOT, "%.2f", figure.get("value").getAsDouble());
        return figure.get("low").isJsonNull() || figure.get("high").isJsonNull() ? value
                : value + String.format(Locale.ROOT, " (%.2f to %.2f)", figure.get("low").getAsDouble(),
                        figure.get("high").getAsDouble());
    }

    private static JsonObject read(Path file) throws ApicalException {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw ApicalException.badInput(new Problem("This file of the run cannot be read.", file.toString(), "",
                    "Run the experiment again."), e);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
