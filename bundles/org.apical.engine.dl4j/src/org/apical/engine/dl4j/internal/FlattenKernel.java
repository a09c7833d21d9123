package org.apical.engine.dl4j.internal;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Turns an item into a vector, channels slowest. */
final class FlattenKernel implements Kernel {

    @Override
    public INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr workspaces) {
        INDArray output = Workspaces.activation(workspaces, inputs[0].size(0), inputs[0].length() / inputs[0].size(0));
        channelsFirst(output, inputs[0]).assign(channelsLast(inputs[0]).permute(0, 2, 1));
        return output;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray inputGradient = Workspaces.gradient(workspaces, inputs[0].shape());
        channelsLast(inputGradient).assign(channelsFirst(gradient, inputs[0]).permute(0, 2, 1));
        return new INDArray[] {inputGradient};
    }

    private static INDArray channelsLast(INDArray image) {
        return image.reshape('c', image.size(0), -1, image.size(image.rank() - 1));
    }

    private static INDArray channelsFirst(INDArray vectors, INDArray image) {
        return vectors.reshape('c', image.size(0), image.size(image.rank() - 1), -1);
    }
}
