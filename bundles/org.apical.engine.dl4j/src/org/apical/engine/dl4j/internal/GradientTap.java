package org.apical.engine.dl4j.internal;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Stands behind the network's input and takes the gradient out, which Deeplearning4j would throw away. */
final class GradientTap implements Kernel {

    private float[] gradient;

    @Override
    public INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr workspaces) {
        INDArray output = Workspaces.activation(workspaces, inputs[0].shape());
        output.assign(inputs[0]);
        return output;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray outputGradient, LayerWorkspaceMgr workspaces) {
        gradient = Transfer.read(outputGradient);
        return new INDArray[] {null};
    }

    /** Returns the gradient of the last backward pass once. */
    float[] take() {
        float[] taken = gradient;
        gradient = null;
        return taken;
    }
}
