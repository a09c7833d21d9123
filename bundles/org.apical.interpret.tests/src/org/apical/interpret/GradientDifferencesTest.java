package org.apical.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.engine.Engine;
import org.apical.api.interpreter.ExplainedModel;
import org.apical.api.network.Network;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.conformance.samples.Samples;

class GradientDifferencesTest {

    private static final double STEP = 1e-8;

    /** Gradients along random directions beside central differences in double precision, as relative error. */
    private static double error(TrainedNetwork trained, Tensor input, int output, float[] gradient, int directions) {
        DoubleNetwork reference = new DoubleNetwork(trained);
        Random random = new Random(5);
        double wrong = 0;
        double right = 0;
        for (int k = 0; k < directions; k++) {
            double[] direction = random.doubles(gradient.length, -1, 1).toArray();
            double along = 0;
            double[] up = new double[gradient.length];
            double[] down = new double[gradient.length];
            for (int i = 0; i < gradient.length; i++) {
                along += gradient[i] * direction[i];
                up[i] = input.data()[i] + STEP * direction[i];
                down[i] = input.data()[i] - STEP * direction[i];
            }
            double difference = (reference.run(up)[output] - reference.run(down)[output]) / (2 * STEP);
            wrong += (difference - along) * (difference - along);
            right += difference * difference;
        }
        return Math.sqrt(wrong / right);
    }

    @Test
    void theGradientMatchesCentralDifferencesOnEveryArchitectureAndEngine() throws ApicalException {
        for (Network network : TestNetworks.architectures()) {
            TrainedNetwork trained = Samples.randomWeights(network, 3);
            Tensor input = Samples.tensor(8, network.input().batch(1));
            int output = network.output().output().channels() - 1;
            for (Engine engine : Engines.usable()) {
                try (ExplainedModel model = Engines.open(engine, trained)) {
                    Tensor gradient = new Passes(model, output, 1, Progress.NONE).meanGradient(input, 1,
                            (item, number, copy, into, offset) -> Passes.copy(item, into, offset),
                            DoubleUnaryOperator.identity());
                    double error = error(trained, input, output, gradient.data(),
                            network.nodes().size() > 100 ? 4 : 30);
                    assertTrue(error < 1e-3, network.name() + " on " + engine.getClass().getSimpleName() + ": "
                            + error);
                    Tensor map = new Gradient().create(new Gradient.Settings(8)).map(model, input, output, 0,
                            Progress.NONE);
                    for (int i = 0; i < map.data().length; i++) {
                        assertEquals(Math.abs(gradient.data()[i]), map.data()[i], 0);
                    }
                }
            }
        }
    }

    @Test
    void integratedGradientsAddUpOnEveryArchitecture() throws ApicalException {
        for (Network network : TestNetworks.architectures()) {
            try (ExplainedModel model = Engines.open(Samples.randomWeights(network, 3))) {
                Tensor input = Samples.tensor(8, network.input().batch(1));
                Tensor map = new IntegratedGradients().create(new IntegratedGradients.Settings(50, 0.01, 8)).map(model,
                        input, 0, 0, Progress.NONE);
                double sum = 0;
                for (float value : map.data()) {
                    sum += value;
                }
                double change = model.predict(input).data()[0] - model.predict(Fill.BLACK.of(input)).data()[0];
                assertEquals(change, sum, 0.01 * Math.abs(change), network.name());
            }
        }
    }
}
