package org.apical.engine.dl4j;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.LossFunction;
import org.apical.api.engine.Model;
import org.apical.api.engine.Precision;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.UpdateRule;
import org.apical.api.network.Network;
import org.apical.api.network.ParameterSpec;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;

/** What the gradient tests need: random weights and inputs, the engine's gradients and central differences. */
final class Gradients {

    private static final double STEP = 1e-5;

    private Gradients() {
    }

    /** A loss that is a fixed weighted sum of the outputs: its gradient is known exactly. */
    static LossFunction weightedSum(float[] factors) {
        return (output, target) -> {
            double sum = 0;
            for (int i = 0; i < factors.length; i++) {
                sum += (double) factors[i] * output.data()[i];
            }
            return new LossFunction.Value(sum, Tensor.of(factors.clone(), output.shape()));
        };
    }

    /** A rule that changes nothing and keeps the gradients, in the order of the trained parameters. */
    static UpdateRule keep(List<float[]> gradients) {
        return new UpdateRule() {

            @Override
            public int stateSlots() {
                return 0;
            }

            @Override
            public void apply(float[] weights, float[] gradient, float[][] state, long step, double learningRate) {
                gradients.add(gradient.clone());
            }
        };
    }

    static float[] random(int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Weights in which no parameter is at a special value: biases, shifts, scales and statistics are random too. */
    static TrainedNetwork randomWeights(Network network, long seed) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (ParameterSpec spec : network.parameters()) {
            float[] values = random(spec.length(), seed + spec.name().hashCode());
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) switch (spec.role()) {
                    case WEIGHT -> values[i] * Math.sqrt(2.0 / spec.fanIn());
                    case SCALE -> 1 + 0.3 * values[i];
                    case RUNNING_VARIANCE -> 0.5 + Math.abs(values[i]);
                    default -> 0.3 * values[i];
                };
            }
            weights.put(spec.name(), Tensor.of(values, spec.sizes()));
        }
        return new TrainedNetwork(network, new Weights(weights));
    }

    static Map<String, double[]> doubles(Weights weights) {
        Map<String, double[]> copies = new LinkedHashMap<>();
        weights.values().forEach((name, tensor) -> copies.put(name, doubles(tensor.data())));
        return copies;
    }

    static double[] doubles(float[] values) {
        double[] copy = new double[values.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values[i];
        }
        return copy;
    }

    /** The engine's gradients of the weighted sum, by parameter, in training mode. */
    static Map<String, float[]> ofEngine(TrainedNetwork trained, Tensor input, float[] factors)
            throws ApicalException {
        List<float[]> kept = new ArrayList<>();
        TrainingSpec training = new TrainingSpec(weightedSum(factors), keep(kept), 0, false, 0, 1, 1,
                Precision.FP32);
        Tensor target = Tensor.zeros(trained.network().output().output().batch(input.items()));
        try (Model model = new Dl4jEngine().create(trained, training)) {
            model.fit(new Batch(input, target), 1);
        }
        Map<String, float[]> gradients = new LinkedHashMap<>();
        int next = 0;
        for (ParameterSpec spec : trained.network().parameters()) {
            if (spec.trainable()) {
                gradients.put(spec.name(), kept.get(next++));
            }
        }
        return gradients;
    }

    /** The derivative of the weighted sum by one number, by central differences in double precision. */
    static double difference(Reference reference, double[] input, float[] factors, double[] array, int index) {
        double old = array[index];
        array[index] = old + STEP;
        double above = sum(reference.forward(input), factors);
        array[index] = old - STEP;
        double below = sum(reference.forward(input), factors);
        array[index] = old;
        return (above - below) / (2 * STEP);
    }

    private static double sum(double[] output, float[] factors) {
        double sum = 0;
        for (int i = 0; i < output.length; i++) {
            sum += factors[i] * output[i];
        }
        return sum;
    }

    /** The Euclidean distance of two vectors over the length of the second. */
    static double relativeError(double[] found, double[] expected) {
        double distance = 0;
        double length = 0;
        for (int i = 0; i < found.length; i++) {
            distance += (found[i] - expected[i]) * (found[i] - expected[i]);
            length += expected[i] * expected[i];
        }
        return Math.sqrt(distance) / Math.max(Math.sqrt(length), 1e-12);
    }
}
