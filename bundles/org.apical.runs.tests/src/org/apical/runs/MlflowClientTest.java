package org.apical.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import org.apical.runs.internal.RunRecord;

/**
 * Opens an export with MLflow's own client. The interpreter is python3, or the one that APICAL_MLFLOW_PYTHON names;
 * where it has no MLflow, {@link MlflowExportTest} holds the export against MLflow's rules of layout.
 */
class MlflowClientTest {

    @TempDir
    Path folder;

    private Optional<String> python(int seconds, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Optional.ofNullable(System.getenv("APICAL_MLFLOW_PYTHON"))
                .orElse("python3")));
        command.addAll(List.of(arguments));
        Path answer = folder.resolve("answer.json");
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile())
                    .redirectOutput(answer.toFile()).redirectError(folder.resolve("errors.txt").toFile()).start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0 ? Optional.of(Files.readString(answer)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // There is no Python.
        }
    }

    private static Map<?, ?> json(String text) {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private Path run(String name, int number) throws IOException {
        Path run = RunFolders.write(folder.resolve("runs"), name, number);
        Files.createDirectories(run.resolve("model"));
        Files.writeString(run.resolve("model/weights.safetensors"), "weights of " + name);
        return run;
    }

    @Test
    void mlflowFindsTheRunsTheirCurvesAndFiles() throws Exception {
        assumeTrue(python(120, "-c", "import mlflow").isPresent(),
                "Python has no MLflow, so its own client does not open the export.");
        MlflowExport export = new MlflowExport(folder.resolve("mlruns"));
        Map<String, Path> written = new TreeMap<>();
        for (Path run : List.of(run("discs-1", 1), run("discs-2", 2), run("discs-3", 3))) {
            written.put(export.write(run).getFileName().toString(), run);
        }
        Path script = folder.resolve("mlflow-read.py");
        try (InputStream stream = MlflowClientTest.class.getResourceAsStream("mlflow-read.py")) {
            Files.copy(stream, script);
        }
        Optional<String> answer = python(120, script.toString(), folder.resolve("mlruns").toString(), "discs");
        assertTrue(answer.isPresent(), () -> read("errors.txt"));
        Map<?, ?> found = json(answer.get());

        assertEquals(List.of("discs"), found.get("experiments"));
        assertEquals("active", found.get("stage"));
        Map<?, ?> runs = (Map<?, ?>) found.get("runs");
        assertEquals(written.keySet(), new TreeSet<>(runs.keySet()));
        for (Map.Entry<String, Path> one : written.entrySet()) {
            isTheRun(RunRecord.read(one.getValue(), one.getValue().getFileName().toString()), one.getValue(),
                    (Map<?, ?>) runs.get(one.getKey()));
        }
        assertEquals(List.of("discs-1", "discs-2"), ((List<?>) found.get("chosen")).stream()
                .map(id -> ((Map<?, ?>) runs.get(id)).get("name")).sorted().toList());
        assertEquals(List.of("yes", 1.5), found.get("changed"), "MLflow can go on with the run.");
    }

    private static void isTheRun(RunRecord ours, Path folder, Map<?, ?> run) throws IOException {
        RunRow row = ours.row();
        assertEquals(row.name(), run.get("name"));
        assertEquals("FINISHED", run.get("status"));
        assertEquals("active", run.get("stage"));
        assertEquals(row.started().toEpochMilli(), ((Number) run.get("start")).longValue());
        assertEquals(row.started().toEpochMilli() + 6500, ((Number) run.get("end")).longValue());
        Map<String, String> settings = new TreeMap<>();
        ours.settings().forEach((key, value) -> settings.put(key, value == null ? "" : value.toString()));
        assertEquals(settings, new TreeMap<>((Map<?, ?>) run.get("params")));
        Map<?, ?> tags = (Map<?, ?>) run.get("tags");
        assertEquals(row.task(), tags.get("apical.task"));
        assertEquals("dl4j", tags.get("apical.capsule.engines.training.id"));

        Map<?, ?> metrics = (Map<?, ?>) run.get("metrics");
        long start = row.started().toEpochMilli();
        assertEquals(points(start + 3500, 1.5, 1, start + 6500, 0.5, 2), numbers(metrics.get("trainLoss")));
        assertEquals(points(start + 3500, ours.epochs().get(0).get("validationMae"), 1),
                numbers(metrics.get("validationMae")));
        assertEquals(points(start + 6500, row.figures().get("test.mae").value(), 1), numbers(metrics.get("test.mae")));
        assertEquals(points(start + 6500, 4.5, 1), numbers(metrics.get("test.mae.low")));
        assertTrue(metrics.keySet().containsAll(Set.of("learningRate", "gradientNorm", "test.patients")));

        Map<?, ?> artifacts = (Map<?, ?>) run.get("artifacts");
        for (String name : List.of("experiment.yaml", "capsule.json", "metrics.json", "progress.csv",
                "model/weights.safetensors")) {
            assertEquals(Files.size(folder.resolve(name)), ((Number) artifacts.get(name)).longValue(), name);
        }
        assertEquals("weights of " + row.name(), run.get("weights"));
    }

    private static List<Double> points(double... numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private static List<Double> numbers(Object points) {
        return ((List<?>) points).stream().flatMap(point -> ((List<?>) point).stream())
                .map(number -> ((Number) number).doubleValue()).toList();
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
