package org.apical.engine.libtorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.Model;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.network.Network;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.conformance.samples.Losses;
import org.apical.engine.conformance.samples.Samples;
import org.apical.engine.conformance.samples.Training;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void batchesOfChangingSizesDoNotGatherMemory() throws ApicalException {
        Network network = Training.network();
        TrainedNetwork start = Samples.initialWeights(network, 1);
        TrainingSpec oneThread = Training.spec(Losses.squaredError(), Training.sgd(), 1);
        long activationBytes = 4 * network.nodes().stream().mapToLong(node -> node.output().length()).sum();
        int large = 128;
        int rounds = 20;
        try (Model model = new LibtorchEngine().create(start, oneThread)) {
            long before = 0;
            for (int round = -10; round < rounds; round++) {
                if (round == 0) {
                    before = processBytes();
                }
                for (int items : new int[] {large, 17, large, 5}) {
                    Batch batch = Samples.batch(network, items, round);
                    model.fit(batch, 0.001);
                    model.predict(batch.input());
                    model.inputGradient(batch.input(), Tensor.zeros(items, 1));
                }
            }
            double grown = (processBytes() - before) / 1e6;
            double leak = 2.0 * large * rounds * activationBytes / 1e6;
            assertTrue(grown < leak / 3, "The process grew by " + grown + " MB; keeping the activations of each step "
                    + "would be " + leak + " MB.");
        }
    }

    /** JavaCPP gives small native objects back when Java collects their handles. */
    private static long processBytes() {
        System.gc();
        return Pointer.physicalBytes();
    }

    @Test
    void modelsAreUsableFromSeveralThreads() throws Exception {
        Network network = Training.network();
        TrainedNetwork start = Samples.initialWeights(network, 1);
        Tensor input = Samples.batch(network, 4, 1).input();
        try (Model one = new LibtorchEngine().open(start, PredictionSpec.fp32(2));
                Model two = new LibtorchEngine().open(start, PredictionSpec.fp32(2))) {
            Tensor expected = one.predict(input);
            Tensor[] found = new Tensor[8];
            Thread[] threads = new Thread[found.length];
            for (int i = 0; i < threads.length; i++) {
                int at = i;
                threads[i] = new Thread(() -> {
                    try {
                        found[at] = (at % 2 == 0 ? one : two).predict(input);
                    } catch (ApicalException e) {
                        throw new IllegalStateException(e);
                    }
                });
                threads[i].start();
            }
            for (int i = 0; i < threads.length; i++) {
                threads[i].join();
                assertEquals(expected, found[i]);
            }
        }
    }
}
