package org.apical.interpret.internal;

import java.util.Map;

import org.apical.api.Tensor;
import org.apical.api.network.Node;
import org.apical.api.network.Operation.Activation.Kind;

/**
 * The multipliers of DeepLIFT's rescale rule: at an activation the ratio of the changes from the reference instead of
 * the slope, so that multipliers times changes add up to the output's change.
 *
 * <p>A maximum pooling's change goes to the largest value of the larger of the two sides, whose own change is at least
 * as large. Softmax is taken apart into powers and the inverse of their sum.
 */
final class RescaleRule extends GradientRule {

    /**
     * For a change below this share of the values, the ratio is mostly rounding and the slope is used. Across a kink
     * in zero no change is so small, since the values have different signs.
     */
    private static final double ROUNDING = 1e-3;

    private final Map<String, Tensor> reference;

    RescaleRule(Layers layers, Map<String, Tensor> values, Map<String, Tensor> reference) {
        super(layers, values);
        this.reference = reference;
    }

    private Tensor referenceInput(Node node) {
        return reference.get(node.inputs().get(0));
    }

    @Override
    Tensor activation(Kind kind, Node node, Tensor upstream) {
        Tensor x = input(node);
        Tensor r = referenceInput(node);
        if (kind == Kind.SOFTMAX) {
            return Activations.softmaxMultipliers(x, r, upstream);
        }
        Tensor down = Tensor.zeros(x.shape().clone());
        for (int i = 0; i < down.data().length; i++) {
            double a = x.data()[i];
            double b = r.data()[i];
            double change = a - b;
            double ratio = Math.abs(change) > ROUNDING * (Math.abs(a) + Math.abs(b))
                    ? (Activations.value(kind, a) - Activations.value(kind, b)) / change : Activations.slope(kind, a);
            down.data()[i] = (float) (upstream.data()[i] * ratio);
        }
        return down;
    }

    @Override
    Tensor maximum(Node node, Tensor upstream) {
        Tensor x = input(node);
        Tensor r = referenceInput(node);
        Maxima ofX = Maxima.of(x, layers(), node);
        Maxima ofR = Maxima.of(r, layers(), node);
        Tensor down = Tensor.zeros(x.shape().clone());
        for (int i = 0; i < upstream.data().length; i++) {
            double change = (double) ofX.values().data()[i] - ofR.values().data()[i];
            int winner = change >= 0 ? ofX.places()[i] : ofR.places()[i];
            double own = (double) x.data()[winner] - r.data()[winner];
            down.data()[winner] += (float) (own == 0 ? 0 : upstream.data()[i] * change / own);
        }
        return down;
    }

    @Override
    public void done(Node node) {
        super.done(node);
        reference.remove(node.name());
    }
}
