package org.apical.runs.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import org.apical.analysis.Thresholds;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.report.PatientPrediction;

/**
 * What a run predicted for a part.
 *
 * @param predictions one a patient
 * @param threshold from which probability it counts as positive: that of the run, the best on the very predictions
 *     when a run of a yes or no has none yet, else {@code NaN}
 */
public record Judgements(List<PatientPrediction> predictions, double threshold) {

    private static Path file(Path run, RunTask task, String part) {
        return task.folder(run).resolve("predictions-" + part + ".csv");
    }

    /**
     * Tells whether a run has predictions.
     *
     * @param run the run's folder
     * @param task the task
     * @param part test or validation
     * @return true when it has
     */
    public static boolean exist(Path run, RunTask task, String part) {
        return Files.isRegularFile(file(run, task, part));
    }

    /**
     * Reads them.
     *
     * @param run the run's folder
     * @param task the task
     * @param part test or validation
     * @return the predictions
     * @throws ApicalException when there are none or they are damaged
     */
    public static Judgements read(Path run, RunTask task, String part) throws ApicalException {
        if (!exist(run, task, part)) {
            throw ApicalException.badInput(new Problem("The run has no predictions of the " + part + " part.",
                    run.toString(), "", "Go on with it until its training ends."));
        }
        List<PatientPrediction> predictions = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file(run, task, part)), format)) {
            for (CSVRecord line : parser) {
                predictions.add(new PatientPrediction(line.get("patient"), Double.parseDouble(line.get("truth")),
                        Double.parseDouble(line.get("prediction")), Integer.parseInt(line.get("frames")),
                        Double.parseDouble(line.get("frameDeviation"))));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw ApicalException.badInput(new Problem("The predictions of the run cannot be read.",
                    file(run, task, part).toString(), "", "Restore the file."), e);
        }
        return new Judgements(predictions, threshold(run, task, predictions));
    }

    private static double threshold(Path run, RunTask task, List<PatientPrediction> predictions)
            throws ApicalException {
        Path metrics = run.resolve("metrics.json");
        String key = task.first() ? "threshold" : "tasks." + task.name() + ".threshold";
        if (Files.exists(metrics) && Flat.json(metrics).get(key) instanceof Number threshold) {
            return threshold.doubleValue();
        }
        double[] truths = predictions.stream().mapToDouble(PatientPrediction::truth).toArray();
        boolean yesOrNo = Arrays.stream(truths).allMatch(truth -> truth == 0 || truth == 1);
        return yesOrNo ? Thresholds.bestF1(truths, predictions.stream().mapToDouble(PatientPrediction::prediction)
                .toArray()) : Double.NaN;
    }
}
