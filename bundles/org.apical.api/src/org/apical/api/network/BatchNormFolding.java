package org.apical.api.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.Tensor;
import org.apical.api.network.Operation.BatchNorm;
import org.apical.api.network.Operation.Convolution;
import org.apical.api.network.Operation.Dense;
import org.apical.api.network.Operation.TransposedConvolution;

/**
 * Removes batch normalisation from a trained network without changing what it predicts.
 *
 * <p>With fixed running statistics a batch normalisation is an affine map per channel, {@code y = scale x + shift} with
 * {@code scale = gamma / sqrt(variance + epsilon)} and {@code shift = beta - scale mean}. Where its input is a
 * convolution, transposed convolution or dense layer that nothing else reads, the map goes into that layer's weights
 * and bias, and the layer takes the batch normalisation's name. Any other becomes a convolution with a kernel of one
 * and diagonal weights, or a diagonal dense layer where it reads a vector.
 *
 * <p>The folded network is faster, and its gradients with respect to the input are those of the prediction whatever an
 * engine's batch normalisation does backwards.
 *
 * @since 1.0
 */
public final class BatchNormFolding {

    private final TrainedNetwork trained;
    private final Map<String, Integer> readers = new HashMap<>();
    private final Map<String, Tensor> weights = new LinkedHashMap<>();

    private BatchNormFolding(TrainedNetwork trained) {
        this.trained = trained;
        for (Node node : trained.network().nodes()) {
            node.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
        }
    }

    /**
     * Folds every batch normalisation of a network.
     *
     * @param trained the network and its weights, not changed
     * @return a network without batch normalisation that predicts the same within float error; weights of untouched
     *     layers are shared with the original
     */
    public static TrainedNetwork fold(TrainedNetwork trained) {
        return new BatchNormFolding(trained).fold();
    }

    private TrainedNetwork fold() {
        Network network = trained.network();
        NetworkBuilder builder = new NetworkBuilder(network.name(), network.input());
        Map<String, Node> absorbed = absorbed(network);
        for (Node node : network.nodes()) {
            if (absorbed.containsValue(node)) {
                continue;
            }
            String[] inputs = node.inputs().toArray(String[]::new);
            if (node.operation() instanceof BatchNorm norm) {
                Affine affine = affine(node, norm);
                Node layer = absorbed.get(node.name());
                if (layer != null) {
                    Operation operation = absorb(node.name(), layer, affine);
                    builder.add(node.name(), operation, layer.inputs().toArray(String[]::new));
                } else {
                    builder.add(node.name(), diagonal(node, affine), inputs);
                }
            } else {
                builder.add(node.name(), node.operation(), inputs);
                keep(node.name());
            }
        }
        return new TrainedNetwork(builder.build(), new Weights(weights));
    }

    /** The layers that go into a batch normalisation, by its name. */
    private Map<String, Node> absorbed(Network network) {
        Map<String, Node> layers = new HashMap<>();
        for (Node node : network.nodes()) {
            String input = node.inputs().get(0);
            if (node.operation() instanceof BatchNorm && !input.equals(Network.INPUT) && readers.get(input) == 1) {
                Node layer = network.node(input);
                Operation operation = layer.operation();
                if (operation instanceof Convolution || operation instanceof TransposedConvolution
                        || operation instanceof Dense) {
                    layers.put(node.name(), layer);
                }
            }
        }
        return layers;
    }

    private void keep(String node) {
        for (ParameterSpec spec : trained.network().parameters()) {
            if (spec.name().startsWith(node + ".")) {
                weights.put(spec.name(), trained.weights().get(spec.name()));
            }
        }
    }

    /** A scale and a shift per channel, in double so that only the end result is rounded. */
    private record Affine(double[] scale, double[] shift) {
    }

    private Affine affine(Node node, BatchNorm norm) {
        float[] gamma = values(node, "gamma");
        float[] beta = values(node, "beta");
        float[] mean = values(node, "mean");
        float[] variance = values(node, "variance");
        double[] scale = new double[gamma.length];
        double[] shift = new double[gamma.length];
        for (int c = 0; c < scale.length; c++) {
            scale[c] = gamma[c] / Math.sqrt(variance[c] + norm.epsilon());
            shift[c] = beta[c] - scale[c] * mean[c];
        }
        return new Affine(scale, shift);
    }

    private float[] values(Node node, String parameter) {
        return trained.weights().get(node.name() + "." + parameter).data();
    }

    private Operation absorb(String name, Node layer, Affine affine) {
        Tensor weight = trained.weights().get(layer.name() + ".weight");
        boolean transposed = layer.operation() instanceof TransposedConvolution;
        int filters = affine.scale().length;
        float[] scaled = weight.data().clone();
        int inner = transposed ? weight.itemLength() / filters : weight.itemLength();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (scaled[i] * affine.scale()[i / inner % filters]);
        }
        float[] bias = new float[filters];
        Tensor old = trained.weights().values().get(layer.name() + ".bias");
        for (int f = 0; f < filters; f++) {
            bias[f] = (float) (affine.shift()[f] + (old == null ? 0 : affine.scale()[f] * old.data()[f]));
        }
        weights.put(name + ".weight", Tensor.of(scaled, weight.shape().clone()));
        weights.put(name + ".bias", Tensor.of(bias, filters));
        if (layer.operation() instanceof Convolution c) {
            return new Convolution(c.filters(), c.kernel(), c.stride(), c.padding(), true);
        } else if (layer.operation() instanceof TransposedConvolution c) {
            return new TransposedConvolution(c.filters(), c.kernel(), c.stride(), c.padding(), true);
        }
        return new Dense(filters, true);
    }

    private Operation diagonal(Node node, Affine affine) {
        int channels = affine.scale().length;
        int rank = node.output().spatialRank();
        float[] diagonal = new float[Math.multiplyExact(channels, channels)];
        float[] bias = new float[channels];
        for (int c = 0; c < channels; c++) {
            diagonal[c * channels + c] = (float) affine.scale()[c];
            bias[c] = (float) affine.shift()[c];
        }
        List<Integer> sizes = new ArrayList<>(List.of(channels, channels));
        sizes.addAll(Collections.nCopies(rank, 1));
        weights.put(node.name() + ".weight",
                Tensor.of(diagonal, sizes.stream().mapToInt(Integer::intValue).toArray()));
        weights.put(node.name() + ".bias", Tensor.of(bias, channels));
        if (rank == 0) {
            return new Dense(channels, true);
        }
        return new Convolution(channels, Collections.nCopies(rank, 1), Collections.nCopies(rank, 1),
                Collections.nCopies(rank, 0), true);
    }
}
