package org.apical.engine.dl4j.internal;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalisation with the statistics of the batch. It only trains: for predictions it is folded away
 * ({@link org.apical.api.network.BatchNormFolding}).
 *
 * <p>Normalises by the biased variance of the batch. The batch's mean and biased variance are left where the gradients
 * of the running statistics would stand; {@link RunningStatistics} takes them from there.
 *
 * <p>The backward pass is put together from fast operations, in less than half the time of ND4J's
 * {@code batchnorm_bp}. With N values a channel, r = 1 / sqrt(variance + epsilon) and normalised input h
 * (Ioffe and Szegedy, arXiv:1502.03167, section 3): d beta = sum dy, d gamma = sum dy h, and
 * dx = gamma r (dy - d beta / N - h d gamma / N), which is one affine map of dy and one of x.
 */
final class BatchNormKernel implements Kernel {

    private static final int CHANNEL_AXIS = 3;

    private final int channels;
    private final double epsilon;
    private final NativeOp normalise;
    private final NativeOp scale;
    private final NativeOp columnSums = new NativeOp("matmul", 0, 0);
    private INDArray gamma;
    private INDArray beta;
    private INDArray gammaGradient;
    private INDArray betaGradient;
    private INDArray meanSlot;
    private INDArray varianceSlot;
    private INDArray mean;
    private INDArray variance;

    BatchNormKernel(int channels, double epsilon) {
        this.channels = channels;
        this.epsilon = epsilon;
        this.normalise = new NativeOp("batchnorm", new double[] {epsilon}, 1, 1, CHANNEL_AXIS);
        this.scale = new NativeOp("batchnorm", new double[] {0}, 1, 1, CHANNEL_AXIS);
    }

    @Override
    public long parameterCount() {
        return 4L * channels;
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
        INDArray output = Workspaces.activation(workspaces, inputs[0].shape());
        INDArray result = asFrames(output);
        mean = Workspaces.activation(workspaces, channels);
        variance = Workspaces.activation(workspaces, channels);
        INDArray one = Workspaces.filled(workspaces, channels, 1);
        INDArray zero = Workspaces.filled(workspaces, channels, 0);
        Transfer.write(means(input, workspaces), mean);
        scale.run(new INDArray[] {input, mean, one, one, zero}, result);
        result.muli(result);
        Transfer.write(means(result, workspaces), variance);
        normalise.run(new INDArray[] {input, mean, variance, gamma, beta}, result);
        return output;
    }

    private float[] means(INDArray frames, LayerWorkspaceMgr workspaces) {
        float[] means = channelSums(frames, workspaces);
        double count = (double) frames.length() / channels;
        for (int c = 0; c < channels; c++) {
            means[c] = (float) (means[c] / count);
        }
        return means;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray input = asFrames(inputs[0]);
        INDArray outputGradient = asFrames(gradient);
        INDArray inputGradient = Workspaces.gradient(workspaces, inputs[0].shape());
        INDArray result = asFrames(inputGradient);
        INDArray scratch = Workspaces.scratch(workspaces, input.shape());
        float[] means = Transfer.read(mean);
        float[] variances = Transfer.read(variance);
        float[] gammas = Transfer.read(gamma);

        INDArray one = Workspaces.filled(workspaces, channels, 1);
        INDArray zero = Workspaces.filled(workspaces, channels, 0);
        normalise.run(new INDArray[] {input, mean, variance, one, zero}, scratch);
        scratch.muli(outputGradient);
        float[] shiftGradients = channelSums(outputGradient, workspaces);
        float[] scaleGradients = channelSums(scratch, workspaces);

        float[] ofGradient = new float[channels];
        float[] ofInput = new float[channels];
        float[] constant = new float[channels];
        double count = (double) input.length() / channels;
        for (int c = 0; c < channels; c++) {
            double factor = gammas[c] / Math.sqrt(variances[c] + epsilon);
            ofGradient[c] = (float) factor;
            ofInput[c] = (float) (-factor * scaleGradients[c] / count);
            constant[c] = (float) (-factor * shiftGradients[c] / count);
        }
        scale.run(new INDArray[] {outputGradient, zero, one, channelArray(workspaces, ofGradient), zero}, result);
        normalise.run(new INDArray[] {input, mean, variance, channelArray(workspaces, ofInput),
            channelArray(workspaces, constant)}, scratch);
        result.addi(scratch);

        Transfer.write(shiftGradients, betaGradient);
        Transfer.write(scaleGradients, gammaGradient);
        Transfer.write(means, meanSlot);
        Transfer.write(variances, varianceSlot);
        mean = null;
        variance = null;
        return new INDArray[] {inputGradient};
    }

    /** Sums over all but the channels: a product of ones with the matrix of all positions by channels. */
    private float[] channelSums(INDArray frames, LayerWorkspaceMgr workspaces) {
        long positions = frames.length() / channels;
        INDArray ones = Workspaces.filled(workspaces, positions, 1).reshape('c', 1, positions);
        INDArray sums = Workspaces.filled(workspaces, channels, 0).reshape('c', 1, channels);
        columnSums.run(new INDArray[] {ones, frames.reshape('c', positions, channels)}, sums);
        return Transfer.read(sums);
    }

    private INDArray channelArray(LayerWorkspaceMgr workspaces, float[] values) {
        INDArray array = Workspaces.scratch(workspaces, channels);
        Transfer.write(values, array);
        return array;
    }

    /** Views vectors, frames and volumes as [n, rows, columns, channels]: the statistics are the same. */
    private static INDArray asFrames(INDArray array) {
        return switch (array.rank()) {
            case 2 -> array.reshape('c', array.size(0), 1, 1, array.size(1));
            case 5 -> array.reshape('c', array.size(0), array.size(1) * array.size(2), array.size(3), array.size(4));
            default -> array;
        };
    }
}
