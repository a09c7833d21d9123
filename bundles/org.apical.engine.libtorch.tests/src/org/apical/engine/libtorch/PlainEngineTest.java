package org.apical.engine.libtorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Model;
import org.apical.api.engine.Precision;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.Work;
import org.apical.api.network.Network;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.conformance.samples.Losses;
import org.apical.engine.conformance.samples.Samples;
import org.apical.engine.conformance.samples.Training;
import org.junit.jupiter.api.Test;

/** The yardstick does the same work as the engine that is measured with it. */
class PlainEngineTest {

    private final Network network = Training.networkWithoutDropout();
    private final TrainedNetwork start = Samples.initialWeights(network, 1);
    private final Batch batch = Samples.batch(network, 6, 2);
    private final TrainingSpec spec = Training.spec(Losses.squaredError(), Training.sgd(), 2);

    @Test
    void trainsAsTheOtherDoes() throws ApicalException {
        try (Model plain = new PlainLibtorchEngine().create(start, spec);
                Model own = new LibtorchEngine().create(start, spec)) {
            for (int step = 0; step < 5; step++) {
                double expected = own.fit(batch, 0.01).loss();
                assertEquals(expected, plain.fit(batch, 0.01).loss(), 1e-3 * expected);
            }
            for (String name : own.snapshot().weights().values().keySet()) {
                assertArrayEquals(own.snapshot().weights().get(name).data(),
                        plain.snapshot().weights().get(name).data(), 2e-3f, name);
            }
        }
    }

    @Test
    void predictsAndDifferentiatesAsTheOtherDoes() throws ApicalException {
        Tensor weights = Tensor.zeros(6, 1);
        Arrays.fill(weights.data(), 1);
        try (Model plain = new PlainLibtorchEngine().open(start, PredictionSpec.fp32(2));
                Model own = new LibtorchEngine().open(start, PredictionSpec.fp32(2))) {
            assertArrayEquals(own.predict(batch.input()).data(), plain.predict(batch.input()).data(), 1e-4f);
            assertArrayEquals(own.inputGradient(batch.input(), weights).data(),
                    plain.inputGradient(batch.input(), weights).data(), 1e-4f);
        }
    }

    @Test
    void isNeverChosenByItself() {
        Engine plain = new PlainLibtorchEngine();
        for (Work work : Work.values()) {
            for (Precision precision : Precision.values()) {
                assertEquals(0, plain.rank(work, precision));
            }
        }
        assertTrue(new LibtorchEngine().rank(Work.TRAINING, Precision.FP32) > 100);
    }

    @Test
    void refusesBfloat16() {
        assertThrows(ApicalException.class,
                () -> new PlainLibtorchEngine().open(start, new PredictionSpec(2, Precision.BF16)));
    }
}
