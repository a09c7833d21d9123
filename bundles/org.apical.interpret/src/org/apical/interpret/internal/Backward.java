package org.apical.interpret.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.network.Network;
import org.apical.api.network.Node;

/** Walks through a network from its output to its input by a rule; what reaches a node on several ways adds up. */
final class Backward {

    private Backward() {
    }

    /**
     * Walks back.
     *
     * @param network the network
     * @param output what belongs to its output
     * @param rule the rule
     * @param progress asked at every node whether to stop
     * @return what belongs to its input
     */
    static Tensor run(Network network, Tensor output, Rule rule, Progress progress) throws ApicalException {
        Map<String, Tensor> waiting = new HashMap<>();
        waiting.put(network.output().name(), output);
        List<Node> nodes = network.nodes();
        for (int k = nodes.size() - 1; k >= 0; k--) {
            progress.checkCancelled();
            Node node = nodes.get(k);
            Tensor upstream = waiting.remove(node.name());
            if (upstream != null) {
                List<Tensor> down = rule.down(node, upstream);
                for (int i = 0; i < down.size(); i++) {
                    waiting.merge(node.inputs().get(i), down.get(i), Backward::sum);
                }
            }
            rule.done(node);
        }
        Tensor reached = waiting.get(Network.INPUT);
        return reached == null ? Tensor.zeros(network.input().batch(output.items())) : reached;
    }

    private static Tensor sum(Tensor first, Tensor second) {
        Tensor sum = first.copy();
        Joins.addScaled(sum, second, 1);
        return sum;
    }

    /**
     * Picks one output of every item.
     *
     * @param network the network
     * @param values what to pick from, of the output's shape; {@code null} for ones
     * @param items the number of items
     * @param output the number of the output
     * @return zero everywhere but in that output; where the network gives maps, in all its places
     */
    static Tensor pick(Network network, Tensor values, int items, int output) {
        Tensor picked = Tensor.zeros(network.output().output().batch(items));
        int places = picked.itemLength() / network.output().output().channels();
        for (int item = 0; item < items; item++) {
            int from = item * picked.itemLength() + output * places;
            if (values == null) {
                Arrays.fill(picked.data(), from, from + places, 1);
            } else {
                System.arraycopy(values.data(), from, picked.data(), from, places);
            }
        }
        return picked;
    }
}
