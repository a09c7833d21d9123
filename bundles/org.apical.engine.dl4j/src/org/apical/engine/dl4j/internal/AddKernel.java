package org.apical.engine.dl4j.internal;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Adds its inputs, each times its scale. */
final class AddKernel implements Kernel {

    private final double[] scales;

    AddKernel(double... scales) {
        this.scales = scales;
    }

    @Override
    public INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr workspaces) {
        INDArray output = Workspaces.activation(workspaces, inputs[0].shape());
        inputs[0].mul(scales[0], output);
        if (scales.length > 1) {
            INDArray scaled = Workspaces.working(workspaces, output.shape());
            for (int i = 1; i < scales.length; i++) {
                if (scales[i] == 1) {
                    output.addi(inputs[i]);
                } else {
                    output.addi(inputs[i].mul(scales[i], scaled));
                }
            }
        }
        return output;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray[] gradients = new INDArray[scales.length];
        for (int i = 0; i < scales.length; i++) {
            gradients[i] = gradient.mul(scales[i], Workspaces.gradient(workspaces, gradient.shape()));
        }
        return gradients;
    }
}
