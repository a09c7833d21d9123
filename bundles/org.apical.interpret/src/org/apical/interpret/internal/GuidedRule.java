package org.apical.interpret.internal;

import java.util.Map;

import org.apical.api.Tensor;
import org.apical.api.network.Node;
import org.apical.api.network.Operation.Activation.Kind;

/** The gradient, of which rectifiers let nothing negative through. */
final class GuidedRule extends GradientRule {

    GuidedRule(Layers layers, Map<String, Tensor> values) {
        super(layers, values);
    }

    @Override
    Tensor activation(Kind kind, Node node, Tensor upstream) {
        boolean rectifier = kind == Kind.RELU || kind == Kind.LEAKY_RELU;
        return super.activation(kind, node, rectifier ? Layers.each(upstream, m -> Math.max(m, 0)) : upstream);
    }
}
