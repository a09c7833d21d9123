package org.apical.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;
import org.apical.api.engine.ModelFiles;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.engine.Precision;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.network.Network;
import org.apical.api.network.Safetensors;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same seed, same threads, same bits: twice, in two processes, after resuming, after saving. */
class ReproducibilityTest {

    private static final int STEPS = 6;

    @TempDir
    Path folder;

    private static Model begin() throws ApicalException {
        Network network = Training.network();
        return new Dl4jEngine().create(new TrainedNetwork(network, Weights.initial(network, 5)),
                Training.spec(Training.adam()));
    }

    /** The last batch is smaller, as at the end of an epoch. */
    private static void train(Model model, int from, int to) throws ApicalException {
        for (int step = from; step < to; step++) {
            model.fit(Training.batch(model.network(), step % 3 == 2 ? 5 : 8, step), 0.01);
        }
    }

    private static void assertSame(TrainedNetwork expected, Map<String, Tensor> found) {
        expected.weights().values().forEach((name, tensor) -> assertArrayEquals(tensor.data(), found.get(name).data(),
                name));
    }

    private static TrainedNetwork trained() throws ApicalException {
        try (Model model = begin()) {
            train(model, 0, STEPS);
            return model.snapshot();
        }
    }

    @Test
    void twoModelsOfOneSeedAreTheSame() throws ApicalException {
        assertSame(trained(), trained().weights().values());
    }

    @Test
    void predictingInBetweenChangesNothing() throws ApicalException {
        TrainedNetwork expected = trained();
        try (Model model = begin()) {
            for (int step = 0; step < STEPS; step++) {
                train(model, step, step + 1);
                Tensor input = Training.batch(model.network(), 7, 100 + step).input();
                Tensor output = model.predict(input);
                model.inputGradient(input, output);
            }
            assertSame(expected, model.snapshot().weights().values());
        }
    }

    @Test
    void aResumedModelGoesOnToTheBit() throws ApicalException {
        try (Model model = begin()) {
            train(model, 0, 3);
            model.save(folder);
        }
        try (Model model = new Dl4jEngine().resume(folder, Training.spec(Training.adam()))) {
            train(model, 3, STEPS);
            assertSame(trained(), model.snapshot().weights().values());
        }
    }

    @Test
    void anOpenedModelPredictsTheSameBits() throws ApicalException {
        try (Model model = begin()) {
            train(model, 0, 3);
            Tensor input = Training.batch(model.network(), 4, 77).input();
            Tensor before = model.predict(input);
            Tensor gradient = model.inputGradient(input, before);
            model.save(folder);
            try (Model opened = new Dl4jEngine().open(ModelFiles.read(folder), PredictionSpec.fp32(2))) {
                assertEquals(before, opened.predict(input));
                assertEquals(gradient, opened.inputGradient(input, before));
            }
        }
    }

    @Test
    void anotherSeedDropsOtherValues() throws ApicalException {
        Network network = Training.network();
        TrainedNetwork start = new TrainedNetwork(network, Weights.initial(network, 5));
        double[] losses = new double[2];
        for (int seed = 0; seed < 2; seed++) {
            try (Model model = new Dl4jEngine().create(start, new TrainingSpec(
                    Training.squaredError(), Training.sgd(), 0, false, 0, 2, seed, Precision.FP32))) {
                losses[seed] = model.fit(Training.batch(network, 8, 1), 0.01).loss();
            }
        }
        assertNotEquals(losses[0], losses[1]);
    }

    @Test
    void twoProcessesAreTheSame() throws ApicalException, IOException, InterruptedException {
        OtherProcess.run(folder, ReproducibilityTest.class.getName(), folder.resolve("other.safetensors").toString());
        assertSame(trained(), Safetensors.read(folder.resolve("other.safetensors")).tensors());
    }

    /** What the other process runs. */
    public static void main(String[] arguments) throws ApicalException {
        Safetensors.write(Path.of(arguments[0]), trained().weights().values(), Map.of());
    }
}
