package org.apical.engine.libtorch.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apical.api.network.Network;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;

/**
 * Finds nodes that run as one step: a batch normalisation or convolution and the rectifier behind it, and a convolution
 * with the addition that it ends in.
 */
final class Fusion {

    /**
     * Nodes that run as one.
     *
     * @param head the convolution or batch normalisation
     * @param residual the node that is added, or null
     * @param scale what the head's result is multiplied by before the addition
     * @param relu whether a rectifier ends it
     */
    record Group(Node head, String residual, double scale, boolean relu) {
    }

    private final Network network;
    private final Map<String, Integer> readers = new HashMap<>();
    private final Map<String, Group> byLast = new HashMap<>();
    private final Set<String> absorbed = new HashSet<>();

    /** @param live the nodes that the output depends on */
    Fusion(Network network, List<Node> live) {
        this.network = network;
        for (Node node : live) {
            node.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
        }
        readers.merge(network.output().name(), 1, Integer::sum);
        for (Node node : live) {
            if (node.operation() instanceof Operation.Add add) {
                residual(node, add);
            }
        }
        for (Node node : live) {
            if (node.operation() instanceof Operation.Activation a && a.kind() == Operation.Activation.Kind.RELU) {
                relu(node);
            }
        }
    }

    private void residual(Node node, Operation.Add add) {
        if (node.inputs().size() != 2) {
            return;
        }
        for (int i = 1; i >= 0; i--) {
            String head = node.inputs().get(i);
            boolean layer = onlyReader(head) && network.node(head).operation() instanceof Operation.Convolution;
            if (layer && add.scales().get(1 - i) == 1) {
                byLast.put(node.name(), new Group(network.node(head), node.inputs().get(1 - i), add.scales().get(i),
                        false));
                absorbed.add(head);
                return;
            }
        }
    }

    private void relu(Node node) {
        String input = node.inputs().get(0);
        if (!onlyReader(input)) {
            return;
        }
        Group group = byLast.remove(input);
        Node before = network.node(input);
        if (group == null && (before.operation() instanceof Operation.Convolution
                || before.operation() instanceof Operation.BatchNorm)) {
            group = new Group(before, null, 1, false);
        }
        if (group != null) {
            byLast.put(node.name(), new Group(group.head(), group.residual(), group.scale(), true));
            absorbed.add(input);
        }
    }

    /** Whether one node alone reads this one, which is not the network's input. */
    boolean onlyReader(String name) {
        return !name.equals(Network.INPUT) && readers.getOrDefault(name, 0) == 1;
    }

    /** Whether a node is part of a later step. */
    boolean absorbs(Node node) {
        return absorbed.contains(node.name());
    }

    /** Returns the nodes that end in this one; for a node of its own a group of one. */
    Group endingIn(Node node) {
        Group group = byLast.get(node.name());
        return group != null ? group : new Group(node, null, 1, false);
    }
}
