package org.apical.engine.libtorch.internal;

import org.apical.api.engine.support.DropoutMask;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;

/** Dropout while training, with a mask that every engine draws alike. */
final class DropoutStep extends Step {

    private final double rate;
    private final String node;
    private Tensor mask;

    DropoutStep(double rate, String node, int output, int input) {
        super(output, input);
        this.rate = rate;
        this.node = node;
    }

    @Override
    void forward(Pass pass) {
        Tensor input = pass.value(input());
        float[] drawn = DropoutMask.draw(rate, node, pass.seed(), Math.toIntExact(input.numel()));
        mask = Tensors.empty(input.shape(), input.scalar_type());
        long[] sizes = input.shape();
        // Drawn channels last: item, positions, channel.
        long[] order = new long[sizes.length];
        long[] drawnSizes = new long[sizes.length];
        drawnSizes[0] = sizes[0];
        for (int i = 1; i < sizes.length; i++) {
            order[i] = i == 1 ? sizes.length - 1 : i - 1;
            drawnSizes[Math.toIntExact(order[i])] = sizes[i];
        }
        try (FloatPointer staging = new FloatPointer(drawn)) {
            Tensors.write(drawn, mask.permute(inverse(order)), staging, drawnSizes);
        }
        pass.set(output(), input.mul(mask));
    }

    private static long[] inverse(long[] order) {
        long[] inverse = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[Math.toIntExact(order[i])] = i;
        }
        return inverse;
    }

    @Override
    void backward(Pass pass) {
        Tensor gradient = pass.takeOwnGradient(output());
        pass.addGradient(input(), Tensors.share(gradient.mul_(mask)));
        Tensors.free(gradient);
    }

    @Override
    void forget() {
        Tensors.free(mask);
        mask = null;
    }
}
