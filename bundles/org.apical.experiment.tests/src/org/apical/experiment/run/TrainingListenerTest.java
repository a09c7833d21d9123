package org.apical.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.report.EpochRecord;
import org.apical.api.report.PatientPrediction;
import org.apical.experiment.DiscFixture;
import org.apical.experiment.file.Experiment;

/** Watches training from within and holds it up, and looks whether the result is still the same. */
class TrainingListenerTest extends DiscFixture {

    TrainingListenerTest() {
        super(head("ejectionFraction", 16, 16, 2) + """
                split: {test: 0.25, validation: 0.2}
                model: {architecture: {id: smallCnn, depth: 1, width: 4}}
                training: {optimizer: {id: adam, learningRate: 0.003}, batch: 8, epochs: 3, threads: 1}
                """);
    }

    /** Notes everything, wants every batch, and holds up each third step. */
    private static final class Watcher implements TrainingListener {

        private final List<TrainingStep> steps = new ArrayList<>();
        private final List<TrainingBatch> batches = new ArrayList<>();
        private final List<EpochRecord> epochs = new ArrayList<>();
        private final List<List<PatientPrediction>> validated = new ArrayList<>();
        private String began = "";
        private int held;

        @Override
        public void began(RunFolder run, Experiment experiment, List<EpochRecord> history, String metric) {
            began = run.name() + " " + experiment.training().epochs() + " " + history.size() + " " + metric;
        }

        @Override
        public void hold() {
            if (++held % 3 == 0) {
                try {
                    Thread.sleep(60);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public boolean wantsBatch() {
            return true;
        }

        @Override
        public void batch(TrainingBatch batch) {
            batches.add(batch);
        }

        @Override
        public void step(TrainingStep step) {
            steps.add(step);
        }

        @Override
        public void validated(int epoch, List<PatientPrediction> patients) {
            validated.add(patients);
        }

        @Override
        public void epoch(EpochRecord epoch) {
            epochs.add(epoch);
        }
    }

    private RunFolder run(String out, TrainingListener listener) throws ApicalException {
        return new RunFolder(new ExperimentRunner(catalog, Clock.systemUTC(), listener).run(experiment(),
                folder.resolve(out), Progress.NONE).folder());
    }

    @Test
    void seesEverythingAndChangesNothing() throws ApicalException, IOException {
        Watcher watcher = new Watcher();
        RunFolder watched = run("watched", watcher);
        RunFolder alone = run("alone", TrainingListener.NONE);
        for (String file : List.of("model/weights.safetensors", "predictions-test.csv")) {
            assertArrayEquals(Files.readAllBytes(alone.root().resolve(file)),
                    Files.readAllBytes(watched.root().resolve(file)), file);
        }
        assertEquals(watched.name() + " 3 0 mae", watcher.began);
        int inEpoch = watcher.steps.get(0).steps();
        assertEquals(3 * inEpoch, watcher.steps.size());
        assertEquals(3 * inEpoch, watcher.held);
        assertEquals(List.of(1, 2, 3), watcher.epochs.stream().map(EpochRecord::epoch).toList());
        assertEquals(LearningCurve.read(watched).epochs().stream().map(EpochRecord::validationLoss).toList(),
                watcher.epochs.stream().map(EpochRecord::validationLoss).toList());
        assertEquals("mae", LearningCurve.read(watched).metric());
        for (EpochRecord epoch : watcher.epochs) {
            List<TrainingStep> own = watcher.steps.stream().filter(step -> step.epoch() == epoch.epoch()).toList();
            assertEquals(epoch.trainLoss(), own.stream().mapToDouble(TrainingStep::loss).average().orElseThrow(), 1e-9);
            assertEquals(epoch.gradientNorm(),
                    own.stream().mapToDouble(TrainingStep::gradientNorm).average().orElseThrow(), 1e-9);
            assertTrue(own.stream().allMatch(step -> step.inputWaitSeconds() <= step.seconds()));
        }
    }

    @Test
    void countsNoRestAsTraining() throws ApicalException {
        Watcher watcher = new Watcher();
        run("watched", watcher);
        double steps = watcher.steps.stream().mapToDouble(TrainingStep::seconds).sum();
        double held = watcher.held / 3 * 0.06;
        double images = watcher.steps.stream().mapToDouble(TrainingStep::images).sum();
        double trained = watcher.epochs.stream().mapToDouble(epoch -> images / 3 / epoch.imagesPerSecond()).sum();
        assertTrue(trained < steps + held / 2, "Trained " + trained + " s, of which steps " + steps + ", rest " + held);
    }

    @Test
    void showsBatchesWithTheirPatients() throws ApicalException {
        Watcher watcher = new Watcher();
        run("watched", watcher);
        TrainingBatch batch = watcher.batches.get(0);
        assertEquals(8, batch.items().size());
        assertArrayEquals(new int[] {8, 1, 16, 16}, batch.input().shape());
        assertTrue(batch.items().stream().allMatch(item -> Double.isFinite(item.label()) && item.frame() >= 0
                && item.frame() < 2 && !item.patient().isEmpty()));
        double brightest = 0;
        for (float pixel : batch.input().data()) {
            brightest = Math.max(brightest, pixel * batch.normalisation().pixelDeviation()
                    + batch.normalisation().pixelMean());
        }
        assertTrue(brightest > 0.3 && brightest < 1.001, "Brightest pixel " + brightest);
        assertEquals(watcher.validated.get(0).size(), watcher.validated.get(2).size());
        assertTrue(watcher.validated.get(0).size() > 3);
    }
}
