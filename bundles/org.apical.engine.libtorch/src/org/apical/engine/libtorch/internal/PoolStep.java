package org.apical.engine.libtorch.internal;

import org.apical.api.network.Operation.PoolKind;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Maximum and average pooling; padding never counts. */
final class PoolStep extends Step {

    private final PoolKind kind;
    private final Window window;
    private long[] inputSizes;
    private Tensor places;

    PoolStep(PoolKind kind, Window window, int output, int input) {
        super(output, input);
        this.kind = kind;
        this.window = window;
    }

    private boolean flat() {
        return window.kernel().length == 2;
    }

    @Override
    void forward(Pass pass) {
        Tensor input = pass.value(input());
        inputSizes = input.shape();
        if (kind == PoolKind.AVERAGE) {
            pass.set(output(), flat()
                    ? torch.avg_pool2d(input, window.kernel(), window.stride(), window.padding(), false, false,
                            new LongOptional())
                    : torch.avg_pool3d(input, window.kernel(), window.stride(), window.padding(), false, false,
                            new LongOptional()));
            return;
        }
        T_TensorTensor_T results = flat()
                ? torch.max_pool2d_with_indices(input, window.kernel(), window.stride(), window.padding(),
                        window.dilation(), false)
                : torch.max_pool3d_with_indices(input, window.kernel(), window.stride(), window.padding(),
                        window.dilation(), false);
        pass.set(output(), Tensors.share(results.get0()));
        places = pass.keeping() ? Tensors.share(results.get1()) : null;
        results.deallocate();
    }

    @Override
    void backward(Pass pass) {
        Tensor gradient = pass.takeGradient(output());
        // The backward operations read the input's sizes and order only, so memory that is never touched will do.
        Tensor input = Tensors.empty(inputSizes, gradient.scalar_type());
        Tensor result;
        if (kind == PoolKind.AVERAGE) {
            result = flat()
                    ? torch.avg_pool2d_backward(gradient, input, window.kernel(), window.stride(), window.padding(),
                            false, false, new LongOptional())
                    : torch.avg_pool3d_backward(gradient, input, window.kernel(), window.stride(), window.padding(),
                            false, false, new LongOptional());
        } else {
            result = flat()
                    ? torch.max_pool2d_with_indices_backward(gradient, input, window.kernel(), window.stride(),
                            window.padding(), window.dilation(), false, places)
                    : torch.max_pool3d_with_indices_backward(gradient, input, window.kernel(), window.stride(),
                            window.padding(), window.dilation(), false, places);
        }
        Tensors.free(input);
        Tensors.free(gradient);
        pass.addGradient(input(), result);
    }

    @Override
    void forget() {
        Tensors.free(places);
        places = null;
    }
}
