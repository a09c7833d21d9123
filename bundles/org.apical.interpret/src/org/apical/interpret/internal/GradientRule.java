package org.apical.interpret.internal;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;
import org.apical.api.network.Operation.Activation.Kind;

/**
 * Multiplies by the Jacobian of every node: the gradient. Rules that only differ at activations extend it.
 *
 * <p>Sums scale what they hand down, concatenations cut it apart, average pooling and upsampling are linear, maximum
 * pooling hands everything to the largest value (the first of equal ones).
 */
class GradientRule implements Rule {

    private final Layers layers;
    private final Map<String, Tensor> values;

    GradientRule(Layers layers, Map<String, Tensor> values) {
        this.layers = layers;
        this.values = values;
    }

    final Layers layers() {
        return layers;
    }

    /** The value of the first input of a node. */
    final Tensor input(Node node) {
        return values.get(node.inputs().get(0));
    }

    final Tensor output(Node node) {
        return values.get(node.name());
    }

    @Override
    public final List<Tensor> down(Node node, Tensor upstream) throws ApicalException {
        if (Layers.linear(node)) {
            return List.of(layers.linear(node, Layers.Variant.WHOLE).transposed(upstream));
        } else if (Layers.maximum(node)) {
            return List.of(maximum(node, upstream));
        } else if (node.operation() instanceof Operation.Activation a) {
            return List.of(activation(a.kind(), node, upstream));
        } else if (node.operation() instanceof Operation.Add add) {
            return add.scales().stream().map(scale -> Joins.scaled(upstream, scale)).toList();
        }
        return rearranged(layers, node, upstream);
    }

    /** Hands down through a node that only moves values. */
    static List<Tensor> rearranged(Layers layers, Node node, Tensor upstream) {
        if (node.operation() instanceof Operation.Concatenate) {
            return Joins.split(upstream, node.inputs().stream().map(layers.network()::shapeOf).toList());
        }
        // Flatten and dropout, which does nothing to a prediction.
        return Collections.singletonList(Tensor.of(upstream.data(), layers.input(node).batch(upstream.items())));
    }

    Tensor maximum(Node node, Tensor upstream) {
        Tensor x = input(node);
        return Maxima.of(x, layers, node).toWinners(upstream, x.shape().clone());
    }

    Tensor activation(Kind kind, Node node, Tensor upstream) {
        if (kind == Kind.SOFTMAX) {
            return Activations.softmaxGradient(output(node), upstream);
        }
        Tensor x = input(node);
        Tensor down = Tensor.zeros(x.shape().clone());
        for (int i = 0; i < down.data().length; i++) {
            down.data()[i] = (float) (upstream.data()[i] * Activations.slope(kind, x.data()[i]));
        }
        return down;
    }

    @Override
    public void done(Node node) {
        values.remove(node.name());
    }
}
