package org.apical.engine.libtorch.internal;

import java.util.Arrays;
import java.util.stream.LongStream;

import org.apical.api.network.Operation.PoolKind;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Pooling over all spatial dimensions. */
final class GlobalPoolStep extends Step {

    private static final int POSITIONS = 2;

    private final PoolKind kind;
    private long[] inputSizes;
    private Tensor places;

    GlobalPoolStep(PoolKind kind, int output, int input) {
        super(output, input);
        this.kind = kind;
    }

    @Override
    void forward(Pass pass) {
        Tensor input = pass.value(input());
        inputSizes = input.shape();
        if (kind == PoolKind.AVERAGE) {
            long[] spatial = LongStream.range(2, inputSizes.length).toArray();
            pass.set(output(), input.mean(spatial, false, new ScalarTypeOptional()));
            return;
        }
        T_TensorTensor_T results = torch.max(input.flatten(POSITIONS, -1), POSITIONS, false);
        pass.set(output(), Tensors.share(results.get0()));
        places = pass.keeping() ? Tensors.share(results.get1()) : null;
        results.deallocate();
    }

    @Override
    void backward(Pass pass) {
        Tensor gradient = pass.takeGradient(output());
        Tensor result = Tensors.empty(inputSizes, gradient.scalar_type());
        if (kind == PoolKind.AVERAGE) {
            long positions = Arrays.stream(inputSizes).skip(2).reduce(1, Math::multiplyExact);
            long[] each = inputSizes.clone();
            Arrays.fill(each, 2, each.length, 1);
            result.copy_(gradient.div(new Scalar((double) positions)).view(each));
        } else {
            result.zero_();
            result.flatten(POSITIONS, -1).scatter_(POSITIONS, places.unsqueeze(POSITIONS),
                    gradient.unsqueeze(POSITIONS));
        }
        Tensors.free(gradient);
        pass.addGradient(input(), result);
    }

    @Override
    void forget() {
        Tensors.free(places);
        places = null;
    }
}
