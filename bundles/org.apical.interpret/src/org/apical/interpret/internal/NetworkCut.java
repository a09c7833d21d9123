package org.apical.interpret.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apical.api.Tensor;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Node;
import org.apical.api.network.ParameterSpec;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;

/** Cuts a network in two at a layer that every path goes through. */
public final class NetworkCut {

    private NetworkCut() {
    }

    /**
     * Lists the nodes with places at which a network can be cut: every path from input to output goes through them.
     *
     * @param network the network
     * @return the nodes, each behind those before it, the output left out
     */
    public static List<Node> places(Network network) {
        List<Node> nodes = network.nodes();
        List<Node> found = new ArrayList<>();
        for (int k = 0; k < nodes.size() - 1; k++) {
            Node node = nodes.get(k);
            boolean spatial = node.output().length() > node.output().channels();
            if (spatial && through(nodes, k)) {
                found.add(node);
            }
        }
        return found;
    }

    /** Whether all that is behind node k reads node k or what is behind it. */
    private static boolean through(List<Node> nodes, int k) {
        List<String> behind = nodes.subList(k, nodes.size()).stream().map(Node::name).toList();
        return nodes.subList(k + 1, nodes.size()).stream().allMatch(node -> behind.containsAll(node.inputs()));
    }

    /**
     * Chooses the place where features are most abstract: the last of the coarsest.
     *
     * @param network the network
     * @return the node, empty when nothing in the network has places
     */
    public static Optional<Node> deepest(Network network) {
        Node deepest = null;
        for (Node node : places(network)) {
            deepest = deepest == null || area(node) <= area(deepest) ? node : deepest;
        }
        return Optional.ofNullable(deepest);
    }

    private static long area(Node node) {
        return node.output().length() / node.output().channels();
    }

    /**
     * Returns the part from the input to a node.
     *
     * @param trained the network
     * @param node a node of {@link #places}
     * @return a network whose output is the node's
     */
    public static TrainedNetwork head(TrainedNetwork trained, Node node) {
        List<Node> nodes = trained.network().nodes();
        NetworkBuilder builder = new NetworkBuilder(trained.network().name() + "-head", trained.network().input());
        nodes.subList(0, nodes.indexOf(node) + 1).forEach(each ->
                builder.add(each.name(), each.operation(), each.inputs().toArray(String[]::new)));
        return with(builder.build(), trained.weights());
    }

    /**
     * Returns the part from a node to the output.
     *
     * @param trained the network
     * @param node a node of {@link #places}
     * @return a network whose input is the node's output
     */
    public static TrainedNetwork tail(TrainedNetwork trained, Node node) {
        List<Node> nodes = trained.network().nodes();
        NetworkBuilder builder = new NetworkBuilder(trained.network().name() + "-tail", node.output());
        nodes.subList(nodes.indexOf(node) + 1, nodes.size()).forEach(each ->
                builder.add(each.name(), each.operation(), each.inputs().stream()
                        .map(name -> name.equals(node.name()) ? Network.INPUT : name).toArray(String[]::new)));
        return with(builder.build(), trained.weights());
    }

    private static TrainedNetwork with(Network network, Weights weights) {
        Map<String, Tensor> own = new LinkedHashMap<>();
        for (ParameterSpec spec : network.parameters()) {
            own.put(spec.name(), weights.get(spec.name()));
        }
        return new TrainedNetwork(network, new Weights(own));
    }
}
