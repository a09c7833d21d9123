package org.apical.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.report.Estimate;
import org.apical.runs.internal.Flat;
import org.apical.runs.internal.MlflowExperiments;
import org.apical.runs.internal.MlflowText;
import org.apical.runs.internal.RunRecord;

/**
 * Writes runs into a tracking folder of MLflow (the layout of its file store): settings as parameters, learning curve
 * and figures as metrics, the capsule as tags, the run's files as artifacts.
 *
 * <p>Open it with {@code mlflow ui --backend-store-uri FOLDER}. Exporting a run again replaces it.
 *
 * @since 1.0
 */
public final class MlflowExport {

    private static final List<String> ARTIFACTS = List.of("experiment.yaml", "capsule.json", "metrics.json",
            "progress.csv", "split.csv", "left-out.csv", "predictions-validation.csv", "predictions-test.csv",
            "report.html", "model");

    /** RunStatus of MLflow's service: RUNNING and FINISHED. */
    private static final int RUNNING = 1;
    private static final int FINISHED = 3;

    /** SourceType of MLflow's service: LOCAL. */
    private static final int LOCAL = 4;

    private final Path tracking;

    /**
     * Creates an export.
     *
     * @param tracking the tracking folder, often called mlruns; made when it does not exist
     */
    public MlflowExport(Path tracking) {
        this.tracking = tracking.toAbsolutePath().normalize();
    }

    /**
     * Writes a run.
     *
     * @param run the run's folder
     * @return the folder of the run in MLflow's layout
     * @throws ApicalException when the run cannot be read or the folder not written
     */
    public Path write(Path run) throws ApicalException {
        RunRecord record = RunRecord.read(run, run.toAbsolutePath().normalize().getFileName().toString());
        Map<String, Object> capsule = Files.exists(run.resolve("capsule.json"))
                ? Flat.json(run.resolve("capsule.json")) : Map.of();
        try {
            Files.createDirectories(tracking);
            String experiment = new MlflowExperiments(tracking).find(record.row().experiment(),
                    record.row().started());
            // With a letter at its beginning no reader of YAML takes it for a number.
            String id = "a" + MlflowText.hash(record.row().name() + capsule).substring(0, 31);
            Path folder = tracking.resolve(experiment).resolve(id);
            delete(folder);
            writeParameters(record, folder.resolve("params"));
            writeMetrics(record, folder.resolve("metrics"));
            writeTags(record, capsule, folder.resolve("tags"));
            copyArtifacts(run, folder.resolve("artifacts"));
            // Last: MLflow takes a folder with this file for a run.
            AtomicFiles.writeText(folder.resolve("meta.yaml"), MlflowText.yaml(meta(record, experiment, id, folder)));
            return folder;
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(tracking, e);
        }
    }

    private static Map<String, Object> meta(RunRecord record, String experiment, String id, Path folder) {
        long start = record.row().started().toEpochMilli();
        boolean finished = record.row().state() == RunState.FINISHED || record.row().state() == RunState.TRAINED;
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("artifact_uri", MlflowText.uri(folder.resolve("artifacts")));
        meta.put("deleted_time", null);
        meta.put("end_time", finished ? start + Math.round(1000 * record.row().seconds()) : null);
        meta.put("entry_point_name", "");
        meta.put("experiment_id", experiment);
        meta.put("lifecycle_stage", "active");
        meta.put("run_id", id);
        meta.put("run_name", record.row().name());
        meta.put("run_uuid", id);
        meta.put("source_name", "");
        meta.put("source_type", LOCAL);
        meta.put("source_version", "");
        meta.put("start_time", start);
        meta.put("status", finished ? FINISHED : RUNNING);
        meta.put("tags", List.of());
        meta.put("user_id", "apical");
        return meta;
    }

    private static void writeParameters(RunRecord record, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, Object> setting : record.settings().entrySet()) {
            write(folder, setting.getKey(), setting.getValue() == null ? "" : setting.getValue().toString());
        }
    }

    private static void writeMetrics(RunRecord record, Path folder) throws IOException {
        Files.createDirectories(folder);
        Instant start = record.row().started();
        Map<String, StringBuilder> lines = new LinkedHashMap<>();
        double seconds = 0;
        for (Map<String, Double> epoch : record.epochs()) {
            seconds += epoch.getOrDefault("seconds", 0.0);
            long time = start.toEpochMilli() + Math.round(1000 * seconds);
            long step = Math.round(epoch.getOrDefault("epoch", 0.0));
            epoch.forEach((name, value) -> add(lines, name.equals("epoch") ? "" : name, time, value, step));
        }
        long end = start.toEpochMilli() + Math.round(1000 * seconds);
        for (Map.Entry<String, Estimate> figure : record.row().figures().entrySet()) {
            if (figure.getKey().startsWith("test.")) {
                add(lines, figure.getKey(), end, figure.getValue().value(), record.row().bestEpoch());
                add(lines, figure.getKey() + ".low", end, figure.getValue().low(), record.row().bestEpoch());
                add(lines, figure.getKey() + ".high", end, figure.getValue().high(), record.row().bestEpoch());
            }
        }
        for (Map.Entry<String, StringBuilder> metric : lines.entrySet()) {
            write(folder, metric.getKey(), metric.getValue().toString());
        }
    }

    private static void add(Map<String, StringBuilder> lines, String name, long time, double value, long step) {
        if (!name.isEmpty() && Double.isFinite(value)) {
            lines.computeIfAbsent(name, none -> new StringBuilder()).append(time).append(' ').append(value)
                    .append(' ').append(step).append('\n');
        }
    }

    private static void writeTags(RunRecord record, Map<String, Object> capsule, Path folder) throws IOException {
        Files.createDirectories(folder);
        RunRow row = record.row();
        Map<String, Object> tags = new LinkedHashMap<>();
        tags.put("mlflow.runName", row.name());
        tags.put("mlflow.user", "apical");
        tags.put("mlflow.source.name", "apical");
        tags.put("mlflow.source.type", "LOCAL");
        tags.put("apical.task", row.task());
        if (!row.search().isEmpty()) {
            tags.put("apical.search", row.search());
            tags.put("apical.cell", row.cell());
            tags.put("apical.words", row.words());
        }
        capsule.forEach((key, value) -> tags.put("apical.capsule." + key, value));
        for (Map.Entry<String, Object> tag : tags.entrySet()) {
            write(folder, tag.getKey(), tag.getValue() == null ? "" : tag.getValue().toString());
        }
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(MlflowText.name(name)), text, StandardCharsets.UTF_8);
    }

    private static void copyArtifacts(Path run, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : ARTIFACTS) {
            Path from = run.resolve(name);
            if (Files.exists(from)) {
                try (Stream<Path> walk = Files.walk(from)) {
                    for (Path path : walk.sorted().toList()) {
                        Files.copy(path, folder.resolve(run.relativize(path).toString()),
                                StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Files.deleteIfExists(folder.resolve("meta.yaml"));
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
