package org.apical.interpret.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apical.api.network.Network;
import org.apical.api.network.Node;
import org.apical.api.network.Operation.Dense;
import org.apical.interpret.internal.RelevanceRule.Shares;

/**
 * Which layers use which rule of relevance propagation.
 *
 * @param gamma how much more contributions with the sign of a unit's value count; infinite when only these count
 * @param lower the share of the convolutions, from the input on, that weigh so
 * @param dense whether dense layers below the last layer weigh so too
 */
public record RelevanceShares(double gamma, double lower, boolean dense) {

    /** The epsilon rule everywhere. */
    public static final RelevanceShares EPSILON = new RelevanceShares(0, 0, false);

    Map<String, Shares> of(Network network) {
        Shares shares = Double.isInfinite(gamma) ? new Shares(1, 0) : new Shares(1 + gamma, 1);
        Set<String> last = last(network);
        List<Node> mixing = network.nodes().stream().filter(Layers::mixing).toList();
        List<Node> convolutions = mixing.stream().filter(node -> !(node.operation() instanceof Dense)).toList();
        Map<String, Shares> byNode = new HashMap<>();
        for (Node node : mixing) {
            boolean weighs = node.operation() instanceof Dense ? dense
                    : convolutions.indexOf(node) < Math.ceil(lower * convolutions.size());
            if (weighs && !last.contains(node.name())) {
                byNode.put(node.name(), shares);
            }
        }
        return byNode;
    }

    /** The layers with weights from which no other such layer is reached. */
    private static Set<String> last(Network network) {
        Set<String> before = new HashSet<>();
        Set<String> last = new HashSet<>();
        List<Node> nodes = network.nodes();
        for (int k = nodes.size() - 1; k >= 0; k--) {
            Node node = nodes.get(k);
            if (Layers.mixing(node) && !before.contains(node.name())) {
                last.add(node.name());
            }
            if (Layers.mixing(node) || before.contains(node.name())) {
                before.addAll(node.inputs());
            }
        }
        return last;
    }
}
