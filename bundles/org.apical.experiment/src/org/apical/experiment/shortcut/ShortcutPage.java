package org.apical.experiment.shortcut;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.imageio.ImageIO;

import org.apical.analysis.SaliencyOverlay;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.run.ControlFrames;

/** Tells of a check in a page that loads nothing from elsewhere, and in lines for the terminal. */
final class ShortcutPage {

    private static final Map<String, String> WHAT = Map.of(
            "reference", "The network with whole frames and true labels, for comparison.",
            "outsideHeart", "The heart is black. Better than chance means that the label shows elsewhere in the frame.",
            "corners", "Only the corners of the stored frames. Better than chance means that writing or the shape of "
                    + "the crop betrays the label.",
            "outsideSector", "Only what the import takes away: writing, ECG and scales. Better than chance means that "
                    + "the archive betrays the label around the scan; the network of the experiment does not see it.",
            "shuffledLabels", "Whole frames, but training patients have labels of others. Better than chance means "
                    + "that true labels leak into training.");
    private static final Map<String, String> FIGURES = Map.of("auc", "AUC", "pearson", "Correlation", "accuracy",
            "Share right");
    private static final int WIDTH = 260;
    private static final int HEIGHT = 22;

    private ShortcutPage() {
    }

    /** Returns a row as a line of text. */
    static String line(ShortcutRow row) {
        return String.format(Locale.ROOT, "%-16s %-22s %-9s %s%s", row.control(), row.task(), word(row.verdict()),
                figure(row), row.note().isEmpty() ? "" : (figure(row).isEmpty() ? "" : "; ") + row.note());
    }

    private static String figure(ShortcutRow row) {
        return Double.isNaN(row.estimate().value()) ? "" : String.format(Locale.ROOT,
                "%s %.3f (95 %% interval %.3f to %.3f), chance %.3f", FIGURES.get(row.figure()),
                row.estimate().value(), row.estimate().low(), row.estimate().high(), row.chance());
    }

    static String word(ShortcutRow.Verdict verdict) {
        return switch (verdict) {
            case REFERENCE -> "";
            case CHANCE -> "chance";
            case ALARM -> "ALARM";
            case OPEN -> "open";
            case NOT_RUN -> "not run";
        };
    }

    static String html(Experiment experiment, ShortcutResult result, Map<String, ControlFrames> shown) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src "
                + "'unsafe-inline'\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>")
                .append(escape(experiment.name())).append(": shortcuts and leaks</title>\n<style>body{font:15px/1.5 "
                + "system-ui,sans-serif;max-width:72em;margin:2em auto;padding:0 1em}table{border-collapse:collapse}"
                + "th,td{text-align:left;vertical-align:top;padding:.3em .8em;border-bottom:1px solid #8884}"
                + ".alarm{color:#c0392b;font-weight:600}img{margin:0 .4em .4em 0}</style></head><body>\n<h1>")
                .append(escape(experiment.name())).append(": shortcuts and leaks</h1>\n<p")
                .append(result.isAlarm() ? " class=\"alarm\">" : ">").append(escape(summary(result)))
                .append("</p>\n<p>Every network was trained with the settings of the experiment and judged on patients "
                + "that it had not seen. The test part of the cohort was not touched: ")
                .append(String.format(Locale.ROOT, "%.0f %%", 100 * result.heldOut()))
                .append(" of the other patients were held out instead. A control raises an alarm when its whole 95 % "
                + "interval is better than chance; a single control without any shortcut does so once in 40 times. "
                + "Intervals are over patients, those of shuffled labels over shuffles.</p>\n"
                + "<table><thead><tr><th>Control</th><th>Task</th><th>Verdict</th><th>Figure</th><th>Value and 95 % "
                + "interval; the line is chance</th></tr></thead><tbody>\n");
        for (ShortcutRow row : result.rows()) {
            html.append("<tr><td><b>").append(escape(row.control())).append("</b><br/>")
                    .append(escape(WHAT.getOrDefault(row.control(), ""))).append("</td><td>")
                    .append(escape(row.task())).append("</td><td")
                    .append(row.verdict() == ShortcutRow.Verdict.ALARM ? " class=\"alarm\">" : ">")
                    .append(word(row.verdict())).append("</td><td>").append(FIGURES.getOrDefault(row.figure(), ""))
                    .append("</td><td>").append(bar(row)).append(escape(figure(row))).append(' ')
                    .append(escape(row.note())).append(links(row)).append("</td></tr>\n");
        }
        html.append("</tbody></table>\n<h2>What the networks saw</h2>\n");
        shown.forEach((control, frames) -> html.append("<h3>").append(escape(control)).append("</h3>\n<p>")
                .append(pictures(frames)).append("</p>\n"));
        return html.append("<p>Apical is for research, not for diagnosis.</p>\n</body></html>\n").toString();
    }

    static String summary(ShortcutResult result) {
        List<String> alarms = names(result, ShortcutRow.Verdict.ALARM);
        List<String> open = names(result, ShortcutRow.Verdict.OPEN);
        List<String> missing = names(result, ShortcutRow.Verdict.NOT_RUN);
        String told = alarms.isEmpty() ? "No control predicts better than chance."
                : "Alarm: better than chance without what it should predict from: " + String.join(", ", alarms) + ".";
        return told + (open.isEmpty() ? "" : " Too few patients or shuffles to tell: " + String.join(", ", open) + ".")
                + (missing.isEmpty() ? "" : " Not run: " + String.join(", ", missing) + ".");
    }

    private static List<String> names(ShortcutResult result, ShortcutRow.Verdict verdict) {
        return result.rows().stream().filter(row -> row.verdict() == verdict).map(ShortcutRow::control).distinct()
                .toList();
    }

    /** Draws the interval on an axis from the worst to the best that the figure can be. */
    private static String bar(ShortcutRow row) {
        if (Double.isNaN(row.estimate().value())) {
            return "";
        }
        double from = row.figure().equals("pearson") ? -1 : 0;
        return String.format(Locale.ROOT, "<svg width=\"%d\" height=\"%d\" role=\"img\"><g stroke=\"currentColor\" "
                + "stroke-width=\"2\"><line x1=\"%.1f\" x2=\"%.1f\" y1=\"2\" y2=\"20\" stroke-dasharray=\"3 3\"/>"
                + "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"11\" y2=\"11\"/></g><circle cx=\"%.1f\" cy=\"11\" r=\"4\" "
                + "fill=\"currentColor\"/></svg><br/>", WIDTH, HEIGHT, at(row.chance(), from), at(row.chance(), from),
                at(row.estimate().low(), from), at(row.estimate().high(), from), at(row.estimate().value(), from));
    }

    private static double at(double value, double from) {
        return 6 + (WIDTH - 12) * (Math.max(from, Math.min(1, value)) - from) / (1 - from);
    }

    private static String links(ShortcutRow row) {
        StringBuilder links = new StringBuilder();
        row.runs().forEach(run -> links.append(" <a href=\"").append(escape(run)).append("/report.html\">report</a>"));
        return links.toString();
    }

    private static String pictures(ControlFrames frames) {
        StringBuilder pictures = new StringBuilder();
        for (byte[] frame : frames.frames()) {
            float[] pixels = new float[frame.length];
            for (int i = 0; i < frame.length; i++) {
                pixels[i] = (frame[i] & 0xFF) / 255f;
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            try {
                ImageIO.write(SaliencyOverlay.frame(pixels, frames.rows(), frames.columns()), "png", png);
            } catch (IOException e) {
                throw new IllegalStateException("Writing to memory does not fail.", e);
            }
            pictures.append("<img alt=\"A frame as the network saw it\" src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(png.toByteArray())).append("\"/>");
        }
        return pictures.toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
