package org.apical.engine.libtorch.internal;

import java.util.Arrays;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Repeats every value along the spatial dimensions. */
final class UpsampleStep extends Step {

    private final long[] outputSizes;
    private long[] inputSizes;

    /** @param outputSizes the spatial sizes behind it, two or three */
    UpsampleStep(long[] outputSizes, int output, int input) {
        super(output, input);
        this.outputSizes = outputSizes.clone();
    }

    @Override
    void forward(Pass pass) {
        Tensor input = pass.value(input());
        inputSizes = input.shape();
        pass.set(output(), outputSizes.length == 2 ? torch.upsample_nearest2d(input, outputSizes)
                : torch.upsample_nearest3d(input, outputSizes));
    }

    @Override
    void backward(Pass pass) {
        Tensor gradient = pass.takeGradient(output());
        long[] sizes = Arrays.copyOf(inputSizes, inputSizes.length);
        Tensor result = outputSizes.length == 2 ? torch.upsample_nearest2d_backward(gradient, outputSizes, sizes)
                : torch.upsample_nearest3d_backward(gradient, outputSizes, sizes);
        Tensors.free(gradient);
        pass.addGradient(input(), result);
    }
}
