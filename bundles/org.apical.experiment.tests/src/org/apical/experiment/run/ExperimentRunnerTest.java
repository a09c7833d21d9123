package org.apical.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.data.Part;
import org.apical.experiment.DiscFixture;
import org.apical.experiment.DiscSource;
import org.apical.experiment.file.Experiment;
import org.apical.testing.WatchedProgress;

class ExperimentRunnerTest extends DiscFixture {

    ExperimentRunnerTest() {
        super(head("ejectionFraction", 32, 32, 4) + """
                split: {test: 0.25, validation: 0.2}
                augment: [{id: rotation, degrees: 10}, {id: brightness, delta: 0.05}]
                model: {architecture: {id: smallCnn, dropout: 0.1}}
                training: {optimizer: {id: adam, learningRate: 0.003}, batch: 8, epochs: 4, threads: 1}
                interpret: [{id: smoothGrad, samples: 3}]
                """);
    }

    private RunResult run(Experiment experiment, String out, Progress progress) throws ApicalException {
        return new ExperimentRunner(catalog, Clock.systemUTC()).run(experiment, folder.resolve(out), progress);
    }

    @Test
    void runsFromClipsToReport() throws ApicalException, IOException {
        RunResult result = run(experiment("training.epochs=12"), "runs", Progress.NONE);
        RunFolder run = new RunFolder(result.folder());
        for (Path file : List.of(run.experiment(), run.capsule(), run.metrics(), run.report(),
                run.predictions(Part.TEST), run.predictions(Part.VALIDATION), run.model().resolve("network.json"),
                run.model().resolve("weights.safetensors"), run.root().resolve("progress.csv"),
                run.saliency().resolve("figures.csv"))) {
            assertTrue(Files.size(file) > 0, file.toString());
        }
        assertEquals(10, result.test().get("patients").value());
        assertTrue(result.test().get("maeRatio").value() < 0.6,
                "The area of a disc must teach its label: " + result.test());
        assertEquals(12, RunReport.read(run, catalog).epochs().size());
        String report = Files.readString(run.report());
        assertTrue(report.contains("12 epochs, 6 validation, 10 test, 6 maps"), report);
        try (Stream<Path> cohorts = Files.list(folder.resolve("runs/.cohorts"))) {
            Path ledger = cohorts.findFirst().orElseThrow().resolve("test-ledger.csv");
            assertEquals(2, Files.readAllLines(ledger).size(), "One test evaluation makes one line below the header.");
        }
    }

    @Test
    void judgesYesOrNoTasksAtAThresholdFromValidation() throws ApicalException, IOException {
        RunResult result = run(experiment("task=pacemakerLead", "training.epochs=12"), "runs", Progress.NONE);
        assertTrue(result.test().get("auc").value() > 0.9, result.test().toString());
        assertTrue(result.threshold() > 0 && result.threshold() < 1);
    }

    @Test
    void endsWithTheSameBitsWhenStoppedAndResumed() throws ApicalException, IOException {
        Path whole = run(experiment(), "whole", Progress.NONE).folder();
        Progress stop = stopIn(2, 3);
        ApicalException e = assertThrows(ApicalException.class, () -> run(experiment(), "stopped", stop));
        assertEquals(ApicalException.Cause.INTERRUPTED, e.kind());
        assertTrue(e.problem().remedy().contains("--resume"), e.getMessage());
        Path stopped = onlyRun("stopped");
        assertFalse(Files.exists(new RunFolder(stopped).metrics()));

        new ExperimentRunner(catalog, Clock.systemUTC()).resume(stopped, Progress.NONE);
        for (String file : List.of("model/weights.safetensors", "predictions-test.csv",
                "checkpoint/epoch-00004/weights.safetensors", "checkpoint/epoch-00004/optimizer.safetensors")) {
            assertArrayEquals(Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(stopped.resolve(file)),
                    file);
        }
    }

    @Test
    void leavesNothingWhenStoppedBeforeTheFirstEpochIsDone() throws IOException {
        assertThrows(ApicalException.class, () -> run(experiment(), "runs", stopIn(1, 2)));
        try (Stream<Path> left = Files.list(folder.resolve("runs"))) {
            assertEquals(List.of(".cohorts"), left.map(path -> path.getFileName().toString()).toList());
        }
    }

    @Test
    void refusesToResumeOnOtherLabels() throws ApicalException, IOException {
        assertThrows(ApicalException.class, () -> run(experiment(), "runs", stopIn(2, 1)));
        Files.writeString(folder.resolve("labels.csv"), DiscSource.csv().replace("P001,", "P001,9"));
        ApicalException e = assertThrows(ApicalException.class,
                () -> new ExperimentRunner(catalog, Clock.systemUTC()).resume(onlyRun("runs"), Progress.NONE));
        assertTrue(e.getMessage().contains("The labels changed"), e.getMessage());
    }

    @Test
    void namesTheMissingLabelColumn() throws IOException {
        Files.writeString(folder.resolve("labels.csv"), DiscSource.csv().replace("ef,", "eff,"));
        ApicalException e = assertThrows(ApicalException.class, () -> run(experiment(), "runs", Progress.NONE));
        assertTrue(e.getMessage().contains("labels.csv") && e.getMessage().contains("ef"), e.getMessage());
        assertEquals(ApicalException.Cause.BAD_INPUT, e.kind());
        assertNoRuns();
    }

    @Test
    void leavesOutPatientsWithoutOrWithImplausibleLabelsAndNamesThem() throws ApicalException, IOException {
        Files.writeString(folder.resolve("labels.csv"),
                DiscSource.csv().replaceFirst("P002,[^,]*", "P002,").replaceFirst("P003,[^,]*", "P003,250"));
        RunResult result = run(experiment("training.epochs=1"), "runs", Progress.NONE);
        List<String> leftOut = Files.readAllLines(result.folder().resolve("left-out.csv"));
        assertEquals(3, leftOut.size(), leftOut.toString());
        assertTrue(leftOut.get(1).contains("P002") && leftOut.get(2).contains("250"), leftOut.toString());
    }

    @Test
    void saysWhenTheClipsAreNotThere() throws IOException {
        Files.delete(folder.resolve("clips"));
        ApicalException e = assertThrows(ApicalException.class, () -> run(experiment(), "runs", Progress.NONE));
        assertTrue(e.getMessage().contains("clips") && e.getMessage().contains("data.source.path"), e.getMessage());
        assertNoRuns();
    }

    @Test
    void saysWhenNoPatientIsLeftForAPart() throws IOException {
        Files.writeString(folder.resolve("labels.csv"), "patientId,ef\nP001,50\n");
        ApicalException e = assertThrows(ApicalException.class, () -> run(experiment(), "runs", Progress.NONE));
        assertTrue(e.getMessage().contains("No patient is left for the part"), e.getMessage());
        assertNoRuns();
    }

    private void assertNoRuns() throws IOException {
        if (Files.exists(folder.resolve("runs"))) {
            assertThrows(NoSuchElementException.class, () -> onlyRun("runs"));
        }
    }

    private Path onlyRun(String out) throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve(out))) {
            return runs.filter(run -> !run.getFileName().toString().startsWith(".")).findFirst().orElseThrow();
        }
    }

    /** Asks to stop in a given epoch after a given number of advances. */
    private static Progress stopIn(int epoch, int advances) {
        return WatchedProgress.stoppingWhen(watched -> watched.begun("Epoch").size() == epoch
                && watched.advancesSince("Epoch") >= advances);
    }
}
