package org.apical.explain.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apical.analysis.chart.Charts;
import org.apical.analysis.chart.Figure;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.report.Estimate;
import org.apical.trust.Badge;

/** The parts of a page about explained predictions, with all pictures inline. */
final class ExplanationHtml {

    private final Path folder;
    private final List<MapRow> maps;

    ExplanationHtml(Path folder, List<MapRow> maps) {
        this.folder = folder;
        this.maps = maps;
    }

    /** Shows frame, map and overlay of the first maps. */
    String maps(int most) throws ApicalException {
        StringBuilder html = new StringBuilder("<p>Each picture shows the frame as the network saw it, the map, and "
                + "the map over the frame. The brighter, the more the output reacts to a change of these pixels; "
                + "outside the sector every frame is black and maps are left out. A map shows what matters to this "
                + "network, not what is wrong with the heart.</p>\n");
        if (maps.size() > most) {
            html.append("<p class=\"note\">The first ").append(most).append(" of ").append(maps.size())
                    .append(" maps are shown; all lie in the folder of the explanation.</p>\n");
        }
        for (MapRow row : maps.subList(0, Math.min(most, maps.size()))) {
            html.append("<figure>").append(picture(folder.resolve(ExplanationFiles.MAPS).resolve(row.name() + ".png"),
                    row.interpreter() + " map of " + row.subject())).append("<figcaption><b>")
                    .append(text(row.subject())).append("</b> <span class=\"quiet\">").append(text(row.interpreter()))
                    .append(", frame ").append(row.frame() + 1).append(" at ")
                    .append(String.format(Locale.ROOT, "%.0f ms", row.timeMs())).append("</span><br />Predicted ")
                    .append(number(row.prediction())).append(Double.isNaN(row.truth()) ? "" : ", label "
                            + number(row.truth()));
            row.measures().forEach((name, value) -> html.append("<br /><span class=\"quiet\">").append(text(name))
                    .append("</span> ").append(number(value)));
            if (row.badge() != Badge.NONE) {
                html.append("<br /><b>").append(row.badge().name().toLowerCase(Locale.ROOT)).append("</b> ")
                        .append(text(row.reasons()));
            }
            html.append("</figcaption></figure>\n");
        }
        return html.toString();
    }

    /** Tells what was measured over all maps. */
    String measures() {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (MapRow row : maps) {
            row.measures().forEach((name, value) -> values.computeIfAbsent(row.interpreter() + "\t" + name,
                    key -> new ArrayList<>()).add(value));
        }
        StringBuilder html = new StringBuilder("<div class=\"wide\"><table><thead><tr><th scope=\"col\">Method</th>"
                + "<th scope=\"col\">Measure</th><th scope=\"col\" class=\"number\">Maps</th><th scope=\"col\" "
                + "class=\"number\">Mean</th><th scope=\"col\" class=\"number\">Lowest</th><th scope=\"col\" "
                + "class=\"number\">Highest</th></tr></thead>\n<tbody>\n");
        values.forEach((key, all) -> {
            double[] known = all.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).sorted().toArray();
            String[] names = key.split("\t");
            html.append("<tr><td>").append(text(names[0])).append("</td><td>").append(text(names[1])).append("</td>")
                    .append(cell(Integer.toString(known.length)));
            if (known.length == 0) {
                html.append(cell("–")).append(cell("–")).append(cell("–"));
            } else {
                html.append(cell(number(Arrays.stream(known).sum() / known.length)))
                        .append(cell(number(known[0]))).append(cell(number(known[known.length - 1])));
            }
            html.append("</tr>\n");
        });
        return html.append("</tbody></table></div>\n").toString();
    }

    /** Tells what hiding a structure did. */
    String hidden(HiddenSummary summary, String structure, ExplainSettings settings, String what)
            throws ApicalException {
        StringBuilder html = new StringBuilder("<p>The structure “").append(text(structure))
                .append("” was filled with ").append(switch (settings.counterfactual().replacement()) {
                    case BLUR -> "the brightness of its surroundings";
                    case SPECKLE -> "speckle from its surroundings";
                    case MEAN -> "the mean of the rest of the frame";
                }).append(" in every frame, and the clip predicted again. Controls are patches of the same area "
                        + "elsewhere in the sector.</p>\n");
        summary.sentences().forEach(sentence -> html.append("<p>").append(text(sentence)).append("</p>\n"));
        Map<Double, Estimate> doses = summary.doses();
        Figure figure = Charts.doseResponse("dose-response", List.copyOf(doses.keySet()), List.copyOf(doses.values()),
                summary.controlPrediction(), what);
        html.append("<div class=\"figures-row\"><figure>").append(figure.svg())
                .append("<figcaption>The mean prediction by hidden area, with 95 % intervals over patients; larger "
                        + "areas than the structure’s take in what lies around it.</figcaption></figure>\n");
        String first = "hidden-" + ExplanationFiles.safe(summary.rows().get(0).subject());
        html.append("<figure>").append(picture(folder.resolve(ExplanationFiles.MAPS).resolve(first + ".png"),
                "A frame before and after")).append("<figcaption>A frame of ")
                .append(text(summary.rows().get(0).subject())).append(" as it is, and with the structure filled."
                        + "</figcaption></figure></div>\n");
        return html.toString();
    }

    private static String cell(String text) {
        return "<td class=\"number\">" + text + "</td>";
    }

    static String picture(Path png, String description) throws ApicalException {
        try {
            return "<img style=\"max-width:100%;height:auto\" src=\"data:image/png;base64,"
                    + Base64.getEncoder().encodeToString(Files.readAllBytes(png)) + "\" alt=\"" + text(description)
                    + "\" />";
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The picture cannot be read.", png.toString(), "",
                    "Explain again into another folder."), e);
        }
    }

    static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3g", value);
    }

    static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
