package org.apical.engine.dl4j.internal;

import org.apical.api.network.Operation.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * An activation that overwrites its input. Its derivative is computed from its output alone, so that the input need not
 * be kept.
 */
final class FusedActivation {

    private static final double LEAK = 0.01;
    private static final int CHANNELS = -1;

    private final Activation.Kind kind;
    private final NativeOp forward;
    private final NativeOp backward;

    FusedActivation(Activation.Kind kind) {
        this.kind = kind;
        this.forward = switch (kind) {
            case RELU -> new NativeOp("relu", new double[] {0});
            case LEAKY_RELU -> new NativeOp("lrelu", new double[] {LEAK});
            case SOFTMAX -> new NativeOp("softmax", CHANNELS);
            default -> null;
        };
        this.backward = kind == Activation.Kind.LEAKY_RELU
                ? new NativeOp("lrelu_bp", new double[] {LEAK}) : null;
    }

    /** Replaces the values by the activation's. */
    void apply(INDArray values) {
        switch (kind) {
            case SIGMOID -> Transforms.sigmoid(values, false);
            case TANH -> Transforms.tanh(values, false);
            case SOFTPLUS -> Transforms.softPlus(values, false);
            default -> forward.run(new INDArray[] {values}, values);
        }
    }

    /** Writes the gradient with respect to the input into {@code result}. */
    void backward(INDArray output, INDArray gradient, INDArray result) {
        switch (kind) {
            case RELU -> {
                // Several times faster than ND4J's relu_bp.
                Nd4j.getExecutioner().exec(new Step(output, result, 0.0));
                result.muli(gradient);
            }
            case LEAKY_RELU -> backward.run(new INDArray[] {output, gradient}, result);
            case SIGMOID -> {
                output.rsub(1, result);
                result.muli(output).muli(gradient);
            }
            case TANH -> {
                output.mul(output, result);
                result.rsubi(1).muli(gradient);
            }
            case SOFTPLUS -> {
                // With y = log(1 + exp(x)) the derivative, the sigmoid of x, is 1 - exp(-y).
                output.mul(-1, result);
                Transforms.exp(result, false);
                result.rsubi(1).muli(gradient);
            }
            case SOFTMAX -> {
                output.mul(gradient, result);
                INDArray inner = result.sum(true, CHANNELS);
                INDArray weighted = output.mul(inner);
                result.subi(weighted);
            }
            default -> throw new IllegalStateException("There is no derivative for " + kind + ".");
        }
    }

}
