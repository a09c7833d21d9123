package org.apical.engine.conformance.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

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
        this(network, Samples.tensor(5, network.input().batch(ITEMS)));
    }

    private Case(Network network, Tensor input) {
        this.trained = Samples.randomWeights(network, 3);
        this.input = input;
        this.factors = Samples.tensor(7, network.output().output().batch(ITEMS));
    }

    /** A case whose inputs are distinct numbers of 8 bits, so that rounding to bfloat16 makes no two of them equal. */
    static Case ofBfloat16(Network network) {
        Tensor input = Tensor.zeros(network.input().batch(ITEMS));
        List<Float> numbers = new ArrayList<>();
        for (int mantissa = 128; mantissa < 256; mantissa++) {
            for (float scale : new float[] {1f / 64, 1f / 128, 1f / 256, 1f / 512}) {
                numbers.add(mantissa * scale);
                numbers.add(-mantissa * scale);
            }
        }
        Collections.shuffle(numbers, new Random(5));
        for (int i = 0; i < input.data().length; i++) {
            input.data()[i] = numbers.get(i);
        }
        return new Case(network, input);
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
