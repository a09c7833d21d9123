package org.apical.experiment.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.commons.csv.CSVRecord;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.report.EpochRecord;

/**
 * The epochs of a run, finished or not.
 *
 * @param metric the short id of the metric that the epochs show, "metric" for none
 * @param epochs a record an epoch
 * @since 1.0
 */
public record LearningCurve(String metric, List<EpochRecord> epochs) {

    private static final String PREFIX = "validation";

    /** Copies the epochs. */
    public LearningCurve {
        epochs = List.copyOf(epochs);
    }

    /**
     * Reads the file progress.csv of a run.
     *
     * @param run the run's folder
     * @return its epochs; none while the first is at work
     * @throws ApicalException when the file is damaged
     */
    public static LearningCurve read(RunFolder run) throws ApicalException {
        Path file = run.root().resolve("progress.csv");
        if (!Files.exists(file)) {
            return new LearningCurve("metric", List.of());
        }
        String metric = "metric";
        List<EpochRecord> epochs = new ArrayList<>();
        try {
            for (CSVRecord line : RunReport.csv(file)) {
                String named = line.getParser().getHeaderNames().get(3).substring(PREFIX.length());
                metric = named.substring(0, 1).toLowerCase(Locale.ROOT) + named.substring(1);
                epochs.add(new EpochRecord(Integer.parseInt(line.get(0)), number(line, 1), number(line, 2),
                        number(line, 3), number(line, 4), number(line, 5), number(line, 6), number(line, 7),
                        number(line, 8), number(line, 9)));
            }
        } catch (RuntimeException e) {
            throw ApicalException.badInput(new Problem("The learning curve of this run cannot be read.",
                    file.toString(), "", "Run the experiment again."), e);
        }
        return new LearningCurve(metric, epochs);
    }

    private static double number(CSVRecord line, int column) {
        return Double.parseDouble(line.get(column));
    }
}
