package org.apical.interpret.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;

/**
 * Hands relevance down in proportion to contributions.
 *
 * <p>An input contributes {@code a w} to a linear unit of value {@code z}; contributions with the sign of {@code z}
 * count {@code same} times, others {@code other} times. Equal weights are the epsilon rule; 1 and 0 the z+ rule (at a
 * unit below zero its mirror image), and 1 + gamma and 1 the gamma rule. Activations hand relevance down unchanged,
 * maximum pooling to the largest value, sums by the share of each term.
 */
final class RelevanceRule implements Rule {

    /**
     * How a layer weighs contributions.
     *
     * @param same the weight of contributions with the sign of the unit's value
     * @param other the weight of the others
     */
    record Shares(double same, double other) {

        static final Shares EVEN = new Shares(1, 1);
    }

    private final Layers layers;
    private final Map<String, Tensor> values;
    private final Map<String, Shares> shares;
    private final double epsilon;
    private final boolean spread;

    /**
     * Makes a rule.
     *
     * @param layers the nodes
     * @param values their values
     * @param shares how linear nodes weigh contributions; those missing weigh them evenly
     * @param epsilon the stabiliser, as a share of the mean magnitude of a layer's values
     * @param spread whether what belongs to biases and stabiliser is spread evenly over a unit's inputs
     */
    RelevanceRule(Layers layers, Map<String, Tensor> values, Map<String, Shares> shares, double epsilon,
            boolean spread) {
        this.layers = layers;
        this.values = values;
        this.shares = shares;
        this.epsilon = epsilon;
        this.spread = spread;
    }

    @Override
    public List<Tensor> down(Node node, Tensor upstream) throws ApicalException {
        if (Layers.linear(node)) {
            return List.of(linear(node, upstream));
        } else if (Layers.maximum(node)) {
            Tensor x = values.get(node.inputs().get(0));
            return List.of(Maxima.of(x, layers, node).toWinners(upstream, x.shape().clone()));
        } else if (node.operation() instanceof Operation.Add add) {
            return sum(node, add, upstream);
        } else if (node.operation() instanceof Operation.Activation) {
            return List.of(upstream);
        }
        return GradientRule.rearranged(layers, node, upstream);
    }

    /** Relevance over denominator, and what of the relevance belongs to no input. */
    private record Ratios(Tensor ratio, Tensor rest) {
    }

    private Tensor linear(Node node, Tensor upstream) throws ApicalException {
        Tensor a = values.get(node.inputs().get(0));
        Tensor z = values.get(node.name());
        Shares weigh = shares.getOrDefault(node.name(), Shares.EVEN);
        Tensor down;
        Ratios ratios;
        if (weigh.same() == weigh.other()) {
            ratios = ratios(z, z, upstream, layers.bias(node), Shares.EVEN);
            down = layers.linear(node, Layers.Variant.WHOLE).transposed(ratios.ratio());
            multiply(down, a);
        } else {
            ratios = ratios(z, weighed(node, a, z, weigh), upstream, layers.bias(node), weigh);
            down = weighedDown(node, a, z, ratios.ratio(), weigh);
        }
        if (spread) {
            Joins.addScaled(down, Spreading.over(layers, node, ratios.rest()), 1);
        }
        return down;
    }

    /** The sum of weighed contributions and biases of every unit. */
    private Tensor weighed(Node node, Tensor a, Tensor z, Shares weigh) throws ApicalException {
        Tensor positive = layers.linear(node, Layers.Variant.POSITIVE).forward(Layers.each(a, v -> Math.max(v, 0)));
        LinearMap negative = layers.linear(node, Layers.Variant.NEGATIVE);
        if (negative != null && hasNegative(a)) {
            Joins.addScaled(positive, negative.forward(Layers.each(a, v -> Math.min(v, 0))), 1);
        }
        float[] bias = layers.bias(node);
        int channels = node.output().channels();
        int area = z.itemLength() / channels;
        for (int i = 0; i < positive.data().length; i++) {
            double gain = positive.data()[i] + (bias == null ? 0 : Math.max(bias[i / area % channels], 0));
            double loss = z.data()[i] - gain;
            positive.data()[i] = (float) (z.data()[i] >= 0 ? weigh.same() * gain + weigh.other() * loss
                    : weigh.same() * loss + weigh.other() * gain);
        }
        return positive;
    }

    private Ratios ratios(Tensor z, Tensor weighed, Tensor upstream, float[] bias, Shares weigh) {
        Tensor ratio = Tensor.zeros(z.shape().clone());
        Tensor rest = Tensor.zeros(z.shape().clone());
        int channels = z.shape()[1];
        int area = z.itemLength() / channels;
        for (int item = 0; item < z.items(); item++) {
            int from = item * z.itemLength();
            double stabiliser = stabiliser(weighed.data(), from, from + z.itemLength());
            for (int i = from; i < from + z.itemLength(); i++) {
                boolean up = z.data()[i] >= 0;
                double push = up ? stabiliser : -stabiliser;
                double over = upstream.data()[i] / (weighed.data()[i] + push);
                double b = bias == null ? 0 : bias[i / area % channels];
                ratio.data()[i] = (float) over;
                rest.data()[i] = (float) (over * (push + b * (b > 0 == up ? weigh.same() : weigh.other())));
            }
        }
        return new Ratios(ratio, rest);
    }

    private double stabiliser(float[] data, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(data[i]);
        }
        return Math.max(epsilon * sum / (to - from), 1e-9);
    }

    private Tensor weighedDown(Node node, Tensor a, Tensor z, Tensor ratio, Shares weigh) throws ApicalException {
        Tensor same = Tensor.zeros(ratio.shape().clone());
        Tensor other = Tensor.zeros(ratio.shape().clone());
        for (int i = 0; i < ratio.data().length; i++) {
            boolean up = z.data()[i] >= 0;
            same.data()[i] = (float) (ratio.data()[i] * (up ? weigh.same() : weigh.other()));
            other.data()[i] = (float) (ratio.data()[i] * (up ? weigh.other() : weigh.same()));
        }
        Tensor down = both(node, same, other);
        if (hasNegative(a)) {
            Tensor below = both(node, other, same);
            for (int i = 0; i < down.data().length; i++) {
                down.data()[i] = a.data()[i] < 0 ? below.data()[i] : down.data()[i];
            }
        }
        multiply(down, a);
        return down;
    }

    /** Through the positive weights goes one thing, through the negative ones another. */
    private Tensor both(Node node, Tensor throughPositive, Tensor throughNegative) throws ApicalException {
        Tensor down = layers.linear(node, Layers.Variant.POSITIVE).transposed(throughPositive);
        LinearMap negative = layers.linear(node, Layers.Variant.NEGATIVE);
        if (negative != null && hasValues(throughNegative)) {
            Joins.addScaled(down, negative.transposed(throughNegative), 1);
        }
        return down;
    }

    private List<Tensor> sum(Node node, Operation.Add add, Tensor upstream) {
        Tensor z = values.get(node.name());
        Ratios ratios = ratios(z, z, upstream, null, Shares.EVEN);
        int terms = node.inputs().size();
        return IntStream.range(0, terms).mapToObj(k -> {
            Tensor term = values.get(node.inputs().get(k));
            Tensor down = Tensor.zeros(term.shape().clone());
            for (int i = 0; i < down.data().length; i++) {
                down.data()[i] = (float) (add.scales().get(k) * term.data()[i] * ratios.ratio().data()[i]
                        + (spread ? ratios.rest().data()[i] / terms : 0));
            }
            return down;
        }).toList();
    }

    private static void multiply(Tensor values, Tensor factors) {
        for (int i = 0; i < values.data().length; i++) {
            values.data()[i] *= factors.data()[i];
        }
    }

    private static boolean hasNegative(Tensor values) {
        for (float value : values.data()) {
            if (value < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasValues(Tensor values) {
        for (float value : values.data()) {
            if (value != 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void done(Node node) {
        values.remove(node.name());
    }
}
