package org.apical.engine.dl4j.internal;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.layers.convolution.ConvolutionHelper;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Convolutions and transposed convolutions in two or three dimensions.
 *
 * <p>Plain two-dimensional ones go through Deeplearning4j's oneDNN helper where there is one. Our weight layouts are
 * ones that ND4J takes directly: [out, in, kernel...], and [in, out, kernel...] when transposed.
 */
final class ConvolutionKernel implements Kernel {

    private static final int NO_SAME_MODE = 0;
    private static final int CHANNELS_LAST = 1;
    private static final int OUR_WEIGHT_FORMAT = 1;

    private final WindowArguments window;
    private final long[] weightShape;
    private final boolean bias;
    private final long[] outputShape;
    private final boolean gradientUnused;
    private final ConvolutionHelper helper;
    private final NativeOp forward;
    private final NativeOp backward;
    private final NativeOp inputBackward;
    private final boolean withoutOneDnn;
    private INDArray weights;
    private INDArray biases;
    private INDArray weightGradient;
    private INDArray biasGradient;

    /**
     * @param layer the layer's window, shapes and bias
     * @param training whether gradients of the weights are wanted
     * @param gradientUnused whether nobody asks for the gradient with respect to the input
     */
    ConvolutionKernel(Layer layer, boolean training, boolean gradientUnused) {
        this.window = layer.window();
        this.weightShape = layer.weightShape();
        this.bias = layer.bias();
        this.outputShape = layer.outputShape();
        this.gradientUnused = gradientUnused;
        boolean transposed = layer.transposed();
        this.helper = window.rank() == 2 && !transposed ? OneDnn.convolutionHelper() : null;
        String name = transposed ? "deconv" + window.rank() + "d" : window.rank() == 2 ? "conv2d" : "conv3dnew";
        long[] arguments = window.with(NO_SAME_MODE, CHANNELS_LAST, OUR_WEIGHT_FORMAT);
        this.forward = new NativeOp(name, arguments);
        this.backward = new NativeOp(name + "_bp", arguments);
        this.inputBackward = !training && !transposed && layer.coversItsInput()
                ? new NativeOp("deconv" + window.rank() + "d", arguments) : null;
        this.withoutOneDnn = window.rank() == 3 && !transposed && layer.stridesBeyondBothEnds();
    }

    /** What a layer is; shapes are those of one item. */
    record Layer(WindowArguments window, boolean transposed, long[] weightShape, boolean bias, long[] inputShape,
            long[] outputShape) {

        /** Whether the last windows end at the border, so that the transposed convolution gives the input's size. */
        private boolean coversItsInput() {
            for (int i = 0; i < window.rank(); i++) {
                if ((outputShape[i] - 1) * window.stride()[i] - 2L * window.padding()[i]
                        + window.kernel()[i] != inputShape[i]) {
                    return false;
                }
            }
            return true;
        }

        /**
         * Whether windows with a stride reach beyond both ends of the first dimension. The oneDNN of ND4J 1.0.0-M2.1
         * then reads memory that it never wrote for the gradient of the weights, and gives anything at all.
         */
        private boolean stridesBeyondBothEnds() {
            return window.stride()[0] > 1 && window.padding()[0] > 0 && (outputShape[0] - 1) * window.stride()[0]
                    - window.padding()[0] + window.kernel()[0] > inputShape[0];
        }
    }

    @Override
    public long parameterCount() {
        return Shapes.length(weightShape) + (bias ? filters() : 0);
    }

    private long filters() {
        return outputShape[outputShape.length - 1];
    }

    @Override
    public void bindParameters(INDArray view) {
        ParameterViews views = new ParameterViews(view);
        weights = views.next(weightShape);
        biases = bias ? views.next(filters()) : null;
    }

    @Override
    public void bindGradients(INDArray view) {
        ParameterViews views = new ParameterViews(view);
        weightGradient = views.next(weightShape);
        biasGradient = bias ? views.next(filters()) : null;
    }

    @Override
    public INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr workspaces) {
        if (helper != null) {
            return helper.preOutput(inputs[0], weights, biases, window.kernel(), window.stride(), window.padding(),
                    null, null, ConvolutionMode.Truncate, window.dilation(), CNN2DFormat.NHWC, workspaces);
        }
        INDArray output = Workspaces.activation(workspaces, Shapes.batch(inputs[0].size(0), outputShape));
        forward.run(bias ? new INDArray[] {inputs[0], weights, biases} : new INDArray[] {inputs[0], weights}, output);
        return output;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, LayerWorkspaceMgr workspaces) {
        INDArray input = inputs[0];
        INDArray inputGradient = gradientUnused ? Workspaces.scratch(workspaces, input.shape())
                : Workspaces.gradient(workspaces, input.shape());
        if (inputBackward != null) {
            // The transposed convolution with the same weights is the gradient with respect to the input.
            inputBackward.run(new INDArray[] {gradient, weights}, inputGradient);
        } else if (withoutOneDnn) {
            boolean before = Nd4j.getEnvironment().helpersAllowed();
            Nd4j.getEnvironment().allowHelpers(false);
            try {
                backward(input, gradient, inputGradient);
            } finally {
                Nd4j.getEnvironment().allowHelpers(before);
            }
        } else {
            backward(input, gradient, inputGradient);
        }
        return new INDArray[] {gradientUnused ? null : inputGradient};
    }

    private void backward(INDArray input, INDArray gradient, INDArray inputGradient) {
        if (bias) {
            backward.run(new INDArray[] {input, weights, biases, gradient}, inputGradient, weightGradient,
                    biasGradient);
        } else {
            backward.run(new INDArray[] {input, weights, gradient}, inputGradient, weightGradient);
        }
    }
}
