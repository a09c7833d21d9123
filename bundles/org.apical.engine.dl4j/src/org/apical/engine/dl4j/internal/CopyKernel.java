package org.apical.engine.dl4j.internal;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies its input, and gives it another shape where one is named: flattening, and the carrier of lone activations. */
final class CopyKernel implements Kernel {

    private final long[] outputShape;

    CopyKernel() {
        this(null);
    }

    CopyKernel(long[] outputShape) {
        this.outputShape = outputShape;
    }

    @Override
    public INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr workspaces) {
        long[] shape = outputShape == null ? inputs[0].shape() : Shapes.batch(inputs[0].size(0), outputShape);
        INDArray output = Workspaces.activation(workspaces, shape);
        output.reshape('c', inputs[0].shape()).assign(inputs[0]);
        return output;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray inputGradient = Workspaces.gradient(workspaces, inputs[0].shape());
        inputGradient.assign(gradient.reshape('c', inputs[0].shape()));
        return new INDArray[] {inputGradient};
    }
}
