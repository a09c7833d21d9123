package org.apical.analysis.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.apical.analysis.TestFigures;
import org.apical.api.NoSettings;
import org.apical.api.report.Estimate;
import org.apical.api.report.ReportRun;
import org.apical.api.report.ReportSection;

/** Judges the model in subgroups of patients. */
public final class SubgroupSection implements ReportSection<NoSettings> {

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public String title() {
        return "Subgroups";
    }

    @Override
    public int order() {
        return 250;
    }

    @Override
    public Optional<String> html(NoSettings settings, ReportRun run) {
        if (run.details().traits().isEmpty()) {
            return Optional.empty();
        }
        List<Subgroups.Line> lines = Subgroups.of(run, TestFigures.DEFAULT_RESAMPLES);
        String missing = missing(lines);
        if (lines.isEmpty()) {
            return Optional.of("<p>Nothing is known by which these " + Phrases.counted(run)
                    + " could be divided.</p>");
        }
        String key = figure(run);
        FigureName name = FigureName.of(key);
        Estimate overall = run.metrics().getOrDefault(key, new Estimate(Double.NaN, Double.NaN, Double.NaN));
        Scale scale = Scale.of(lines, overall);
        StringBuilder html = new StringBuilder("<p>" + Html.text(verdict(lines, run)) + "</p>\n"
                + "<div class=\"wide\"><table class=\"subgroups\">\n<thead><tr><th scope=\"col\">Subgroup</th>"
                + "<th scope=\"col\" class=\"number\">" + Phrases.capitalised(Phrases.counted(run)) + "</th>"
                + "<th scope=\"col\" class=\"number\">" + Html.text(name.label()) + "</th>"
                + "<th scope=\"col\" class=\"number\">95 % interval</th><th scope=\"col\"></th>"
                + "<th scope=\"col\" class=\"number\">p, against the rest</th>"
                + "<th scope=\"col\" class=\"number\">adjusted</th></tr></thead>\n<tbody>\n");
        String trait = "";
        for (Subgroups.Line line : lines) {
            if (!line.trait().equals(trait)) {
                trait = line.trait();
                html.append("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"7\">").append(Html.text(trait))
                        .append("</th></tr>\n");
            }
            row(html, line, name, run, scale);
        }
        html.append("</tbody></table></div>\n<p class=\"note\">The dashed line is the figure over all. With fewer "
                + "than ")
                .append(Subgroups.FEWEST).append(" a subgroup is counted and not judged. p is that of no difference to "
                        + "the rest (").append(run.metrics().containsKey("auc") ? "DeLong’s test" : "permutation")
                .append("); adjusted is Holm’s over the whole table, so that the chance of any false alarm in it stays "
                        + "below 5 % at 0.05. The intervals are not adjusted.").append(Html.text(missing))
                .append("</p>");
        return Optional.of(html.toString());
    }

    private static String figure(ReportRun run) {
        return switch (run.target().kind()) {
            case REGRESSION -> "mae";
            case BINARY -> "auc";
            case CATEGORICAL -> "accuracy";
        };
    }

    private static String verdict(List<Subgroups.Line> lines, ReportRun run) {
        List<String> found = lines.stream().filter(line -> line.adjustedP() < 0.05)
                .map(line -> line.trait().toLowerCase(Locale.ROOT) + " " + line.level()).toList();
        return found.isEmpty() ? "No subgroup differs from the rest by more than chance explains; small subgroups "
                + "could hide a difference." : "By more than chance explains, the model does otherwise in: "
                        + String.join("; ", found) + ".";
    }

    private static String missing(List<Subgroups.Line> lines) {
        List<String> absent = new ArrayList<>(Trait.all().stream().map(Trait::label).toList());
        absent.removeAll(lines.stream().map(Subgroups.Line::trait).collect(Collectors.toSet()));
        return absent.isEmpty() ? "" : " Not known, or the same in all: " + String.join(", ", absent) + ".";
    }

    private static void row(StringBuilder html, Subgroups.Line line, FigureName name, ReportRun run, Scale scale) {
        boolean judged = Double.isFinite(line.figure().value());
        html.append("<tr><th scope=\"row\">").append(Html.text(line.level())).append("</th><td class=\"number\">")
                .append(line.count()).append("</td><td class=\"number\">")
                .append(judged ? Html.text(name.value(line.figure(), run)) : "").append("</td><td class=\"number\">")
                .append(Html.text(name.interval(line.figure(), run))).append("</td><td>")
                .append(judged ? scale.mark(line.figure()) : "").append("</td><td class=\"number\">")
                .append(Numbers.p(line.p())).append("</td><td class=\"number")
                .append(line.adjustedP() < 0.05 ? " hit" : "").append("\">").append(Numbers.p(line.adjustedP()))
                .append("</td></tr>\n");
    }

    /** Where values lie in the strip that shows each interval. */
    private record Scale(double low, double high, double all) {

        private static final int WIDTH = 180;

        static Scale of(List<Subgroups.Line> lines, Estimate overall) {
            double low = overall.value();
            double high = overall.value();
            for (Subgroups.Line line : lines) {
                for (double value : new double[] {line.figure().low(), line.figure().value(), line.figure().high()}) {
                    low = Double.isFinite(value) && !(value >= low) ? value : low;
                    high = Double.isFinite(value) && !(value <= high) ? value : high;
                }
            }
            double margin = high > low ? 0.04 * (high - low) : 1;
            return new Scale(low - margin, high + margin, overall.value());
        }

        String mark(Estimate figure) {
            String line = Numbers.hasInterval(figure) ? "<line x1=\"" + at(figure.low()) + "\" x2=\""
                    + at(figure.high()) + "\" y1=\"9\" y2=\"9\" class=\"reach\" />" : "";
            String middle = Double.isFinite(all) ? "<line x1=\"" + at(all) + "\" x2=\"" + at(all)
                    + "\" y1=\"0\" y2=\"18\" class=\"all\" />" : "";
            return "<svg class=\"strip\" width=\"" + WIDTH + "\" height=\"18\" viewBox=\"0 0 " + WIDTH
                    + " 18\" aria-hidden=\"true\">" + middle + line + "<circle cx=\"" + at(figure.value())
                    + "\" cy=\"9\" r=\"4\" class=\"dot\" /></svg>";
        }

        private String at(double value) {
            return String.format(Locale.ROOT, "%.1f", WIDTH * (value - low) / (high - low));
        }
    }
}
