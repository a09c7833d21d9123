package org.apical.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.network.Network;
import org.apical.api.network.TrainedNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation against its definition: values, and gradients against central differences in double precision. */
class OperationTest {

    private static final int ITEMS = 3;

    static Stream<Network> networks() {
        return Stream.concat(Networks.operations().stream(),
                Stream.of(Networks.whole(1), Networks.whole(2), Networks.whole(3)));
    }

    private static Tensor input(Network network) {
        int[] shape = network.input().batch(ITEMS);
        return Tensor.of(Gradients.random(Tensor.length(shape), 5), shape);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void predictsByDefinition(Network network) throws ApicalException {
        TrainedNetwork trained = Gradients.randomWeights(network, 3);
        Tensor input = input(network);
        double[] expected = new Reference(network, Gradients.doubles(trained.weights()), false, ITEMS)
                .forward(Gradients.doubles(input.data()));
        try (Model model = new Dl4jEngine().open(trained, PredictionSpec.fp32(1))) {
            Tensor found = model.predict(input);
            assertArrayEquals(network.output().output().batch(ITEMS), found.shape());
            assertArrayEquals(expected, Gradients.doubles(found.data()), 1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void inputGradientIsTheDerivativeOfThePrediction(Network network) throws ApicalException {
        TrainedNetwork trained = Gradients.randomWeights(network, 3);
        Tensor input = input(network);
        int[] outputShape = network.output().output().batch(ITEMS);
        float[] factors = Gradients.random(Tensor.length(outputShape), 7);
        Tensor found;
        try (Model model = new Dl4jEngine().open(trained, PredictionSpec.fp32(1))) {
            found = model.inputGradient(input, Tensor.of(factors, outputShape));
        }
        double[] at = Gradients.doubles(input.data());
        Reference reference = new Reference(network, Gradients.doubles(trained.weights()), false, ITEMS);
        double[] expected = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            expected[i] = Gradients.difference(reference, at, factors, at, i);
        }
        double error = Gradients.relativeError(Gradients.doubles(found.data()), expected);
        assertTrue(error < 1e-4, network.name() + ": relative error " + error);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void weightGradientsAreThoseOfTheTrainingMode(Network network) throws ApicalException {
        TrainedNetwork trained = Gradients.randomWeights(network, 3);
        Tensor input = input(network);
        float[] factors = Gradients.random(Tensor.length(network.output().output().batch(ITEMS)), 7);
        Map<String, float[]> found = Gradients.ofEngine(trained, input, factors);
        Map<String, double[]> weights = Gradients.doubles(trained.weights());
        Reference reference = new Reference(network, weights, true, ITEMS);
        double[] at = Gradients.doubles(input.data());
        for (Map.Entry<String, float[]> entry : found.entrySet()) {
            double[] array = weights.get(entry.getKey());
            double[] expected = new double[array.length];
            for (int i = 0; i < array.length; i++) {
                expected[i] = Gradients.difference(reference, at, factors, array, i);
            }
            double error = Gradients.relativeError(Gradients.doubles(entry.getValue()), expected);
            boolean vanishes = java.util.Arrays.stream(expected).allMatch(value -> Math.abs(value) < 1e-4);
            assertTrue(vanishes ? max(entry.getValue()) < 1e-4 : error < 1e-3,
                    network.name() + ", " + entry.getKey() + ": relative error " + error);
        }
    }

    private static double max(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
