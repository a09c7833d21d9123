package org.apical.engine.dl4j.internal;

import org.apical.api.network.Operation.PoolKind;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Maximum and average pooling; padding never counts. Global pooling is a window as large as the input. */
final class PoolKernel implements Kernel {

    private static final int NO_SAME_MODE = 0;
    private static final int EXCLUDE_PADDING = 0;
    private static final int CHANNELS_LAST = 1;

    private final long[] pooledShape;
    private final boolean flat;
    private final NativeOp forward;
    private final NativeOp backward;

    /**
     * @param pooledShape the item's shape behind the windows
     * @param flat whether the output is a vector of the channels
     */
    PoolKernel(PoolKind kind, WindowArguments window, long[] pooledShape, boolean flat) {
        this.pooledShape = pooledShape;
        this.flat = flat;
        String name = (kind == PoolKind.MAXIMUM ? "max" : "avg") + (window.rank() == 2 ? "pool2d" : "pool3dnew");
        long[] arguments = window.with(NO_SAME_MODE, EXCLUDE_PADDING, CHANNELS_LAST);
        this.forward = new NativeOp(name, arguments);
        this.backward = new NativeOp(name + "_bp", arguments);
    }

    @Override
    public INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr workspaces) {
        long items = inputs[0].size(0);
        INDArray output = Workspaces.activation(workspaces, Shapes.batch(items, pooledShape));
        forward.run(inputs, output);
        return flat ? output.reshape('c', items, -1) : output;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray inputGradient = Workspaces.gradient(workspaces, inputs[0].shape());
        INDArray shaped = flat ? gradient.reshape('c', Shapes.batch(inputs[0].size(0), pooledShape)) : gradient;
        backward.run(new INDArray[] {inputs[0], shaped}, inputGradient);
        return new INDArray[] {inputGradient};
    }
}
