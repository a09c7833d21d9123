package org.apical.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.Tensor;
import org.apical.api.network.BatchNormFolding;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;
import org.apical.api.network.Operation.Add;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;

/**
 * Puts batch normalisation and the scales of additions into the weights of the layers before them.
 *
 * <p>Runtimes add into a convolution's output for free, but only what is not scaled in between.
 *
 * @since 1.0
 */
public final class Folding {

    private final Network network;
    private final Map<String, Tensor> weights;
    private final Map<String, Integer> readers = new HashMap<>();

    private Folding(TrainedNetwork trained) {
        this.network = trained.network();
        this.weights = new LinkedHashMap<>(trained.weights().values());
        for (Node node : network.nodes()) {
            node.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
        }
    }

    /**
     * Folds a network.
     *
     * @param trained the network and its weights, not changed
     * @return a network that predicts the same within float error; weights of untouched layers are shared
     */
    public static TrainedNetwork fold(TrainedNetwork trained) {
        return new Folding(BatchNormFolding.fold(trained)).scales();
    }

    private TrainedNetwork scales() {
        NetworkBuilder builder = new NetworkBuilder(network.name(), network.input());
        for (Node node : network.nodes()) {
            Operation operation = node.operation() instanceof Add add ? unscaled(node, add) : node.operation();
            builder.add(node.name(), operation, node.inputs().toArray(String[]::new));
        }
        return new TrainedNetwork(builder.build(), new Weights(weights));
    }

    private Add unscaled(Node node, Add add) {
        List<Double> left = new ArrayList<>(add.scales());
        for (int i = 0; i < left.size(); i++) {
            String input = node.inputs().get(i);
            if (left.get(i) != 1 && absorbs(input)) {
                scale(input + ".weight", left.get(i));
                scale(input + ".bias", left.get(i));
                left.set(i, 1.0);
            }
        }
        return new Add(left);
    }

    private boolean absorbs(String input) {
        if (input.equals(Network.INPUT) || readers.get(input) != 1) {
            return false;
        }
        Operation operation = network.node(input).operation();
        return operation instanceof Operation.Convolution || operation instanceof Operation.TransposedConvolution
                || operation instanceof Operation.Dense;
    }

    private void scale(String parameter, double factor) {
        weights.computeIfPresent(parameter, (name, tensor) -> {
            float[] scaled = new float[tensor.data().length];
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] = (float) (tensor.data()[i] * factor);
            }
            return Tensor.of(scaled, tensor.shape().clone());
        });
    }
}
