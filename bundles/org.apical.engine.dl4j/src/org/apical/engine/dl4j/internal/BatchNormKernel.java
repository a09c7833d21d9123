package org.apical.engine.dl4j.internal;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.summarystats.Variance;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batch normalisation with the statistics of the batch. It only trains: for predictions it is folded away
 * ({@link org.apical.api.network.BatchNormFolding}).
 *
 * <p>Normalises by the biased variance of the batch. The batch's mean and biased variance are left where the gradients
 * of the running statistics would stand; {@link RunningStatistics} takes them from there.
 */
final class BatchNormKernel implements Kernel {

    private static final int CHANNELS = 1;
    private static final int[] ALL_BUT_CHANNELS = {0, 2, 3};

    private final long channels;
    private final NativeOp forward;
    private final NativeOp backward;
    private INDArray gamma;
    private INDArray beta;
    private INDArray gammaGradient;
    private INDArray betaGradient;
    private INDArray meanSlot;
    private INDArray varianceSlot;
    private INDArray mean;
    private INDArray variance;

    BatchNormKernel(long channels, double epsilon) {
        this.channels = channels;
        this.forward = new NativeOp("batchnorm", new double[] {epsilon}, 1, 1, CHANNELS);
        this.backward = new NativeOp("batchnorm_bp", new double[] {epsilon}, 1, 1, CHANNELS);
    }

    @Override
    public long parameterCount() {
        return 4 * channels;
    }

    @Override
    public void bindParameters(INDArray view) {
        ParameterViews views = new ParameterViews(view);
        gamma = views.next(channels);
        beta = views.next(channels);
    }

    @Override
    public void bindGradients(INDArray view) {
        ParameterViews views = new ParameterViews(view);
        gammaGradient = views.next(channels);
        betaGradient = views.next(channels);
        meanSlot = views.next(channels);
        varianceSlot = views.next(channels);
    }

    @Override
    public INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr workspaces) {
        if (!training) {
            throw new IllegalStateException("Batch normalisation must be folded before predicting.");
        }
        INDArray input = asFrames(inputs[0]);
        mean = Workspaces.activation(workspaces, channels);
        variance = Workspaces.activation(workspaces, channels);
        input.mean(mean, ALL_BUT_CHANNELS);
        Nd4j.getExecutioner().exec(new Variance(input, variance, false, ALL_BUT_CHANNELS));
        INDArray output = Workspaces.activation(workspaces, inputs[0].shape());
        forward.run(new INDArray[] {input, mean, variance, gamma, beta}, asFrames(output));
        return output;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray inputGradient = Workspaces.gradient(workspaces, inputs[0].shape());
        backward.run(new INDArray[] {asFrames(inputs[0]), mean, variance, gamma, beta, asFrames(gradient)},
                asFrames(inputGradient), Workspaces.scratch(workspaces, channels),
                Workspaces.scratch(workspaces, channels), gammaGradient, betaGradient);
        meanSlot.assign(mean);
        varianceSlot.assign(variance);
        mean = null;
        variance = null;
        return new INDArray[] {inputGradient};
    }

    /** Views vectors, frames and volumes as [n, channels, rows, columns]: the statistics are the same. */
    private static INDArray asFrames(INDArray array) {
        return switch (array.rank()) {
            case 2 -> array.reshape('c', array.size(0), array.size(1), 1, 1);
            case 5 -> array.reshape('c', array.size(0), array.size(1), array.size(2) * array.size(3), array.size(4));
            default -> array;
        };
    }
}
