package org.apical.engine.dl4j.internal;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Joins its inputs along the channels. */
final class ConcatenateKernel implements Kernel {

    private final NativeOp join = new NativeOp("concat", -1);

    @Override
    public INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr workspaces) {
        long[] shape = inputs[0].shape().clone();
        int channels = shape.length - 1;
        for (int i = 1; i < inputs.length; i++) {
            shape[channels] += inputs[i].size(channels);
        }
        INDArray output = Workspaces.activation(workspaces, shape);
        join.run(inputs, output);
        return output;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray[] gradients = new INDArray[inputs.length];
        int channels = gradient.rank() - 1;
        long from = 0;
        for (int i = 0; i < inputs.length; i++) {
            long to = from + inputs[i].size(channels);
            INDArrayIndex[] part = NDArrayIndex.allFor(gradient);
            part[channels] = NDArrayIndex.interval(from, to);
            gradients[i] = Workspaces.gradient(workspaces, inputs[i].shape());
            gradients[i].assign(gradient.get(part));
            from = to;
        }
        return gradients;
    }
}
