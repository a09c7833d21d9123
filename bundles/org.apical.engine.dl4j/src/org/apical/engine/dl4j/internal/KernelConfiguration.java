package org.apical.engine.dl4j.internal;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Puts a kernel into the configuration of a Deeplearning4j graph. */
final class KernelConfiguration extends GraphVertex {

    private static final long serialVersionUID = 1L;

    private final transient Kernel kernel;
    private final transient FusedActivation activation;
    private final int inputs;

    KernelConfiguration(Kernel kernel, FusedActivation activation, int inputs) {
        this.kernel = kernel;
        this.activation = activation;
        this.inputs = inputs;
    }

    @Override
    public GraphVertex clone() {
        return new KernelConfiguration(kernel, activation, inputs);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KernelConfiguration that && kernel == that.kernel;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(kernel);
    }

    @Override
    public long numParams(boolean backprop) {
        return kernel.parameterCount();
    }

    @Override
    public int minVertexInputs() {
        return inputs;
    }

    @Override
    public int maxVertexInputs() {
        return inputs;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(ComputationGraph graph, String name, int index,
            INDArray parameters, boolean initialize, DataType type) {
        if (parameters != null) {
            kernel.bindParameters(parameters);
        }
        return new KernelVertex(graph, name, index, kernel, activation, type);
    }

    @Override
    public InputType getOutputType(int layer, InputType... types) {
        throw new UnsupportedOperationException("Shapes are checked by the network, not by Deeplearning4j.");
    }

    @Override
    public MemoryReport getMemoryReport(InputType... types) {
        throw new UnsupportedOperationException("Memory is estimated from the network, not by Deeplearning4j.");
    }
}
