package org.apical.engine.libtorch.internal;

import org.bytedeco.pytorch.Tensor;

/** Turns an item into a vector, channels slowest. */
final class FlattenStep extends Step {

    private long[] inputSizes;

    FlattenStep(int output, int input) {
        super(output, input);
    }

    @Override
    void forward(Pass pass) {
        Tensor input = pass.value(input());
        inputSizes = input.shape();
        Tensor ordered = input.contiguous();
        pass.set(output(), ordered.view(inputSizes[0], -1).clone());
        Tensors.free(ordered);
    }

    @Override
    void backward(Pass pass) {
        Tensor gradient = pass.takeGradient(output());
        Tensor result = Tensors.empty(inputSizes, gradient.scalar_type());
        result.copy_(gradient.reshape(inputSizes));
        Tensors.free(gradient);
        pass.addGradient(input(), result);
    }
}
