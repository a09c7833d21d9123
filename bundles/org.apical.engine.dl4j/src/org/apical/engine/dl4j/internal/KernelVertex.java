package org.apical.engine.dl4j.internal;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A vertex of a Deeplearning4j graph that runs a kernel, and an activation in place behind it where there is one. */
final class KernelVertex extends BaseGraphVertex {

    private static final long serialVersionUID = 1L;

    private final transient Kernel kernel;
    private final transient FusedActivation activation;
    private transient INDArray output;

    KernelVertex(ComputationGraph graph, String name, int index, Kernel kernel, FusedActivation activation,
            DataType type) {
        super(graph, name, index, null, null, type);
        this.kernel = kernel;
        this.activation = activation;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        output = kernel.forward(inputs, training, workspaces);
        if (activation != null) {
            activation.apply(output);
        }
        return output;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        INDArray gradient = epsilon;
        if (activation != null) {
            gradient = Workspaces.scratch(workspaces, epsilon.shape());
            activation.backward(output, epsilon, gradient);
        }
        return new Pair<>(null, kernel.backward(inputs, gradient, workspaces));
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray gradients) {
        if (gradients != null) {
            kernel.bindGradients(gradients);
        }
    }

    @Override
    public void clear() {
        super.clear();
        output = null;
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public Layer getLayer() {
        return null;
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int batch) {
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return vertexName + " (" + kernel.getClass().getSimpleName() + ")";
    }
}
