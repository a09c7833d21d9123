package org.apical.engine.conformance.internal;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apical.api.Tensor;
import org.apical.api.network.Network;
import org.apical.api.network.ParameterSpec;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.conformance.samples.Samples;

/** A network with random weights, a batch and the numbers that must come out of it. */
final class Case {

    static final int ITEMS = 3;

    private final TrainedNetwork trained;
    private final Tensor input;
    private final Tensor factors;

    Case(Network network) {
        trained = Samples.randomWeights(network, 3);
        input = Samples.tensor(5, network.input().batch(ITEMS));
        factors = Samples.tensor(7, network.output().output().batch(ITEMS));
    }

    Network network() {
        return trained.network();
    }

    TrainedNetwork trained() {
        return trained;
    }

    Tensor input() {
        return input;
    }

    /** The weights of the sum of outputs whose derivatives are looked at. */
    Tensor factors() {
        return factors;
    }

    double[] output() {
        return output(input);
    }

    /** The predictions for any batch of this network. */
    double[] output(Tensor batch) {
        return new Reference(network(), Differences.doubles(trained.weights()), false, batch.items())
                .forward(Differences.doubles(batch.data()));
    }

    double[] inputGradient() {
        Reference reference = new Reference(network(), Differences.doubles(trained.weights()), false, 1);
        double[] gradient = new double[input.data().length];
        for (int item = 0; item < ITEMS; item++) {
            // Items do not see each other in a prediction, so that each can be looked at alone.
            double[] at = Differences.doubles(input.items(item, item + 1).data());
            double[] one = Differences.by(reference, at, factors.items(item, item + 1).data(), at);
            System.arraycopy(one, 0, gradient, item * one.length, one.length);
        }
        return gradient;
    }

    /** The derivatives in training mode, by trained parameter. */
    Map<String, double[]> weightGradients() {
        Map<String, double[]> weights = Differences.doubles(trained.weights());
        Reference reference = new Reference(network(), weights, true, ITEMS);
        double[] at = Differences.doubles(input.data());
        Map<String, double[]> gradients = new LinkedHashMap<>();
        for (ParameterSpec spec : network().parameters()) {
            if (spec.trainable()) {
                gradients.put(spec.name(),
                        Differences.by(reference, at, factors.data(), weights.get(spec.name())));
            }
        }
        return gradients;
    }
}
