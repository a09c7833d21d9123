package org.apical.engine.dl4j.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apical.api.Tensor;
import org.apical.api.network.Network;
import org.apical.api.network.ParameterSpec;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A graph on the device together with where each parameter of the network lies in its flat arrays. */
final class CompiledNetwork {

    private final Network network;
    private final Graph graph;
    private final Map<String, Long> offsets;
    private final GradientTap tap;
    private final long[] inputShape;
    private INDArray input;

    CompiledNetwork(Network network, Graph graph, Map<String, Long> offsets, GradientTap tap) {
        this.network = network;
        this.graph = graph;
        this.offsets = Map.copyOf(offsets);
        this.tap = tap;
        this.inputShape = Shapes.item(network.input());
    }

    Graph graph() {
        return graph;
    }

    Network network() {
        return network;
    }

    /** Returns the gradient with respect to the input that the last backward pass left. */
    float[] inputGradient() {
        return Shapes.channelsFirst(tap.take(), network.input());
    }

    /** Copies weights to the device; parameters of nodes that nothing reads have no place there. */
    void upload(Map<String, float[]> weights) {
        weights.forEach((name, values) -> {
            Long offset = offsets.get(name);
            if (offset != null) {
                Transfer.write(values, graph.flatParameters(), offset);
            }
        });
    }

    /**
     * Copies the gradients of the last backward pass from the device into arrays of the parameters' lengths; those of
     * nodes that nothing reads are zero.
     */
    void downloadGradients(Map<String, float[]> gradients) {
        gradients.forEach((name, values) -> {
            Long offset = offsets.get(name);
            if (offset != null) {
                Transfer.read(graph.flatGradients(), offset, values);
            } else {
                Arrays.fill(values, 0);
            }
        });
    }

    /** Returns arrays for {@link #downloadGradients}. */
    Map<String, float[]> newGradients() {
        Map<String, float[]> gradients = new LinkedHashMap<>();
        for (ParameterSpec spec : network.parameters()) {
            gradients.put(spec.name(), new float[spec.length()]);
        }
        return gradients;
    }

    /** Copies a batch to the device, into the same memory as long as the number of items stays the same. */
    INDArray input(Tensor batch) {
        if (input == null || input.size(0) != batch.items()) {
            freeInput();
            input = Graph.detached(Shapes.batch(batch.items(), inputShape));
        }
        Transfer.write(Shapes.channelsLast(batch.data(), network.input()), input);
        return input;
    }

    private void freeInput() {
        if (input != null) {
            input.close();
            input = null;
        }
    }

    void free() {
        freeInput();
        graph.free();
    }
}
