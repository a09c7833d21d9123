package org.apical.engine.libtorch.internal;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Joins inputs along the channels. */
final class ConcatenateStep extends Step {

    private static final int CHANNELS = 1;

    private long[] channels = {};

    ConcatenateStep(int output, int... inputs) {
        super(output, inputs);
    }

    @Override
    void forward(Pass pass) {
        int[] inputs = inputs();
        Tensor[] parts = new Tensor[inputs.length];
        channels = new long[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            parts[i] = pass.value(inputs[i]);
            channels[i] = parts[i].size(CHANNELS);
        }
        TensorVector joined = new TensorVector(parts);
        pass.set(output(), torch.cat(joined, CHANNELS));
        joined.deallocate();
    }

    @Override
    void backward(Pass pass) {
        // The parts are views of one tensor, so it must not be shared with other slots.
        Tensor gradient = pass.takeOwnGradient(output());
        int[] inputs = inputs();
        long from = 0;
        for (int i = 0; i < inputs.length; i++) {
            if (pass.wants(inputs[i])) {
                pass.addGradient(inputs[i], gradient.narrow(CHANNELS, from, channels[i]));
            }
            from += channels[i];
        }
        Tensors.free(gradient);
    }
}
