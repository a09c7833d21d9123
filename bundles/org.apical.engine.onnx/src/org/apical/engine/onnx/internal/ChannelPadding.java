package org.apical.engine.onnx.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apical.api.Tensor;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;
import org.apical.api.network.Operation.Activation;
import org.apical.api.network.Operation.Convolution;
import org.apical.api.network.Operation.Dense;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;

/**
 * Gives convolutions of odd widths a few filters more, all zero, so that what reads them runs fast.
 *
 * <p>ONNX Runtime has blocked kernels for frames, but only where the number of input channels divides by four; elsewhere
 * it turns the values round and takes slower ones. It pads to whole blocks itself, so the filters cost nothing. What
 * they give reaches the readers' weights for them, which are zero too: predictions stay the same.
 *
 * <p>Values that must be equally wide, such as the terms of a sum, form a group. A group is padded when only
 * convolutions of frames write it and only these and dense layers read it.
 */
final class ChannelPadding {

    private static final int MULTIPLE = 4;

    private final Network network;
    private final Map<String, Tensor> weights;
    /** The value that stands for a value's group. */
    private final Map<String, String> group = new HashMap<>();
    private final Set<String> fixed = new HashSet<>();

    private ChannelPadding(TrainedNetwork trained) {
        this.network = trained.network();
        this.weights = new LinkedHashMap<>(trained.weights().values());
        group.put(Network.INPUT, Network.INPUT);
        network.nodes().forEach(node -> group.put(node.name(), node.name()));
    }

    /** Pads a network; weights of untouched layers are shared. */
    static TrainedNetwork pad(TrainedNetwork trained) {
        return new ChannelPadding(trained).pad();
    }

    private TrainedNetwork pad() {
        for (Node node : network.nodes()) {
            if (keepsChannels(node.operation())) {
                node.inputs().forEach(input -> join(node.name(), input));
            }
        }
        fixed.add(root(Network.INPUT));
        fixed.add(root(network.output().name()));
        for (Node node : network.nodes()) {
            if (!keepsChannels(node.operation())) {
                if (!isFrameConvolution(node.operation())) {
                    fixed.add(root(node.name()));
                }
                if (!isFrameConvolution(node.operation()) && !(node.operation() instanceof Dense)) {
                    node.inputs().forEach(input -> fixed.add(root(input)));
                }
            }
        }
        NetworkBuilder builder = new NetworkBuilder(network.name(), network.input());
        for (Node node : network.nodes()) {
            builder.add(node.name(), padded(node), node.inputs().toArray(String[]::new));
        }
        return new TrainedNetwork(builder.build(), new Weights(weights));
    }

    private Operation padded(Node node) {
        if (node.operation() instanceof Convolution c && isFrameConvolution(c)) {
            int filters = width(node.name());
            resize(node, filters);
            return new Convolution(filters, c.kernel(), c.stride(), c.padding(), c.bias());
        } else if (node.operation() instanceof Dense d) {
            resize(node, d.units());
        }
        return node.operation();
    }

    /** Brings a layer's weights to a number of outputs and to the width of its input, zeros behind. */
    private void resize(Node node, int outputs) {
        Tensor weight = weights.get(node.name() + ".weight");
        int inputs = width(node.inputs().get(0));
        int[] shape = weight.shape().clone();
        if (shape[0] == outputs && shape[1] == inputs) {
            return;
        }
        int window = weight.itemLength() / shape[1];
        float[] wide = new float[outputs * inputs * window];
        for (int f = 0; f < shape[0]; f++) {
            System.arraycopy(weight.data(), f * shape[1] * window, wide, f * inputs * window, shape[1] * window);
        }
        shape[0] = outputs;
        shape[1] = inputs;
        weights.put(node.name() + ".weight", Tensor.of(wide, shape));
        weights.computeIfPresent(node.name() + ".bias", (name, bias) -> Tensor.of(
                Arrays.copyOf(bias.data(), outputs), outputs));
    }

    /** How many channels a value has once padded. */
    private int width(String value) {
        int channels = network.shapeOf(value).channels();
        return fixed.contains(root(value)) ? channels : (channels + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
    }

    private static boolean isFrameConvolution(Operation operation) {
        return operation instanceof Convolution c && c.kernel().size() == 2;
    }

    private static boolean keepsChannels(Operation operation) {
        return operation instanceof Activation a && a.kind() != Activation.Kind.SOFTMAX
                || operation instanceof Operation.Pool || operation instanceof Operation.GlobalPool
                || operation instanceof Operation.Add || operation instanceof Operation.Dropout
                || operation instanceof Operation.Upsample;
    }

    private String root(String value) {
        List<String> path = new ArrayList<>();
        String at = value;
        while (!group.get(at).equals(at)) {
            path.add(at);
            at = group.get(at);
        }
        for (String passed : path) {
            group.put(passed, at);
        }
        return at;
    }

    private void join(String one, String other) {
        group.put(root(one), root(other));
    }
}
