package org.apical.engine.libtorch.internal;

import org.apical.api.network.Operation.Activation;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * An activation whose derivative is computed from its output alone, so that the input need not be kept and may be
 * overwritten.
 */
final class ActivationStep extends Step {

    private static final double LEAK = 0.01;
    private static final long[] CHANNELS = {1};

    private final Activation.Kind kind;
    private final boolean overwrites;

    /** @param overwrites whether nothing else needs the input */
    ActivationStep(Activation.Kind kind, boolean overwrites, int output, int input) {
        super(output, input);
        this.kind = kind;
        this.overwrites = overwrites;
    }

    @Override
    boolean keepsOutput() {
        return true;
    }

    @Override
    void forward(Pass pass) {
        if (overwrites && kind != Activation.Kind.SOFTPLUS && kind != Activation.Kind.SOFTMAX) {
            Tensor values = pass.take(input());
            switch (kind) {
                case RELU -> values.relu_();
                case LEAKY_RELU -> torch.leaky_relu_(values, new Scalar(LEAK));
                case SIGMOID -> values.sigmoid_();
                default -> values.tanh_();
            }
            pass.set(output(), values);
        } else {
            pass.set(output(), applied(pass.value(input())));
        }
    }

    private Tensor applied(Tensor input) {
        return switch (kind) {
            case RELU -> input.relu();
            case LEAKY_RELU -> torch.leaky_relu(input, new Scalar(LEAK));
            case SIGMOID -> input.sigmoid();
            case TANH -> input.tanh();
            case SOFTPLUS -> torch.softplus(input);
            case SOFTMAX -> torch.softmax(input, CHANNELS[0], new ScalarTypeOptional());
        };
    }

    @Override
    void backward(Pass pass) {
        Tensor output = pass.value(output());
        Tensor gradient = pass.takeOwnGradient(output());
        Tensor result = switch (kind) {
            case RELU -> torch.threshold_backward_out(gradient, gradient, output, new Scalar(0));
            case LEAKY_RELU -> torch.leaky_relu_backward(gradient, output, new Scalar(LEAK), true);
            case SIGMOID -> torch.sigmoid_backward(gradient, output);
            case TANH -> torch.tanh_backward(gradient, output);
            // With y = log(1 + exp(x)) the derivative, the sigmoid of x, is 1 - exp(-y).
            case SOFTPLUS -> gradient.sub_(gradient.mul(output.neg().exp_()));
            case SOFTMAX -> {
                Tensor weighted = gradient.mul_(output);
                Tensor inner = weighted.sum(CHANNELS, true, new ScalarTypeOptional());
                yield weighted.sub_(output.mul(inner));
            }
        };
        pass.addGradient(input(), Tensors.share(result));
        Tensors.free(gradient);
        if (kind == Activation.Kind.LEAKY_RELU || kind == Activation.Kind.SIGMOID || kind == Activation.Kind.TANH) {
            Tensors.free(result);
        }
    }
}
