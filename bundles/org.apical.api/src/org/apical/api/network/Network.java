package org.apical.api.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as data: a graph of nodes in an order in which each follows its inputs. The last node is the output.
 *
 * <p>Outputs are raw scores: logits for classification, standardised values for regression. What turns them into
 * probabilities or units is {@link org.apical.api.task.Target}.
 *
 * @since 1.0
 */
public final class Network {

    /** The name under which nodes refer to the network's input. */
    public static final String INPUT = "input";

    private final String name;
    private final Shape input;
    private final Map<String, Node> nodes;
    private final List<ParameterSpec> parameters;
    private final long multiplies;

    Network(String name, Shape input, List<Node> nodes) {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("The network '" + name + "' has no nodes.");
        }
        this.name = name;
        this.input = input;
        this.nodes = new LinkedHashMap<>();
        List<ParameterSpec> specs = new ArrayList<>();
        long count = 0;
        for (Node node : nodes) {
            List<Shape> inputs = node.inputs().stream().map(this::shapeOf).toList();
            specs.addAll(Operations.parameters(node.name(), node.operation(), inputs));
            count += Operations.multiplies(node.operation(), inputs, node.output());
            this.nodes.put(node.name(), node);
        }
        this.parameters = List.copyOf(specs);
        this.multiplies = count;
    }

    /**
     * Returns the network's name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns the shape of one input item.
     *
     * @return the shape without the batch dimension
     */
    public Shape input() {
        return input;
    }

    /**
     * Returns the nodes, each behind its inputs.
     *
     * @return an unmodifiable list
     */
    public List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /**
     * Returns the output node.
     *
     * @return the last node
     */
    public Node output() {
        Node last = null;
        for (Node node : nodes.values()) {
            last = node;
        }
        return last;
    }

    /**
     * Returns a node by name.
     *
     * @param node the name
     * @return the node
     * @throws IllegalArgumentException when there is none of that name
     */
    public Node node(String node) {
        Node found = nodes.get(node);
        if (found == null) {
            throw new IllegalArgumentException("The network '" + name + "' has no node '" + node + "'.");
        }
        return found;
    }

    /**
     * Returns the shape of what a node gives.
     *
     * @param node a node's name or {@link #INPUT}
     * @return the shape without the batch dimension
     */
    public Shape shapeOf(String node) {
        return node.equals(INPUT) ? input : node(node).output();
    }

    /**
     * Returns the parameters in the order of the nodes.
     *
     * @return an unmodifiable list
     */
    public List<ParameterSpec> parameters() {
        return parameters;
    }

    /**
     * Returns how many numbers gradients train.
     *
     * @return the count, running statistics left out
     */
    public long trainableParameterCount() {
        return parameters.stream().filter(ParameterSpec::trainable).mapToLong(ParameterSpec::length).sum();
    }

    /**
     * Returns how many multiplications one item costs in convolutions and dense layers.
     *
     * @return the count
     */
    public long multiplyCount() {
        return multiplies;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network that && name.equals(that.name) && input.equals(that.input)
                && nodes().equals(that.nodes());
    }

    @Override
    public int hashCode() {
        return nodes.hashCode();
    }

    @Override
    public String toString() {
        return name + " (" + nodes.size() + " nodes, " + trainableParameterCount() + " parameters)";
    }
}
