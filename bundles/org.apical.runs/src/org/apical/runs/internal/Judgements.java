package org.apical.runs.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import org.apical.analysis.Thresholds;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.Kind;
import org.apical.api.report.PatientPrediction;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;
import org.apical.api.task.Target;
import org.apical.api.task.Task;

/**
 * What a run predicted for a part.
 *
 * @param predictions one a patient
 * @param threshold from which probability it counts as positive: that of the run, or the best on the very predictions
 *     when the run has none yet
 */
public record Judgements(List<PatientPrediction> predictions, double threshold) {

    private static Path file(Path run, String part) {
        return run.resolve("predictions-" + part + ".csv");
    }

    /**
     * Tells whether a run has predictions.
     *
     * @param run the run's folder
     * @param part test or validation
     * @return true when it has
     */
    public static boolean exist(Path run, String part) {
        return Files.isRegularFile(file(run, part));
    }

    /**
     * Reads them.
     *
     * @param run the run's folder
     * @param part test or validation
     * @return the predictions
     * @throws ApicalException when there are none or they are damaged
     */
    public static Judgements read(Path run, String part) throws ApicalException {
        if (!exist(run, part)) {
            throw ApicalException.badInput(new Problem("The run has no predictions of the " + part + " part.",
                    run.toString(), "", "Go on with it until its training ends."));
        }
        List<PatientPrediction> predictions = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file(run, part)), format)) {
            for (CSVRecord line : parser) {
                predictions.add(new PatientPrediction(line.get("patient"), Double.parseDouble(line.get("truth")),
                        Double.parseDouble(line.get("prediction")), Integer.parseInt(line.get("frames")),
                        Double.parseDouble(line.get("frameDeviation"))));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw ApicalException.badInput(new Problem("The predictions of the run cannot be read.",
                    file(run, part).toString(), "", "Restore the file."), e);
        }
        return new Judgements(predictions, threshold(run, predictions));
    }

    private static double threshold(Path run, List<PatientPrediction> predictions) throws ApicalException {
        Path metrics = run.resolve("metrics.json");
        if (Files.exists(metrics) && Flat.json(metrics).get("threshold") instanceof Number threshold) {
            return threshold.doubleValue();
        }
        return Thresholds.bestF1(predictions.stream().mapToDouble(PatientPrediction::truth).toArray(),
                predictions.stream().mapToDouble(PatientPrediction::prediction).toArray());
    }

    /**
     * Returns what a run predicts.
     *
     * @param settings its frozen experiment, flat
     * @param catalog where its task comes from
     * @return the target
     * @throws ApicalException when the task is not installed
     */
    public static Target target(Map<String, Object> settings, Catalog catalog) throws ApicalException {
        Object id = settings.getOrDefault("task.id", settings.get("task"));
        if (id == null) {
            throw ApicalException.badInput(Problem.of("The runs have several tasks in one network.",
                    "Compare runs of one task; their validation and test figures stand above."));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            if (key.startsWith("task.") && !key.equals("task.id")) {
                values.put(key.substring("task.".length()), value);
            }
        });
        return target(catalog.contribution(Kind.TASK, catalog.find(Kind.TASK, id.toString())), values);
    }

    private static <S extends Record> Target target(Task<S> task, Map<String, Object> values) throws ApicalException {
        try {
            return task.target(SettingsType.of(task.settingsType()).bind(values));
        } catch (SettingsException e) {
            throw ApicalException.badInput(Problem.of("The task has other settings now: "
                    + e.faults().get(0).message(), "Install the plug-ins that the runs were made with."), e);
        }
    }
}
