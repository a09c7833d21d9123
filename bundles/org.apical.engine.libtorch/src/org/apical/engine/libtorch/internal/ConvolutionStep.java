package org.apical.engine.libtorch.internal;

import org.bytedeco.pytorch.LongArrayRefOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A convolution or transposed convolution, with a residual to add and a rectifier behind it where the network has them.
 */
final class ConvolutionStep extends Step {

    /**
     * What the layer is.
     *
     * @param bias or null
     * @param residual whether a second input is added
     * @param relu whether negative sums become zero
     * @param trains whether gradients of the weights are wanted
     */
    record Layer(Window window, boolean transposed, Parameters.Parameter weight, Parameters.Parameter bias,
            boolean residual, boolean relu, boolean trains) {
    }

    private final Layer layer;
    private final Parameters parameters;
    private final FusedConvolution fused;
    private long[] inputSizes;

    ConvolutionStep(Layer layer, Parameters parameters, int output, int... inputs) {
        super(output, inputs);
        this.layer = layer;
        this.parameters = parameters;
        boolean wins = !layer.trains() || layer.residual() || layer.relu();
        this.fused = wins && !layer.transposed() && !Device.cuda() && torch.hasMKLDNN()
                ? new FusedConvolution(layer.window()) : null;
    }

    @Override
    boolean keepsInput() {
        return layer.trains();
    }

    @Override
    boolean keepsOutput() {
        return layer.relu();
    }

    @Override
    void forward(Pass pass) {
        Tensor input = pass.value(input());
        inputSizes = input.shape();
        pass.set(output(), fused == null ? separately(pass, input) : together(pass, input));
    }

    private Tensor together(Pass pass, Tensor input) {
        Tensor weight = layer.trains() ? layer.weight().tensor()
                : fused.reordered(layer.weight(), parameters.version(), input);
        Tensor bias = layer.bias() == null ? null : layer.bias().tensor();
        if (!layer.residual()) {
            return fused.run(input, weight, bias, null, false, layer.relu());
        }
        // Memory that is in use already is much faster than new memory.
        int residual = inputs()[1];
        boolean overwrites = residual != input() && pass.endsAt(residual, this);
        return fused.run(input, weight, bias, pass.value(residual), overwrites, layer.relu());
    }

    private Tensor separately(Pass pass, Tensor input) {
        Window window = layer.window();
        TensorOptional bias = Tensors.optional(layer.bias() == null ? null : layer.bias().tensor());
        Tensor result = torch.convolution(input, layer.weight().tensor(), bias, window.stride(), window.padding(),
                window.dilation(), layer.transposed(), window.zeros(), 1);
        if (layer.residual()) {
            result.add_(pass.value(inputs()[1]));
        }
        if (layer.relu()) {
            result.relu_();
        }
        return result;
    }

    @Override
    void backward(Pass pass) {
        Tensor gradient;
        if (layer.relu()) {
            gradient = pass.takeOwnGradient(output());
            torch.threshold_backward_out(gradient, gradient, pass.value(output()), new Scalar(0));
        } else {
            gradient = pass.takeGradient(output());
        }
        if (layer.residual()) {
            pass.addGradient(inputs()[1], Tensors.share(gradient));
        }
        if (layer.trains()) {
            allGradients(pass, gradient);
        } else if (pass.wants(input())) {
            pass.addGradient(input(), inputGradient(gradient));
        }
        Tensors.free(gradient);
    }

    private void allGradients(Pass pass, Tensor gradient) {
        boolean half = gradient.scalar_type().intern() == ScalarType.BFloat16;
        Tensor weight = layer.weight().tensor();
        if (half && layer.window().kernel().length == 3) {
            // oneDNN leaves some weights' bfloat16 gradients of shallow volumes unset.
            Tensor singleGradient = gradient.to(ScalarType.Float);
            Tensor singleInput = pass.value(input()).to(ScalarType.Float);
            takeGradients(pass, derivatives(singleGradient, singleInput, weight.to(ScalarType.Float),
                    pass.wants(input())), ScalarType.BFloat16);
            Tensors.free(singleGradient);
            Tensors.free(singleInput);
        } else {
            takeGradients(pass, derivatives(gradient, pass.value(input()), weight, pass.wants(input())), null);
        }
    }

    /** Hands the results on; the input's gradient in another type where one is named. */
    private void takeGradients(Pass pass, T_TensorTensorTensor_T results, ScalarType type) {
        layer.weight().setGradient(Tensors.share(results.get1()));
        if (layer.bias() != null) {
            layer.bias().setGradient(Tensors.share(results.get2()));
        }
        // The results' own handle goes first, so that the gradient of the input has but one.
        Tensor ofInput = !pass.wants(input()) ? null
                : type == null ? Tensors.share(results.get0()) : results.get0().to(type);
        results.deallocate();
        if (ofInput != null) {
            pass.addGradient(input(), ofInput);
        }
    }

    private T_TensorTensorTensor_T derivatives(Tensor gradient, Tensor input, Tensor weight, boolean ofInput) {
        Window window = layer.window();
        boolean biased = layer.bias() != null;
        return torch.convolution_backward(gradient, input, weight,
                biased ? new LongArrayRefOptional(layer.bias().tensor().shape()) : new LongArrayRefOptional(),
                window.stride(), window.padding(), window.dilation(), layer.transposed(), window.zeros(), 1,
                Tensors.wanted(ofInput, true, biased));
    }

    /** The transposed operation with the same weights: unlike the backward operation it needs no input. */
    private Tensor inputGradient(Tensor gradient) {
        Window window = layer.window();
        long[] more = layer.transposed() ? window.zeros() : window.lost(inputSizes, gradient.shape());
        return torch.convolution(gradient, layer.weight().tensor(), new TensorOptional(), window.stride(),
                window.padding(), window.dilation(), !layer.transposed(), more, 1);
    }

    @Override
    void free() {
        if (fused != null) {
            fused.free();
        }
    }
}
