package org.apical.engine.dl4j.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

import org.apical.api.engine.support.LiveNodes;
import org.apical.api.network.Network;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;
import org.apical.api.network.ParameterSpec;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;

/**
 * Compiles a network to a Deeplearning4j graph.
 *
 * <p>Nodes that nothing reads are left out. An activation behind a kernel that nothing else reads runs in place in that
 * kernel's vertex, which saves an array a layer.
 */
final class GraphCompiler {

    private static final String TAP = "input~gradient";

    private final Network network;
    private final boolean training;
    private final LongSupplier stepSeed;
    private final Map<String, Integer> readers = new HashMap<>();
    private final Map<String, String> sources = new HashMap<>();
    private final Map<String, List<String>> parametersOfVertex = new LinkedHashMap<>();
    private final GraphBuilder builder = new NeuralNetConfiguration.Builder()
            .trainingWorkspaceMode(WorkspaceMode.ENABLED).inferenceWorkspaceMode(WorkspaceMode.ENABLED)
            .miniBatch(false).graphBuilder();
    private final GradientTap tap = new GradientTap();

    private GraphCompiler(Network network, boolean training, LongSupplier stepSeed) {
        this.network = network;
        this.training = training;
        this.stepSeed = stepSeed;
    }

    /** Compiles a network that trains; {@code stepSeed} seeds the dropout of the present step. */
    static CompiledNetwork forTraining(Network network, LongSupplier stepSeed) {
        return new GraphCompiler(network, true, stepSeed).compile();
    }

    /** Compiles a network without batch normalisation for predictions and input gradients. */
    static CompiledNetwork forPrediction(Network folded) {
        return new GraphCompiler(folded, false, () -> 0).compile();
    }

    private CompiledNetwork compile() {
        List<Node> nodes = LiveNodes.of(network);
        nodes.forEach(node -> node.inputs().forEach(input -> readers.merge(input, 1, Integer::sum)));
        builder.addInputs(Network.INPUT);
        sources.put(Network.INPUT, Network.INPUT);
        if (!training) {
            vertex(TAP, tap, null, List.of(Network.INPUT), List.of());
            sources.put(Network.INPUT, TAP);
        }
        Set<String> fused = new HashSet<>();
        for (Node node : nodes) {
            if (!fused.contains(node.name())) {
                add(node, nodes, fused);
            }
        }
        builder.setOutputs(sources.get(network.output().name()));
        return finish();
    }

    private void add(Node node, List<Node> nodes, Set<String> fused) {
        if (node.operation() instanceof Operation.Dropout dropout && !(training && dropout.rate() > 0)
                && !node.equals(network.output())) {
            sources.put(node.name(), sources.get(node.inputs().get(0)));
            return;
        }
        FusedActivation activation = null;
        String name = node.name();
        if (node.operation() instanceof Operation.Activation alone) {
            activation = new FusedActivation(alone.kind());
        } else {
            Node next = soleActivation(node, nodes);
            if (next != null) {
                activation = new FusedActivation(((Operation.Activation) next.operation()).kind());
                name = next.name();
                fused.add(name);
            }
        }
        boolean gradientUnused = training && node.inputs().get(0).equals(Network.INPUT)
                && readers.get(Network.INPUT) == 1;
        Kernel kernel = Kernels.of(node, network, training, gradientUnused, stepSeed);
        List<String> parameters = network.parameters().stream().map(ParameterSpec::name)
                .filter(parameter -> parameter.startsWith(node.name() + ".")).toList();
        vertex(name, kernel, activation, node.inputs().stream().map(sources::get).toList(), parameters);
        sources.put(node.name(), name);
        sources.put(name, name);
    }

    /** The activation that alone reads a node, or null. A dropout's output must stay for its own backward pass. */
    private Node soleActivation(Node node, List<Node> nodes) {
        if (readers.getOrDefault(node.name(), 0) != 1 || node.operation() instanceof Operation.Dropout) {
            return null;
        }
        for (Node reader : nodes) {
            if (reader.inputs().contains(node.name())) {
                return reader.operation() instanceof Operation.Activation ? reader : null;
            }
        }
        return null;
    }

    private void vertex(String name, Kernel kernel, FusedActivation activation, List<String> inputs,
            List<String> parameters) {
        List<String> distinct = new ArrayList<>();
        for (String input : inputs) {
            // Deeplearning4j confuses the edges of a vertex that reads another twice; a copy stands in between.
            String from = input;
            for (int copy = 1; distinct.contains(from); copy++) {
                from = name + "~" + copy + "~" + input;
                if (!distinct.contains(from)) {
                    builder.addVertex(from, new KernelConfiguration(new CopyKernel(), null, 1), input);
                }
            }
            distinct.add(from);
        }
        builder.addVertex(name, new KernelConfiguration(kernel, activation, distinct.size()),
                distinct.toArray(String[]::new));
        parametersOfVertex.put(name, parameters);
    }

    private CompiledNetwork finish() {
        Map<String, ParameterSpec> specs = new HashMap<>();
        network.parameters().forEach(spec -> specs.put(spec.name(), spec));
        long total = parametersOfVertex.values().stream().flatMap(List::stream)
                .mapToLong(parameter -> specs.get(parameter).length()).sum();
        Graph graph = new Graph(builder.build(), total);
        Map<String, Long> offsets = new HashMap<>();
        long offset = 0;
        for (int index : graph.topologicalSortOrder()) {
            String vertex = graph.getVertices()[index].getVertexName();
            for (String parameter : parametersOfVertex.getOrDefault(vertex, List.of())) {
                offsets.put(parameter, offset);
                offset += specs.get(parameter).length();
            }
        }
        return new CompiledNetwork(network, graph, offsets, tap);
    }
}
