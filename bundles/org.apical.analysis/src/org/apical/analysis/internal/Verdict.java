package org.apical.analysis.internal;

import java.util.Optional;

import org.apical.api.report.Estimate;
import org.apical.api.report.ReportRun;

/** Says in two sentences what the headline figures mean, from the figures alone. */
final class Verdict {

    private Verdict() {
    }

    static Optional<String> of(ReportRun run) {
        return switch (run.target().kind()) {
            case REGRESSION -> regression(run);
            case BINARY -> binary(run);
            case CATEGORICAL -> categorical(run);
        };
    }

    private static Optional<String> regression(ReportRun run) {
        Estimate error = run.metrics().get("mae");
        Estimate mean = run.metrics().get("meanPredictionMae");
        if (error == null || mean == null) {
            return Optional.empty();
        }
        String text = "A prediction is off by " + inWords("mae", error, run) + " on average; always predicting the "
                + "training mean would be off by " + FigureName.of("meanPredictionMae").value(mean, run) + ".";
        Estimate ratio = run.metrics().get("maeRatio");
        if (ratio == null || !Numbers.hasInterval(ratio)) {
            return Optional.of(text);
        }
        text += " The error is " + inWords("maeRatio", ratio, run) + " times that";
        return Optional.of(text + (ratio.high() < 1 ? ", clearly below 1: the network does better than the mean."
                : ratio.low() > 1 ? ", clearly above 1: the network does worse than the mean."
                        : "; the interval contains 1, so these " + Phrases.counted(run) + " do not show that it does "
                                + "better than the mean."));
    }

    private static Optional<String> binary(ReportRun run) {
        Estimate auc = run.metrics().get("auc");
        if (auc == null || !Double.isFinite(auc.value())) {
            return Optional.empty();
        }
        String text = "The network tells “" + run.target().classNames().get(1) + "” from “"
                + run.target().classNames().get(0) + "” with an AUC of " + inWords("auc", auc, run);
        if (!Numbers.hasInterval(auc)) {
            return Optional.of(text + ".");
        }
        return Optional.of(text + (auc.low() > 0.5 ? ", clearly better than guessing (0.5)."
                : auc.high() < 0.5 ? ", clearly worse than guessing (0.5)."
                        : "; the interval contains 0.5, so these " + Phrases.counted(run) + " do not show that it does "
                                + "better than guessing."));
    }

    private static Optional<String> categorical(ReportRun run) {
        Estimate accuracy = run.metrics().get("accuracy");
        return accuracy == null ? Optional.empty()
                : Optional.of("The share of " + Phrases.counted(run) + " called right is "
                        + inWords("accuracy", accuracy, run) + ".");
    }

    private static String inWords(String key, Estimate estimate, ReportRun run) {
        FigureName name = FigureName.of(key);
        String interval = name.interval(estimate, run);
        return name.value(estimate, run) + (interval.isEmpty() ? "" : " (95 % interval " + interval + ")");
    }
}
