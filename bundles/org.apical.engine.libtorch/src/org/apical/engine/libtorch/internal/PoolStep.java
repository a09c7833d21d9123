package org.apical.engine.libtorch.internal;

import org.apical.api.network.Operation.PoolKind;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Maximum and average pooling; padding never counts. In three dimensions libtorch averages in single precision only and
 * refuses windows larger than the input, which is padded here instead.
 */
final class PoolStep extends Step {

    private final PoolKind kind;
    private final Window window;
    private final boolean flat;
    private ScalarType type;
    private long[] inputSizes;
    private long[] border;
    private Tensor places;
    private Tensor shares;

    PoolStep(PoolKind kind, Window window, int output, int input) {
        super(output, input);
        this.kind = kind;
        this.window = window;
        this.flat = window.kernel().length == 2;
    }

    @Override
    void forward(Pass pass) {
        Tensor input = pass.value(input());
        type = input.scalar_type();
        border = flat ? null : border(input.shape());
        if (!flat && kind == PoolKind.AVERAGE) {
            input = input.to(ScalarType.Float);
        }
        if (border != null) {
            double outside = kind == PoolKind.AVERAGE ? 0 : Double.NEGATIVE_INFINITY;
            Tensor padded = torch.constant_pad_nd(input, border, new Scalar(outside));
            input = padded.contiguous(Layout.format(border.length - 1));
        }
        inputSizes = input.shape();
        pass.set(output(), kind == PoolKind.AVERAGE ? average(pass, input) : maximum(pass, input));
    }

    /** The padding, last dimension first and on both sides, where a window is larger than the input; else null. */
    private long[] border(long[] sizes) {
        long[] kernel = window.kernel();
        boolean larger = false;
        long[] both = new long[2 * kernel.length];
        for (int i = 0; i < kernel.length; i++) {
            larger |= kernel[i] > sizes[i + 2];
            both[2 * (kernel.length - 1 - i)] = window.padding()[i];
            both[2 * (kernel.length - 1 - i) + 1] = window.padding()[i];
        }
        return larger ? both : null;
    }

    private long[] padding() {
        return border == null ? window.padding() : window.zeros();
    }

    private Tensor average(Pass pass, Tensor input) {
        if (flat) {
            return torch.avg_pool2d(input, window.kernel(), window.stride(), window.padding(), false, false,
                    new LongOptional());
        }
        Tensor means = averageVolumes(input);
        if (border != null) {
            // Windows hold borders of zeros: divide by the share of each that lies inside.
            Tensor inside = torch.ones_like(pass.value(input())).to(ScalarType.Float);
            shares = averageVolumes(torch.constant_pad_nd(inside, border, new Scalar(0)));
            means.div_(shares);
        }
        return means.to(type);
    }

    private Tensor averageVolumes(Tensor input) {
        return torch.avg_pool3d(input, window.kernel(), window.stride(), padding(), false, false,
                new LongOptional());
    }

    private Tensor maximum(Pass pass, Tensor input) {
        T_TensorTensor_T results = flat
                ? torch.max_pool2d_with_indices(input, window.kernel(), window.stride(), padding(),
                        window.dilation(), false)
                : torch.max_pool3d_with_indices(input, window.kernel(), window.stride(), padding(),
                        window.dilation(), false);
        Tensor result = Tensors.share(results.get0());
        places = pass.keeping() ? Tensors.share(results.get1()) : null;
        results.deallocate();
        return result;
    }

    @Override
    void backward(Pass pass) {
        Tensor gradient = pass.takeGradient(output());
        Tensor result = kind == PoolKind.AVERAGE ? averageBackward(gradient) : maximumBackward(gradient);
        Tensors.free(gradient);
        if (border != null) {
            for (int i = 0; i < window.kernel().length; i++) {
                long inside = inputSizes[i + 2] - 2 * window.padding()[i];
                result = result.narrow(i + 2, window.padding()[i], inside);
            }
            result = result.contiguous(Layout.format(inputSizes.length));
        }
        pass.addGradient(input(), result);
    }

    private Tensor averageBackward(Tensor gradient) {
        Tensor input = shape(flat ? type : ScalarType.Float);
        Tensor result;
        if (flat) {
            result = torch.avg_pool2d_backward(gradient, input, window.kernel(), window.stride(), window.padding(),
                    false, false, new LongOptional());
        } else {
            Tensor single = gradient.to(ScalarType.Float);
            result = torch.avg_pool3d_backward(shares == null ? single : single.div(shares), input, window.kernel(),
                    window.stride(), padding(), false, false, new LongOptional()).to(type);
        }
        Tensors.free(input);
        return result;
    }

    private Tensor maximumBackward(Tensor gradient) {
        Tensor input = shape(type);
        Tensor result = flat
                ? torch.max_pool2d_with_indices_backward(gradient, input, window.kernel(), window.stride(),
                        padding(), window.dilation(), false, places)
                : torch.max_pool3d_with_indices_backward(gradient, input, window.kernel(), window.stride(),
                        padding(), window.dilation(), false, places);
        Tensors.free(input);
        return result;
    }

    /** The backward operations read the input's sizes and order only, so memory that is never touched will do. */
    private Tensor shape(ScalarType as) {
        return Tensors.empty(inputSizes, as);
    }

    @Override
    void forget() {
        Tensors.free(places);
        Tensors.free(shares);
        places = null;
        shares = null;
    }
}
