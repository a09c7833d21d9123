package org.apical.engine.dl4j.internal;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Repeats every value along the spatial dimensions. */
final class UpsampleKernel implements Kernel {

    private static final int CHANNELS_LAST = 0;

    private final int[] factors;
    private final NativeOp forward;
    private final NativeOp backward;

    /** @param factors one a dimension, two or three */
    UpsampleKernel(int... factors) {
        this.factors = factors;
        String name = "upsampling" + factors.length + "d";
        long[] arguments = new long[factors.length + 1];
        for (int i = 0; i < factors.length; i++) {
            arguments[i] = factors[i];
        }
        arguments[factors.length] = CHANNELS_LAST;
        this.forward = new NativeOp(name, arguments);
        this.backward = new NativeOp(name + "_bp", CHANNELS_LAST);
    }

    @Override
    public INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr workspaces) {
        long[] shape = inputs[0].shape().clone();
        for (int i = 0; i < factors.length; i++) {
            shape[i + 1] *= factors[i];
        }
        INDArray output = Workspaces.activation(workspaces, shape);
        forward.run(inputs, output);
        return output;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray inputGradient = Workspaces.gradient(workspaces, inputs[0].shape());
        backward.run(new INDArray[] {inputs[0], gradient}, inputGradient);
        return new INDArray[] {inputGradient};
    }
}
