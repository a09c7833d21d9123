package org.apical.engine.dl4j.internal;

import java.util.function.LongSupplier;

import org.apical.api.engine.support.DropoutMask;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Dropout while training, with a mask of our own and not of ND4J's global generator. */
final class DropoutKernel implements Kernel {

    private final double rate;
    private final String node;
    private final LongSupplier stepSeed;
    private INDArray mask;

    DropoutKernel(double rate, String node, LongSupplier stepSeed) {
        this.rate = rate;
        this.node = node;
        this.stepSeed = stepSeed;
    }

    @Override
    public INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr workspaces) {
        if (!training) {
            throw new IllegalStateException("Dropout must be left out before predicting.");
        }
        float[] keep = DropoutMask.draw(rate, node, stepSeed.getAsLong(), Math.toIntExact(inputs[0].length()));
        mask = Workspaces.activation(workspaces, inputs[0].shape());
        Transfer.write(keep, mask);
        return inputs[0].mul(mask, Workspaces.activation(workspaces, inputs[0].shape()));
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray inputGradient = gradient.mul(mask, Workspaces.gradient(workspaces, gradient.shape()));
        mask = null;
        return new INDArray[] {inputGradient};
    }
}
