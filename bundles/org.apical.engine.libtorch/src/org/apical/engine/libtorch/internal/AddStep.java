package org.apical.engine.libtorch.internal;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Adds inputs of equal shape, each times its scale. */
final class AddStep extends Step {

    private final double[] scales;
    private final boolean overwrites;

    /** @param overwrites whether nothing else needs the first input */
    AddStep(double[] scales, boolean overwrites, int output, int... inputs) {
        super(output, inputs);
        this.scales = scales.clone();
        this.overwrites = overwrites;
    }

    @Override
    void forward(Pass pass) {
        int[] inputs = inputs();
        Tensor first = pass.value(inputs[0]);
        Tensor sum;
        int next = 1;
        if (overwrites) {
            sum = pass.take(inputs[0]);
            if (scales[0] != 1) {
                sum.mul_(new Scalar(scales[0]));
            }
        } else if (scales[0] != 1 || inputs.length == 1) {
            sum = first.mul(new Scalar(scales[0]));
        } else {
            sum = first.add(pass.value(inputs[1]), new Scalar(scales[1]));
            next = 2;
        }
        for (int i = next; i < inputs.length; i++) {
            sum.add_(pass.value(inputs[i]), new Scalar(scales[i]));
        }
        pass.set(output(), sum);
    }

    @Override
    void backward(Pass pass) {
        Tensor gradient = pass.takeGradient(output());
        int[] inputs = inputs();
        for (int i = 0; i < inputs.length; i++) {
            if (pass.wants(inputs[i])) {
                pass.addGradient(inputs[i], scales[i] == 1 ? Tensors.share(gradient)
                        : gradient.mul(new Scalar(scales[i])));
            }
        }
        Tensors.free(gradient);
    }
}
