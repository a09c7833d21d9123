package org.apical.bench.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;

/** Starts this installation again to measure one thing in a process of its own. */
final class ChildProcess {

    private static final int LOOK_AGAIN_MS = 100;

    private ChildProcess() {
    }

    /** Returns whether this program was started by a script that can be started again. */
    static boolean possible() {
        String home = System.getProperty("apical.home");
        return home != null && Files.isExecutable(script(home));
    }

    /** Returns the one row that the other process measured. */
    static BenchRow measure(EngineCell cell, int threads, Progress progress) throws ApicalException {
        List<String> command = List.of(script(System.getProperty("apical.home")).toString(), "bench", "engines",
                "--json", "--together", "--engines", cell.engine(),
                "--precisions", cell.precision().toString(),
                "--networks", cell.network(), "--modes", cell.mode().word(), "--batches",
                Integer.toString(cell.batch()), "--threads", Integer.toString(threads), "--repeats", "3");
        Path answer = null;
        try {
            answer = Files.createTempFile("apical-bench", ".json");
            Process process = new ProcessBuilder(command).redirectOutput(answer.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try {
                while (!process.waitFor(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS)) {
                    progress.checkCancelled();
                }
            } finally {
                process.destroy();
            }
            return row(Files.readString(answer, StandardCharsets.UTF_8), cell);
        } catch (IOException e) {
            throw ApicalException.failed(Problem.of("A process for the measurement of " + cell.engine()
                    + " could not be started: " + e.getMessage() + ".", "Measure with --together."), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApicalException.interrupted();
        } finally {
            delete(answer);
        }
    }

    private static BenchRow row(String json, EngineCell cell) throws ApicalException {
        try {
            JsonObject answer = new Gson().fromJson(json, JsonObject.class);
            if (answer != null && answer.has("rows") && !answer.getAsJsonArray("rows").isEmpty()) {
                JsonObject row = answer.getAsJsonArray("rows").get(0).getAsJsonObject();
                return BenchRow.of(cell.engine(), cell.precision().toString(), cell.network(), cell.mode().word(),
                        cell.batch(), new double[] {row.get("imagesPerSecond").getAsDouble()},
                        row.get("peakMemoryMb").getAsDouble());
            }
        } catch (JsonParseException | IllegalStateException e) {
            throw failed(cell, json, e);
        }
        throw failed(cell, json, null);
    }

    private static ApicalException failed(EngineCell cell, String json, Exception cause) {
        return ApicalException.failed(Problem.of("The measurement of " + cell.engine() + " failed: "
                + (json.isBlank() ? "its process ended without an answer" : json.strip()) + ".",
                "Run 'apical doctor' to see what is wrong, or leave the engine out with --engines."), cause);
    }

    private static Path script(String home) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return Path.of(home, windows ? "apical.cmd" : "apical");
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
