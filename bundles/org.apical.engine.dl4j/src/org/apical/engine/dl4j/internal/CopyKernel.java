package org.apical.engine.dl4j.internal;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies its input: the carrier of lone activations. */
final class CopyKernel implements Kernel {

    @Override
    public INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr workspaces) {
        return Workspaces.activation(workspaces, inputs[0].shape()).assign(inputs[0]);
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, LayerWorkspaceMgr workspaces) {
        return new INDArray[] {Workspaces.gradient(workspaces, gradient.shape()).assign(gradient)};
    }
}
