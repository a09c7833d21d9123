package org.apical.engine.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Availability;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Model;
import org.apical.api.engine.ModelFiles;
import org.apical.api.engine.Precision;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.engine.Work;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.conformance.samples.Losses;
import org.apical.engine.conformance.samples.Samples;
import org.apical.engine.conformance.samples.Training;
import org.apical.standard.architecture.SmallCnn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxEngineTest {

    private final Engine engine = new OnnxEngine();

    private static Network small() {
        return new SmallCnn().build(new SmallCnn.Settings(16, 3, 1, SmallCnn.Pooling.MAXIMUM, 0),
                Shape.of(1, 64, 64), 1);
    }

    @Test
    void offersPredictionInSinglePrecisionAlone() {
        Availability found = engine.probe();
        assertTrue(found.usable(), found.notes().toString());
        assertEquals("1.23.2", found.version());
        for (Work work : Work.values()) {
            for (Precision precision : Precision.values()) {
                boolean offered = work == Work.PREDICTION && precision == Precision.FP32;
                assertEquals(offered, found.offers(work, precision));
                assertEquals(offered, engine.rank(work, precision) > 0);
            }
        }
    }

    @Test
    void refusesWhatItDoesNotOffer() throws ApicalException {
        TrainedNetwork trained = Samples.initialWeights(small(), 1);
        ApicalException noTraining = assertThrows(ApicalException.class,
                () -> engine.create(trained, Training.spec(Losses.squaredError(), Training.sgd(), 1)));
        assertTrue(noTraining.getMessage().contains("does not train"), noTraining.getMessage());
        ApicalException noBf16 = assertThrows(ApicalException.class,
                () -> engine.open(trained, new PredictionSpec(1, Precision.BF16)));
        assertTrue(noBf16.getMessage().contains("single precision"), noBf16.getMessage());
        try (Model model = engine.open(trained, PredictionSpec.fp32(1))) {
            assertThrows(IllegalStateException.class, () -> model.fit(Samples.batch(small(), 2, 1), 0.1));
            assertThrows(IllegalStateException.class,
                    () -> model.inputGradient(Tensor.zeros(1, 1, 64, 64), Tensor.zeros(1, 1)));
            assertThrows(IllegalStateException.class, () -> model.restoreOptimizer(Path.of("nowhere")));
        }
    }

    @Test
    void givesTheSameBitsEachTimeAndInEachModel() throws ApicalException {
        TrainedNetwork trained = Samples.randomWeights(small(), 1);
        Tensor input = Samples.tensor(2, 8, 1, 64, 64);
        try (Model one = engine.open(trained, PredictionSpec.fp32(2));
                Model two = engine.open(trained, PredictionSpec.fp32(2))) {
            Tensor expected = one.predict(input);
            for (int i = 0; i < 50; i++) {
                assertEquals(expected, (i % 2 == 0 ? one : two).predict(input));
            }
        }
    }

    @Test
    void keepsTheWeightsAsTheyWere(@TempDir Path folder) throws ApicalException {
        TrainedNetwork trained = Samples.randomWeights(small(), 1);
        TrainedNetwork given = new TrainedNetwork(trained.network(), trained.weights().copy());
        try (Model model = engine.open(given, PredictionSpec.fp32(1))) {
            given.weights().get("stem.weight").data()[0] += 1;
            assertEquals(trained.weights(), model.snapshot().weights());
            model.save(folder);
            assertEquals(trained, ModelFiles.read(folder));
        }
    }

    @Test
    void runningOutOfMemoryNamesBatchAndSizeAndLeavesTheModelUsable() throws ApicalException {
        NetworkBuilder b = new NetworkBuilder("wide", Shape.of(1, 64, 64));
        String x = b.add("up", new Operation.Upsample(512), Network.INPUT);
        b.globalAveragePool("pool", x);
        try (Model model = engine.open(Samples.initialWeights(b.build(), 1), PredictionSpec.fp32(1))) {
            ApicalException thrown = assertThrows(ApicalException.class,
                    () -> model.predict(Tensor.zeros(64, 1, 64, 64)));
            assertEquals(ApicalException.Cause.FAILED, thrown.kind());
            assertTrue(thrown.getMessage().contains("64 items of 1x64x64"), thrown.getMessage());
        }
        try (Model model = engine.open(Samples.initialWeights(small(), 1), PredictionSpec.fp32(1))) {
            assertFalse(Float.isNaN(model.predict(Tensor.zeros(1, 1, 64, 64)).data()[0]));
        }
    }
}
