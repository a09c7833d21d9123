package org.apical.engine.conformance.samples;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.network.Network;
import org.apical.api.network.ParameterSpec;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;

/**
 * Random numbers, weights and batches that depend on nothing but a seed.
 *
 * @since 1.0
 */
public final class Samples {

    private Samples() {
    }

    /**
     * Draws normally distributed numbers.
     *
     * @param length how many
     * @param seed the seed
     * @return the numbers
     */
    public static float[] random(int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /**
     * Draws a tensor.
     *
     * @param seed the seed
     * @param shape its shape
     * @return normally distributed numbers
     */
    public static Tensor tensor(long seed, int... shape) {
        return Tensor.of(random(Tensor.length(shape), seed), shape);
    }

    /**
     * Draws weights of which none is at a special value: biases, shifts, scales and statistics are random too.
     *
     * @param network the network
     * @param seed the seed
     * @return the network with its weights
     */
    public static TrainedNetwork randomWeights(Network network, long seed) {
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

    /**
     * Returns weights as they are before the first step.
     *
     * @param network the network
     * @param seed the seed
     * @return the network with its weights
     */
    public static TrainedNetwork initialWeights(Network network, long seed) {
        return new TrainedNetwork(network, Weights.initial(network, seed));
    }

    /**
     * Draws a batch.
     *
     * @param network the network it is for
     * @param items how many items
     * @param number the number of the batch, which is its seed
     * @return inputs and targets
     */
    public static Batch batch(Network network, int items, long number) {
        return new Batch(tensor(number, network.input().batch(items)),
                tensor(-1 - number, network.output().output().batch(items)));
    }
}
