package org.apical.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import org.apical.api.ApicalException;

/** Reads what was exported by the rules of MLflow's file store (its file_store.py and validation.py). */
class MlflowExportTest {

    private static final Pattern EXPERIMENT_ID = Pattern.compile("[a-zA-Z0-9][\\w-]{0,63}");
    private static final Pattern RUN_ID = Pattern.compile("[a-zA-Z0-9][\\w-]{0,255}");
    private static final Pattern NAME = Pattern.compile("[/\\w.\\- ]{1,250}");

    @TempDir
    Path folder;

    @SuppressWarnings("unchecked") // The files hold maps.
    private static Map<String, Object> yaml(Path file) throws IOException {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.toList()) {
                assertTrue(NAME.matcher(file.getFileName().toString()).matches(), file.toString());
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void writesWhatTheFileStoreReads() throws ApicalException, IOException {
        Path run = RunFolders.write(folder.resolve("runs"), "discs-1", 1);
        Files.createDirectories(run.resolve("model"));
        Files.writeString(run.resolve("model/weights.safetensors"), "weights");
        Path tracking = folder.resolve("mlruns");
        Path written = new MlflowExport(tracking).write(run);

        Path experiment = written.getParent();
        Map<String, Object> about = yaml(experiment.resolve("meta.yaml"));
        assertEquals(Set.of("artifact_location", "creation_time", "experiment_id", "last_update_time",
                "lifecycle_stage", "name"), about.keySet());
        assertEquals(experiment.getFileName().toString(), about.get("experiment_id"), "A text, not a number.");
        assertTrue(EXPERIMENT_ID.matcher((String) about.get("experiment_id")).matches());
        assertEquals("discs", about.get("name"));
        assertEquals(experiment, Path.of(URI.create((String) about.get("artifact_location"))));

        Map<String, Object> meta = yaml(written.resolve("meta.yaml"));
        assertTrue(meta.keySet().containsAll(List.of("run_id", "run_uuid", "run_name", "experiment_id", "user_id",
                "status", "start_time", "end_time", "lifecycle_stage", "artifact_uri", "tags", "source_type",
                "source_name", "source_version", "entry_point_name")), meta.toString());
        assertEquals(written.getFileName().toString(), meta.get("run_id"));
        assertTrue(RUN_ID.matcher((String) meta.get("run_id")).matches());
        assertEquals(about.get("experiment_id"), meta.get("experiment_id"));
        assertEquals(3, meta.get("status"), "FINISHED");
        assertEquals("active", meta.get("lifecycle_stage"));
        assertEquals((long) meta.get("start_time") + 6500, meta.get("end_time"));
        assertEquals(written.resolve("artifacts"), Path.of(URI.create((String) meta.get("artifact_uri"))));
        assertEquals("weights", Files.readString(written.resolve("artifacts/model/weights.safetensors")));

        Map<String, String> parameters = files(written.resolve("params"));
        assertEquals("0.01", parameters.get("training.optimizer.learningRate"));
        assertEquals("32, 32", parameters.get("data.size"));
        Map<String, String> tags = files(written.resolve("tags"));
        assertEquals("discs-1", tags.get("mlflow.runName"));
        assertEquals("age", tags.get("apical.task"));
        assertEquals("h", tags.get("apical.capsule.cohortHash"));

        Map<String, String> metrics = files(written.resolve("metrics"));
        for (String lines : metrics.values()) {
            for (String line : lines.split("\n")) {
                String[] parts = line.split(" ");
                assertEquals(3, parts.length, line);
                Long.parseLong(parts[0]);
                assertTrue(Double.isFinite(Double.parseDouble(parts[1])), line);
                Integer.parseInt(parts[2]);
            }
        }
        assertEquals(List.of("1", "2"), Stream.of(metrics.get("trainLoss").split("\n"))
                .map(line -> line.split(" ")[2]).toList());
        assertEquals(1, metrics.get("validationMae").split("\n").length, "What is no number is left out.");
        assertTrue(metrics.containsKey("test.mae.low") && !metrics.containsKey("test.patients.low"));
    }

    @Test
    void replacesARunAndKeepsExperimentsThatMlflowMade() throws ApicalException, IOException {
        Path tracking = folder.resolve("mlruns");
        Files.createDirectories(tracking.resolve("4711"));
        Files.createDirectories(tracking.resolve(".trash"));
        Files.writeString(tracking.resolve("4711/meta.yaml"), "experiment_id: '4711'\nname: discs\n");
        Path run = RunFolders.write(folder.resolve("runs"), "discs-1", 1);
        MlflowExport export = new MlflowExport(tracking);
        Path first = export.write(run);
        assertEquals("4711", first.getParent().getFileName().toString());
        Files.delete(run.resolve("metrics.json"));
        Files.writeString(run.resolve("checkpoint/epoch-00002/state.json"), "{\"finished\": false}");
        assertEquals(first, export.write(run));
        assertFalse(Files.exists(first.resolve("metrics/test.mae")));
        assertEquals(1, yaml(first.resolve("meta.yaml")).get("status"), "RUNNING");
        assertNull(yaml(first.resolve("meta.yaml")).get("end_time"));
        assertEquals("experiment_id: '4711'\nname: discs\n", Files.readString(tracking.resolve("4711/meta.yaml")));
        Path second = export.write(RunFolders.write(folder.resolve("runs"), "discs-2", 2));
        assertFalse(second.equals(first));
    }
}
