package org.apical.api.engine.support;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apical.api.network.Network;
import org.apical.api.network.Node;

/**
 * Finds the nodes that a network's output depends on.
 *
 * @since 1.0
 */
public final class LiveNodes {

    private LiveNodes() {
    }

    /**
     * Returns the nodes that the output depends on.
     *
     * @param network the network
     * @return the nodes in the network's order
     */
    public static List<Node> of(Network network) {
        Set<String> live = new HashSet<>(Set.of(network.output().name()));
        List<Node> reversed = new ArrayList<>(network.nodes());
        Collections.reverse(reversed);
        List<Node> kept = new ArrayList<>();
        for (Node node : reversed) {
            if (live.contains(node.name())) {
                live.addAll(node.inputs());
                kept.add(node);
            }
        }
        Collections.reverse(kept);
        return kept;
    }
}
