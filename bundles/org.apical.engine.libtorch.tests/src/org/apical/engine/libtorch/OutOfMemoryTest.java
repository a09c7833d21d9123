package org.apical.engine.libtorch;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.Model;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.conformance.samples.Losses;
import org.apical.engine.conformance.samples.Samples;
import org.apical.engine.conformance.samples.Training;
import org.junit.jupiter.api.Test;

class OutOfMemoryTest {

    private static final int HUGE = 64;

    @Test
    void aBatchThatCannotFitIsRefusedByName() throws ApicalException {
        NetworkBuilder b = new NetworkBuilder("wide", Shape.of(1, 512, 512));
        String x = b.relu("relu", b.convolution2d("conv", Network.INPUT, 4096, 3, 1, 1, false));
        b.dense("output", b.globalAveragePool("pool", x), 1);
        Network network = b.build();
        TrainedNetwork start = Samples.initialWeights(network, 1);
        TrainingSpec spec = Training.spec(Losses.squaredError(), Training.sgd(), 2);
        try (Model model = new LibtorchEngine().create(start, spec)) {
            Batch huge = new Batch(Tensor.zeros(HUGE, 1, 512, 512), Tensor.zeros(HUGE, 1));
            ApicalException refused = assertThrows(ApicalException.class, () -> model.fit(huge, 0.1));
            String message = refused.getMessage();
            assertTrue(message.contains("batches of 64 items of 1x512x512"), message);
        }
    }
}
