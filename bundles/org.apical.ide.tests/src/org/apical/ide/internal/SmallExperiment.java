package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Experiments on synthetic patients, small enough to be run while a test waits. */
final class SmallExperiment {

    private static final long PATIENCE_MS = 240_000;

    private SmallExperiment() {
    }

    /** Writes an experiment about the ejection fraction of 24 patients. */
    static Path write(Path folder, String name, int epochs) throws IOException {
        return write(folder, name, "ejectionFraction", "squaredError", 24, epochs);
    }

    /** Writes an experiment about pacemaker leads of 40 patients. */
    static Path leads(Path folder, String name, int epochs) throws IOException {
        return write(folder, name, "pacemakerLead", "crossEntropy", 40, epochs);
    }

    /** Waits for training, which takes long where other work is done on the same processors. */
    static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.currentTimeMillis() < end, "This did not come about within minutes: " + what);
            Thread.sleep(2);
        }
    }

    private static Path write(Path folder, String name, String task, String loss, int patients, int epochs)
            throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name + ".experiment.yaml");
        Files.writeString(file, """
                apical: 1
                name: %s
                task: %s
                data:
                  source: {id: phantom, path: phantom-%d, labels: phantom-%d/labels.csv, patients: %d, seed: 1,
                    leadPrevalence: 0.5, columns: 240, frameRate: 25, seconds: 1}
                  view: A4C
                  size: [32, 32]
                  frames: 6
                  intervalMs: 100
                split: {test: 0.4, validation: 0.3}
                augment: [{id: rotation, degrees: 10}]
                model: {architecture: {id: smallCnn, depth: 1, width: 8}}
                training:
                  engine: dl4j
                  predictionEngine: dl4j
                  gradientEngine: dl4j
                  optimizer: {id: adam, learningRate: 0.003}
                  loss: %s
                  batch: 12
                  epochs: %d
                  threads: 1
                seed: 3
                """.formatted(name, task, patients, patients, patients, loss, epochs));
        return file;
    }
}
