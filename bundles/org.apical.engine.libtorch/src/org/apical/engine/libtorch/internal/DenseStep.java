package org.apical.engine.libtorch.internal;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A fully connected layer; its weights' type is the one it computes in. */
final class DenseStep extends Step {

    private final Parameters.Parameter weight;
    private final Parameters.Parameter bias;
    private final boolean trains;
    private ScalarType inputType;

    /** @param bias or null */
    DenseStep(Parameters.Parameter weight, Parameters.Parameter bias, boolean trains, int output, int input) {
        super(output, input);
        this.weight = weight;
        this.bias = bias;
        this.trains = trains;
    }

    @Override
    boolean keepsInput() {
        return trains;
    }

    @Override
    void forward(Pass pass) {
        inputType = pass.value(input()).scalar_type();
        Tensor input = typed(pass.value(input()));
        Tensor transposed = weight.tensor().t();
        pass.set(output(), bias == null ? torch.mm(input, transposed)
                : torch.addmm(bias.tensor(), input, transposed));
    }

    private Tensor typed(Tensor tensor) {
        return tensor.to(weight.tensor().scalar_type());
    }

    @Override
    void backward(Pass pass) {
        Tensor gradient = typed(pass.takeGradient(output()));
        if (trains) {
            Tensor input = pass.value(input());
            weight.setGradient(torch.mm(gradient.t(), typed(input)));
            if (bias != null) {
                bias.setGradient(gradient.sum(0));
            }
        }
        if (pass.wants(input())) {
            pass.addGradient(input(), torch.mm(gradient, weight.tensor()).to(inputType));
        }
    }
}
