package org.apical.analysis.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.apical.analysis.internal.ResidualsSection.Settings;
import org.apical.api.ApicalException;
import org.apical.api.report.PatientPrediction;
import org.apical.api.report.ReportRun;
import org.apical.api.report.ReportSection;
import org.apical.api.settings.Setting;
import org.apical.api.task.Target;

/** Lists the patients or clips whose prediction is farthest from the label. */
public final class ResidualsSection implements ReportSection<Settings> {

    /**
     * The section's settings.
     *
     * @param patients how many patients or clips to list
     */
    public record Settings(
            @Setting(label = "Patients", defaultValue = "10", min = 1, max = 1000,
                    help = "How many patients to list, or clips where each clip is judged.")
            int patients) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public String title() {
        return "Largest residuals";
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public Optional<String> html(Settings settings, ReportRun run) {
        Target target = run.target();
        List<PatientPrediction> worst = run.test().stream()
                .filter(patient -> Math.abs(Outcome.residual(patient, target)) > 0)
                .sorted(Comparator.comparingDouble((PatientPrediction p) -> -Math.abs(Outcome.residual(p, target)))
                        .thenComparing(PatientPrediction::patient))
                .limit(settings.patients()).toList();
        if (worst.isEmpty()) {
            return Optional.empty();
        }
        double largest = Math.abs(Outcome.residual(worst.get(0), target));
        boolean clips = Phrases.counted(run).equals(Phrases.CLIPS);
        StringBuilder html = new StringBuilder("<p>The labels of these " + Phrases.counted(run)
                + ", or their pictures, deserve a second look first.</p>\n"
                + "<div class=\"wide\"><table class=\"residuals\">\n<thead><tr>"
                + "<th scope=\"col\">" + (clips ? "Clip" : "Patient") + "</th>"
                + "<th scope=\"col\" class=\"number\">Label</th>"
                + "<th scope=\"col\" class=\"number\">Prediction</th><th scope=\"col\" class=\"number\">Difference</th>"
                + "<th scope=\"col\"></th><th scope=\"col\" class=\"number\">Frames</th>"
                + "<th scope=\"col\" class=\"number\">SD of frames</th></tr></thead>\n<tbody>\n");
        for (PatientPrediction patient : worst) {
            row(html, patient, target, largest);
        }
        html.append("</tbody></table></div>\n");
        pictures(html, worst, run);
        return Optional.of(html.toString());
    }

    private static void pictures(StringBuilder html, List<PatientPrediction> worst, ReportRun run) {
        List<PatientPrediction> shown = worst.stream().filter(p -> run.details().frames().containsKey(p.patient()))
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        html.append("<div class=\"thumbs\">\n");
        for (PatientPrediction patient : shown) {
            html.append("<figure>");
            try {
                html.append(Html.picture(run.details().frames().get(patient.patient()),
                        "Frame of " + patient.patient()));
            } catch (ApicalException e) {
                html.append("<p class=\"note problem\">").append(Html.text(e.problem().line())).append("</p>");
            }
            html.append("<figcaption><b>").append(Html.text(patient.patient())).append("</b><br />")
                    .append(Html.text(Outcome.words(patient, run.target()))).append("</figcaption></figure>\n");
        }
        html.append("</div>");
    }

    private static void row(StringBuilder html, PatientPrediction patient, Target target, double largest) {
        double residual = Outcome.residual(patient, target);
        int decimals = target.kind() == Target.Kind.REGRESSION ? 1 : 3;
        String difference = target.kind() == Target.Kind.CATEGORICAL ? "" : Numbers.signed(residual, decimals);
        html.append("<tr><td>").append(Html.text(patient.patient())).append("</td><td class=\"number\">")
                .append(Html.text(Outcome.label(patient, target))).append("</td><td class=\"number\">")
                .append(Html.text(Outcome.prediction(patient, target))).append("</td><td class=\"number\">")
                .append(Html.text(difference)).append("</td><td><span class=\"bar")
                .append(residual < 0 ? " below" : "").append("\" style=\"width:")
                .append(String.format(Locale.ROOT, "%.1f", 7 * Math.abs(residual) / largest))
                .append("em\"></span></td><td class=\"number\">").append(patient.frames())
                .append("</td><td class=\"number\">").append(Numbers.fixed(patient.frameDeviation(), decimals))
                .append("</td></tr>\n");
    }
}
