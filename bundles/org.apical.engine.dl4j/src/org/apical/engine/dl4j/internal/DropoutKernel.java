package org.apical.engine.dl4j.internal;

import java.util.SplittableRandom;
import java.util.function.LongSupplier;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Dropout while training. The mask is drawn here and not by ND4J's global generator, from the seed of the step and of
 * the node alone, so that a resumed run draws the same masks whatever else the process did, on any number of threads.
 */
final class DropoutKernel implements Kernel {

    private final double rate;
    private final long nodeSeed;
    private final LongSupplier stepSeed;
    private INDArray mask;

    DropoutKernel(double rate, String node, LongSupplier stepSeed) {
        this.rate = rate;
        this.nodeSeed = node.hashCode() * 0x9E3779B97F4A7C15L;
        this.stepSeed = stepSeed;
    }

    @Override
    public INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr workspaces) {
        if (!training) {
            throw new IllegalStateException("Dropout must be left out before predicting.");
        }
        SplittableRandom random = new SplittableRandom(stepSeed.getAsLong() ^ nodeSeed);
        float[] keep = new float[Math.toIntExact(inputs[0].length())];
        float scale = (float) (1 / (1 - rate));
        for (int i = 0; i < keep.length; i++) {
            keep[i] = random.nextDouble() < rate ? 0 : scale;
        }
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
