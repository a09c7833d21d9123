package org.apical.api.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a network node by node; shapes are checked as nodes are added.
 *
 * <pre>
 * NetworkBuilder b = new NetworkBuilder("tiny", Shape.of(1, 112, 112));
 * String x = b.convolution2d("conv1", Network.INPUT, 16, 3, 2, 1, false);
 * x = b.batchNorm("norm1", x);
 * x = b.relu("relu1", x);
 * x = b.globalAveragePool("pool", x);
 * b.dense("output", x, 1);
 * Network network = b.build();
 * </pre>
 *
 * @since 1.0
 */
public final class NetworkBuilder {

    private final String name;
    private final Shape input;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    /**
     * Begins a network.
     *
     * @param name the network's name
     * @param input the shape of one input item
     */
    public NetworkBuilder(String name, Shape input) {
        this.name = name;
        this.input = input;
    }

    /**
     * Adds a node.
     *
     * @param node its name, unique in the network
     * @param operation what it does
     * @param inputs the nodes it reads
     * @return its name, to read from
     * @throws IllegalArgumentException when the name is taken, an input is unknown or shapes do not fit
     */
    public String add(String node, Operation operation, String... inputs) {
        if (!node.matches("[A-Za-z0-9_-]+") || node.equals(Network.INPUT) || nodes.containsKey(node)) {
            throw new IllegalArgumentException("A node needs a name of its own of letters, digits, '_' and '-', not '"
                    + node + "'.");
        }
        List<Shape> shapes = new ArrayList<>();
        for (String from : inputs) {
            shapes.add(shapeOf(from));
        }
        if (shapes.isEmpty()) {
            throw new IllegalArgumentException("The node '" + node + "' has no input.");
        }
        try {
            nodes.put(node, new Node(node, operation, List.of(inputs), Operations.output(operation, shapes)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The node '" + node + "' ("
                    + operation.getClass().getSimpleName() + ") does not fit: " + e.getMessage() + ".", e);
        }
        return node;
    }

    /**
     * Returns the shape of what a node gives.
     *
     * @param node a node's name or {@link Network#INPUT}
     * @return the shape
     */
    public Shape shapeOf(String node) {
        if (node.equals(Network.INPUT)) {
            return input;
        }
        Node found = nodes.get(node);
        if (found == null) {
            throw new IllegalArgumentException("There is no node '" + node + "' in '" + name + "' yet.");
        }
        return found.output();
    }

    /**
     * Adds a square 2d convolution.
     *
     * @param node its name
     * @param from the node it reads
     * @param filters the number of output channels
     * @param kernel the kernel's side
     * @param stride the step
     * @param padding the zeros on each side
     * @param bias whether it has a bias
     * @return its name
     */
    public String convolution2d(String node, String from, int filters, int kernel, int stride, int padding,
            boolean bias) {
        return add(node, new Operation.Convolution(filters, List.of(kernel, kernel), List.of(stride, stride),
                List.of(padding, padding), bias), from);
    }

    /**
     * Adds a batch normalisation with epsilon 0.001 and momentum 0.9.
     *
     * @param node its name
     * @param from the node it reads
     * @return its name
     */
    public String batchNorm(String node, String from) {
        return add(node, new Operation.BatchNorm(0.001, 0.9), from);
    }

    /**
     * Adds a rectifier.
     *
     * @param node its name
     * @param from the node it reads
     * @return its name
     */
    public String relu(String node, String from) {
        return add(node, new Operation.Activation(Operation.Activation.Kind.RELU), from);
    }

    /**
     * Adds a square 2d maximum pooling without padding.
     *
     * @param node its name
     * @param from the node it reads
     * @param kernel the window's side
     * @param stride the step
     * @return its name
     */
    public String maximumPool2d(String node, String from, int kernel, int stride) {
        return add(node, new Operation.Pool(Operation.PoolKind.MAXIMUM, List.of(kernel, kernel),
                List.of(stride, stride), List.of(0, 0)), from);
    }

    /**
     * Adds a global average pooling.
     *
     * @param node its name
     * @param from the node it reads
     * @return its name
     */
    public String globalAveragePool(String node, String from) {
        return add(node, new Operation.GlobalPool(Operation.PoolKind.AVERAGE), from);
    }

    /**
     * Adds a dense layer with bias.
     *
     * @param node its name
     * @param from the node it reads, a vector
     * @param units the number of outputs
     * @return its name
     */
    public String dense(String node, String from, int units) {
        return add(node, new Operation.Dense(units, true), from);
    }

    /**
     * Finishes the network; the node added last is the output.
     *
     * @return the network
     */
    public Network build() {
        return new Network(name, input, List.copyOf(nodes.values()));
    }
}
