package org.apical.runs.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.report.Estimate;
import org.apical.runs.RunRow;
import org.apical.runs.RunState;

/**
 * A run as its folder tells it.
 *
 * @param row what tables show
 * @param settings the frozen experiment, flat
 * @param engine the id of the engine that trained
 * @param parameters the number of trained parameters, 0 before the end
 * @param epochs the learning curve: values by the names of progress.csv, one map an epoch
 */
public record RunRecord(RunRow row, Map<String, Object> settings, String engine, long parameters,
        List<Map<String, Double>> epochs) {

    private static final String VALIDATION = "validation";

    /**
     * Tells whether a folder is that of a run.
     *
     * @param folder a folder
     * @return true when it holds a frozen experiment
     */
    public static boolean isRun(Path folder) {
        return Files.isRegularFile(folder.resolve("experiment.yaml"));
    }

    /**
     * Reads the folder of a run.
     *
     * @param folder the folder
     * @param path what its row is to be called
     * @return the run
     * @throws ApicalException when it is none, or a file of it is damaged
     */
    public static RunRecord read(Path folder, String path) throws ApicalException {
        if (!isRun(folder)) {
            throw ApicalException.badInput(new Problem("This is not the folder of a run: it has no experiment.yaml.",
                    folder.toString(), "", "Name a folder that 'apical run' or 'apical grid' made."));
        }
        Map<String, Object> settings = Flat.yaml(folder.resolve("experiment.yaml"));
        Map<String, Object> cell = optional(folder.resolve("cell.json"));
        Map<String, Object> metrics = optional(folder.resolve("metrics.json"));
        List<Map<String, Double>> epochs = epochs(folder.resolve("progress.csv"));
        int best = best(epochs);
        RunRow row = new RunRow(path, text(settings.get("name")), task(settings), text(cell.get("search")),
                (int) whole(cell.get("cell")), text(cell.get("words")), whole(settings.get("seed")),
                state(folder, !metrics.isEmpty()), started(folder), epochs.stream()
                        .mapToDouble(epoch -> epoch.getOrDefault("seconds", 0.0)).sum(), epochs.size(), best,
                figures(metrics, best == 0 ? Map.of() : epochs.get(best - 1)));
        return new RunRecord(row, settings, text(settings.get("training.engine")), whole(metrics.get("parameters")),
                epochs);
    }

    private static Map<String, Object> optional(Path file) throws ApicalException {
        return Files.exists(file) ? Flat.json(file) : Map.of();
    }

    /** Of several tasks in one network the short ids are joined. */
    private static String task(Map<String, Object> settings) {
        return String.join("+", RunTask.of(settings).stream().map(RunTask::shortId).distinct().toList());
    }

    private static RunState state(Path folder, boolean judged) throws ApicalException {
        if (judged) {
            return RunState.FINISHED;
        }
        Path latest = folder.resolve("checkpoint").resolve("latest");
        try {
            if (!Files.exists(latest)) {
                return RunState.BEGUN;
            }
            Path state = latest.resolveSibling(Files.readString(latest).strip()).resolve("state.json");
            return Files.exists(state) && Boolean.TRUE.equals(Flat.json(state).get("finished")) ? RunState.TRAINED
                    : RunState.TRAINING;
        } catch (IOException e) {
            return RunState.TRAINING; // A run at work replaces these files; the next look finds them.
        }
    }

    private static Instant started(Path folder) throws ApicalException {
        try {
            return Files.getLastModifiedTime(folder.resolve("experiment.yaml")).toInstant();
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The run cannot be read.", folder.toString(), "",
                    "Check the permissions."), e);
        }
    }

    private static List<Map<String, Double>> epochs(Path file) throws ApicalException {
        if (!Files.exists(file)) {
            return List.of();
        }
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file), format)) {
            return parser.getRecords().stream().map(RunRecord::epoch).toList();
        } catch (IOException | IllegalArgumentException e) {
            throw ApicalException.badInput(new Problem("This file of a run cannot be read.", file.toString(), "",
                    "Restore it, or remove the run."), e);
        }
    }

    private static Map<String, Double> epoch(CSVRecord line) {
        Map<String, Double> values = new LinkedHashMap<>();
        line.toMap().forEach((name, value) -> {
            try {
                values.put(name, Double.valueOf(value));
            } catch (NumberFormatException e) {
                values.put(name, Double.NaN);
            }
        });
        return values;
    }

    /** The epoch whose weights were kept is the first with the lowest validation loss. */
    private static int best(List<Map<String, Double>> epochs) {
        int best = 0;
        double lowest = Double.MAX_VALUE;
        for (int i = 0; i < epochs.size(); i++) {
            double loss = epochs.get(i).getOrDefault("validationLoss", Double.NaN);
            if (loss < lowest) {
                lowest = loss;
                best = i + 1;
            }
        }
        return best;
    }

    private static Map<String, Estimate> figures(Map<String, Object> metrics, Map<String, Double> bestEpoch) {
        Map<String, Estimate> figures = new LinkedHashMap<>();
        metrics.forEach((key, value) -> {
            boolean other = key.startsWith("tasks.") && key.contains(".test.");
            if ((key.startsWith("test.") || other) && key.endsWith(".value")) {
                String name = key.substring(0, key.length() - ".value".length());
                figures.put(other ? name.substring("tasks.".length()) : name, new Estimate(number(value),
                        number(metrics.get(name + ".low")), number(metrics.get(name + ".high"))));
            }
        });
        bestEpoch.forEach((name, value) -> {
            if (name.startsWith(VALIDATION) && name.length() > VALIDATION.length()) {
                String rest = name.substring(VALIDATION.length());
                figures.put(VALIDATION + "." + Character.toLowerCase(rest.charAt(0)) + rest.substring(1),
                        single(value));
            } else if (name.equals("trainLoss")) {
                figures.put("train.loss", single(value));
            }
        });
        return figures;
    }

    private static Estimate single(double value) {
        return new Estimate(value, Double.NaN, Double.NaN);
    }

    private static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static long whole(Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
