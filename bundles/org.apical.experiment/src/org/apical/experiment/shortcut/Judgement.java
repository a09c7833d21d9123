package org.apical.experiment.shortcut;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apical.analysis.statistics.MeanInterval;
import org.apical.api.report.Estimate;
import org.apical.api.report.PatientPrediction;
import org.apical.api.report.ReportRun;
import org.apical.api.task.Target;

/** Tells from the predictions of a control whether they are better than chance. */
final class Judgement {

    private Judgement() {
    }

    /** Returns the figure a task is judged by; each is at its level of chance when a network knows nothing. */
    static String figure(Target target) {
        return switch (target.kind()) {
            case REGRESSION -> "pearson";
            case BINARY -> "auc";
            case CATEGORICAL -> "accuracy";
        };
    }

    /** Returns what a network reaches that knows nothing. */
    static double chance(ReportRun run) {
        return switch (run.target().kind()) {
            case REGRESSION -> 0;
            case BINARY -> 0.5;
            case CATEGORICAL -> largestClass(run.test());
        };
    }

    private static double largestClass(List<PatientPrediction> patients) {
        Map<Double, Long> counts = patients.stream().collect(Collectors.groupingBy(PatientPrediction::truth,
                Collectors.counting()));
        return (double) counts.values().stream().mapToLong(Long::longValue).max().orElse(0) / patients.size();
    }

    /** Returns the figure of one run; one that predicts the same for everybody is at chance. */
    static Estimate of(ReportRun run) {
        Estimate found = run.metrics().get(figure(run.target()));
        double chance = chance(run);
        return found == null || Double.isNaN(found.value()) ? new Estimate(chance, chance, chance) : found;
    }

    /** Returns the mean figure of several shuffles, with the interval of their spread. */
    static Estimate over(List<ReportRun> shuffles) {
        return MeanInterval.of(shuffles.stream().mapToDouble(run -> of(run).value()).toArray());
    }

    /** Compares a control with chance and with the network that sees everything. */
    static ShortcutRow.Verdict verdict(Estimate control, double chance, Estimate reference) {
        if (control.low() > chance) {
            return ShortcutRow.Verdict.ALARM;
        }
        return control.high() < reference.value() ? ShortcutRow.Verdict.CHANCE : ShortcutRow.Verdict.OPEN;
    }
}
