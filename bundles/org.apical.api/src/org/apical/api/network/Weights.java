package org.apical.api.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import org.apical.api.Tensor;

/**
 * The values of a network's parameters, by parameter name in the network's order.
 *
 * @param values a tensor a parameter
 * @since 1.0
 */
public record Weights(Map<String, Tensor> values) {

    /** Copies the map, not the tensors. */
    public Weights {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Returns the values of one parameter.
     *
     * @param parameter its name
     * @return the tensor
     * @throws IllegalArgumentException when there is none of that name
     */
    public Tensor get(String parameter) {
        Tensor tensor = values.get(parameter);
        if (tensor == null) {
            throw new IllegalArgumentException("There are no weights named '" + parameter + "'.");
        }
        return tensor;
    }

    /**
     * Returns a deep copy.
     *
     * @return weights that share nothing with these
     */
    public Weights copy() {
        Map<String, Tensor> copies = new LinkedHashMap<>();
        values.forEach((parameter, tensor) -> copies.put(parameter, tensor.copy()));
        return new Weights(copies);
    }

    /**
     * Checks that these are the weights of a network.
     *
     * @param network the network
     * @throws IllegalArgumentException naming the first parameter that is missing, unknown or of another shape
     */
    public void checkFor(Network network) {
        Map<String, Tensor> left = new LinkedHashMap<>(values);
        for (ParameterSpec spec : network.parameters()) {
            Tensor tensor = left.remove(spec.name());
            if (tensor == null) {
                throw new IllegalArgumentException("The weights lack '" + spec.name() + "'.");
            }
            if (!Arrays.equals(tensor.shape(), spec.sizes())) {
                throw new IllegalArgumentException("The weights '" + spec.name() + "' have the shape "
                        + Arrays.toString(tensor.shape()) + " instead of " + spec.shape() + ".");
            }
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("The network has no parameter '" + left.keySet().iterator().next()
                    + "'.");
        }
    }

    /**
     * Draws initial weights: He's normal distribution for kernels (doi:10.1109/ICCV.2015.123), a hundredth of its
     * variance for the output layer, zero biases and shifts, unit scales.
     *
     * <p>Each parameter has a random sequence of its own, so that the same seed gives the same weights on every engine.
     *
     * @param network the network
     * @param seed the seed
     * @return new weights
     */
    public static Weights initial(Network network, long seed) {
        Map<String, Tensor> drawn = new LinkedHashMap<>();
        String outputWeight = network.output().name() + ".weight";
        for (ParameterSpec spec : network.parameters()) {
            float[] data = new float[spec.length()];
            switch (spec.role()) {
                case WEIGHT -> {
                    Random random = new Random(seed * 1_000_003L + spec.name().hashCode());
                    double deviation = Math.sqrt(2.0 / spec.fanIn()) * (spec.name().equals(outputWeight) ? 0.1 : 1);
                    for (int i = 0; i < data.length; i++) {
                        data[i] = (float) (random.nextGaussian() * deviation);
                    }
                }
                case SCALE, RUNNING_VARIANCE -> Arrays.fill(data, 1);
                default -> {
                    // Biases, shifts and running means begin at zero.
                }
            }
            drawn.put(spec.name(), Tensor.of(data, spec.sizes()));
        }
        return new Weights(drawn);
    }
}
