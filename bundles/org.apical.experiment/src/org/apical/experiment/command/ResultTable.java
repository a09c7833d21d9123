package org.apical.experiment.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apical.api.report.Estimate;
import org.apical.api.task.Target;
import org.apical.experiment.run.RunResult;

/** Writes the headline figures of a run as lines of text. */
public final class ResultTable {

    private static final Map<String, String> REGRESSION = names("mae", "Mean absolute error", "meanPredictionMae",
            "The same for always predicting the mean", "maeRatio", "Their ratio", "r2", "R2", "bias", "Bias");
    private static final Map<String, String> BINARY = names("auc", "AUC", "f1", "F1", "sensitivity", "Sensitivity",
            "specificity", "Specificity");
    private static final Map<String, String> CATEGORICAL = names("accuracy", "Accuracy");

    private ResultTable() {
    }

    /**
     * Returns the lines of a run of one task, or of the first of several.
     *
     * @param result the result
     * @param target what was predicted
     * @return one line a figure with its 95 % interval
     */
    public static List<String> lines(RunResult result, Target target) {
        return lines(result.test(), target);
    }

    /**
     * Returns the lines of one task.
     *
     * @param test the figures on the test part
     * @param target what was predicted
     * @return one line a figure with its 95 % interval
     */
    public static List<String> lines(Map<String, Estimate> test, Target target) {
        Map<String, String> names = switch (target.kind()) {
            case REGRESSION -> REGRESSION;
            case BINARY -> BINARY;
            case CATEGORICAL -> CATEGORICAL;
        };
        List<String> lines = new ArrayList<>();
        names.forEach((key, name) -> {
            Estimate estimate = test.get(key);
            if (estimate != null) {
                boolean hasUnit = key.equals("mae") || key.equals("meanPredictionMae") || key.equals("bias");
                lines.add(String.format(Locale.ROOT, "%-40s %8.3f  (95 %% interval %.3f to %.3f) %s", name,
                        estimate.value(), estimate.low(), estimate.high(), hasUnit ? target.unit() : "").stripTrailing());
            }
        });
        return lines;
    }

    private static Map<String, String> names(String... pairs) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            names.put(pairs[i], pairs[i + 1]);
        }
        return names;
    }
}
