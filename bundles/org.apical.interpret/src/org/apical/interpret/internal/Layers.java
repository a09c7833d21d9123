package org.apical.interpret.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.interpreter.ExplainedModel;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;
import org.apical.api.network.Operation.Convolution;
import org.apical.api.network.Operation.Dense;
import org.apical.api.network.Operation.PoolKind;
import org.apical.api.network.Operation.TransposedConvolution;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;

/**
 * The single nodes of a model, run one by one: convolutions and dense layers by the engine, the rest here.
 *
 * <p>Works on the network with batch normalisation folded, so a batch normalisation never appears: it is part of the
 * layer before it, or a diagonal convolution or dense layer.
 */
final class Layers {

    /** Which weights a linear node runs with. */
    enum Variant {
        /** All weights and the bias. */
        WHOLE,
        /** The positive weights, no bias. */
        POSITIVE,
        /** The negative weights, no bias. */
        NEGATIVE
    }

    private final ExplainedModel model;
    private final TrainedNetwork folded;
    private final Map<String, LinearMap> maps = new HashMap<>();

    Layers(ExplainedModel model) {
        this.model = model;
        this.folded = model.folded();
    }

    Network network() {
        return folded.network();
    }

    /** Whether a node is {@code W x + b}. */
    static boolean linear(Node node) {
        Operation operation = node.operation();
        return mixing(node) || operation instanceof Operation.Upsample
                || operation instanceof Operation.Pool p && p.kind() == PoolKind.AVERAGE
                || operation instanceof Operation.GlobalPool g && g.kind() == PoolKind.AVERAGE;
    }

    /** Whether a node has weights that mix channels. */
    static boolean mixing(Node node) {
        Operation operation = node.operation();
        return operation instanceof Convolution || operation instanceof TransposedConvolution
                || operation instanceof Dense;
    }

    /** Whether a node takes the largest of several places. */
    static boolean maximum(Node node) {
        return node.operation() instanceof Operation.Pool p && p.kind() == PoolKind.MAXIMUM
                || node.operation() instanceof Operation.GlobalPool g && g.kind() == PoolKind.MAXIMUM;
    }

    Shape input(Node node) {
        return network().shapeOf(node.inputs().get(0));
    }

    /** The windows of a pooling. */
    Windows windows(Node node) {
        return node.operation() instanceof Operation.Pool p ? Windows.of(p, input(node), node.output())
                : Windows.whole(input(node));
    }

    /** A linear node; {@code null} for the negative weights of one that has none. */
    LinearMap linear(Node node, Variant variant) throws ApicalException {
        String key = node.name() + "/" + variant;
        if (!maps.containsKey(key)) {
            maps.put(key, make(node, variant, key));
        }
        return maps.get(key);
    }

    private LinearMap make(Node node, Variant variant, String key) throws ApicalException {
        if (mixing(node)) {
            return new EngineLinear(model.part("layer/" + key, () -> single(node, variant)));
        } else if (variant == Variant.NEGATIVE) {
            return null;
        } else if (node.operation() instanceof Operation.Upsample up) {
            return new UpsampleMap(up.factor(), input(node), node.output());
        }
        return new AverageMap(windows(node), input(node), node.output());
    }

    private TrainedNetwork single(Node node, Variant variant) {
        NetworkBuilder builder = new NetworkBuilder(node.name(), input(node));
        boolean bias = variant == Variant.WHOLE && bias(node) != null;
        builder.add(node.name(), withBias(node.operation(), bias), Network.INPUT);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        Tensor weight = folded.weights().get(node.name() + ".weight");
        weights.put(node.name() + ".weight", switch (variant) {
            case WHOLE -> weight;
            case POSITIVE -> each(weight, w -> Math.max(w, 0));
            case NEGATIVE -> each(weight, w -> Math.min(w, 0));
        });
        if (bias) {
            weights.put(node.name() + ".bias", Tensor.of(bias(node), bias(node).length));
        }
        return new TrainedNetwork(builder.build(), new Weights(weights));
    }

    private static Operation withBias(Operation operation, boolean bias) {
        if (operation instanceof Convolution c) {
            return new Convolution(c.filters(), c.kernel(), c.stride(), c.padding(), bias);
        } else if (operation instanceof TransposedConvolution c) {
            return new TransposedConvolution(c.filters(), c.kernel(), c.stride(), c.padding(), bias);
        }
        return new Dense(((Dense) operation).units(), bias);
    }

    /** The biases of a linear node, one a channel of its output; {@code null} when it has none. */
    float[] bias(Node node) {
        Tensor bias = folded.weights().values().get(node.name() + ".bias");
        return bias == null ? null : bias.data();
    }

    static Tensor each(Tensor values, DoubleUnaryOperator change) {
        Tensor changed = Tensor.zeros(values.shape().clone());
        for (int i = 0; i < changed.data().length; i++) {
            changed.data()[i] = (float) change.applyAsDouble(values.data()[i]);
        }
        return changed;
    }

    /**
     * Computes the value of every node.
     *
     * @param input the items
     * @return the values by node, the input's among them
     */
    Map<String, Tensor> values(Tensor input) throws ApicalException {
        Map<String, Tensor> values = new HashMap<>();
        values.put(Network.INPUT, input);
        for (Node node : network().nodes()) {
            values.put(node.name(), value(node, values));
        }
        return values;
    }

    private Tensor value(Node node, Map<String, Tensor> values) throws ApicalException {
        Tensor x = values.get(node.inputs().get(0));
        if (linear(node)) {
            return linear(node, Variant.WHOLE).forward(x);
        } else if (maximum(node)) {
            return Maxima.of(x, this, node).values();
        } else if (node.operation() instanceof Operation.Activation a) {
            return Activations.forward(a.kind(), x);
        } else if (node.operation() instanceof Operation.Add add) {
            Tensor sum = Tensor.zeros(x.shape().clone());
            for (int k = 0; k < node.inputs().size(); k++) {
                Joins.addScaled(sum, values.get(node.inputs().get(k)), add.scales().get(k));
            }
            return sum;
        } else if (node.operation() instanceof Operation.Concatenate) {
            return Joins.concatenate(node.inputs().stream().map(values::get).toList(), node.output());
        } else if (node.operation() instanceof Operation.Flatten) {
            return Tensor.of(x.data(), node.output().batch(x.items()));
        } else if (node.operation() instanceof Operation.Dropout) {
            return x;
        }
        throw new IllegalStateException("The operation of '" + node.name() + "' is not known here.");
    }
}
