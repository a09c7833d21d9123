package org.apical.analysis.internal;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apical.analysis.SaliencyOverlay;
import org.apical.api.ApicalException;
import org.apical.api.NoSettings;
import org.apical.api.report.ReportRun;
import org.apical.api.report.ReportSection;
import org.apical.api.report.SaliencyFigure;

/** Shows frames beside their saliency maps. */
public final class SaliencySection implements ReportSection<NoSettings> {

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public String title() {
        return "Where the network looks";
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public Optional<String> html(NoSettings settings, ReportRun run) {
        if (run.saliency().isEmpty()) {
            return Optional.empty();
        }
        StringBuilder html = new StringBuilder("<p>Left the frame as the network saw it, right the same frame with the "
                + "map over it: the brighter, the more the output reacts to a change of these pixels. A map shows what "
                + "matters to this network, not what is wrong with the heart.</p>\n");
        html.append("<p class=\"legend\"><span>no influence</span>")
                .append(Html.picture(SaliencyOverlay.png(SaliencyOverlay.legend(240, 12)),
                        "Colour scale from dark to bright"))
                .append("<span>strongest 1 % of pixels</span></p>\n");
        measures(html, run);
        html.append("<div class=\"cards\">\n");
        for (SaliencyFigure figure : run.saliency()) {
            card(html, figure, run);
        }
        return Optional.of(html.append("</div>").toString());
    }

    private static void card(StringBuilder html, SaliencyFigure figure, ReportRun run) {
        html.append("<figure class=\"card\">");
        try {
            String frame = Html.picture(figure.frame(), "Frame of " + figure.patient());
            String overlay = Html.picture(figure.overlay(), figure.interpreter() + " map over the frame");
            html.append("<div class=\"pair\">").append(frame).append(overlay).append("</div>");
        } catch (ApicalException e) {
            html.append("<p class=\"note problem\">").append(Html.text(e.problem().line())).append("</p>");
        }
        html.append("<figcaption><b>").append(Html.text(figure.patient())).append("</b> <span class=\"quiet\">")
                .append(Html.text(figure.interpreter())).append("</span>");
        run.test().stream().filter(p -> p.patient().equals(figure.patient())).findFirst()
                .ifPresent(p -> html.append("<br />").append(Html.text(Outcome.words(p, run.target()))));
        new TreeMap<>(figure.measures()).forEach((name, value) -> html.append("<br /><span class=\"quiet\">")
                .append(Html.text(name)).append("</span> ").append(Numbers.plain(value)));
        html.append("</figcaption></figure>\n");
    }

    private static void measures(StringBuilder html, ReportRun run) {
        Map<String, Map<String, DoubleSummaryStatistics>> byInterpreter = new TreeMap<>();
        for (SaliencyFigure figure : run.saliency()) {
            figure.measures().forEach((name, value) -> byInterpreter
                    .computeIfAbsent(figure.interpreter(), key -> new TreeMap<>())
                    .computeIfAbsent(name, key -> new DoubleSummaryStatistics()).accept(value));
        }
        if (byInterpreter.isEmpty()) {
            return;
        }
        html.append("<div class=\"wide\"><table><thead><tr><th scope=\"col\">Method</th>"
                + "<th scope=\"col\">Measure</th>");
        for (String column : List.of("Maps", "Mean", "Lowest", "Highest")) {
            html.append("<th scope=\"col\" class=\"number\">").append(column).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        byInterpreter.forEach((interpreter, measures) -> measures.forEach((name, values) -> html
                .append("<tr><td>").append(Html.text(interpreter)).append("</td><td>").append(Html.text(name))
                .append("</td><td class=\"number\">").append(values.getCount()).append("</td><td class=\"number\">")
                .append(Numbers.plain(values.getAverage())).append("</td><td class=\"number\">")
                .append(Numbers.plain(values.getMin())).append("</td><td class=\"number\">")
                .append(Numbers.plain(values.getMax())).append("</td></tr>\n")));
        html.append("</tbody></table></div>\n");
    }
}
