package org.apical.engine.dl4j;

import java.util.Random;

import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.LossFunction;
import org.apical.api.engine.Precision;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.UpdateRule;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;

/** Small losses, optimisers, networks and batches for the training tests. */
final class Training {

    private Training() {
    }

    /** Mean squared error; missing labels count for nothing. */
    static LossFunction squaredError() {
        return (output, target) -> {
            float[] gradient = new float[output.data().length];
            double sum = 0;
            int count = 0;
            for (float value : target.data()) {
                count += Float.isNaN(value) ? 0 : 1;
            }
            for (int i = 0; i < gradient.length; i++) {
                if (!Float.isNaN(target.data()[i])) {
                    float difference = output.data()[i] - target.data()[i];
                    sum += (double) difference * difference / count;
                    gradient[i] = 2 * difference / count;
                }
            }
            return new LossFunction.Value(sum, Tensor.of(gradient, output.shape()));
        };
    }

    static UpdateRule sgd() {
        return new UpdateRule() {

            @Override
            public int stateSlots() {
                return 0;
            }

            @Override
            public void apply(float[] weights, float[] gradient, float[][] state, long step, double learningRate) {
                for (int i = 0; i < weights.length; i++) {
                    weights[i] -= (float) (learningRate * gradient[i]);
                }
            }
        };
    }

    /** Adam (arXiv:1412.6980) with its usual constants. */
    static UpdateRule adam() {
        return new UpdateRule() {

            @Override
            public int stateSlots() {
                return 2;
            }

            @Override
            public void apply(float[] weights, float[] gradient, float[][] state, long step, double learningRate) {
                double correction = Math.sqrt(1 - Math.pow(0.999, step)) / (1 - Math.pow(0.9, step));
                for (int i = 0; i < weights.length; i++) {
                    state[0][i] = 0.9f * state[0][i] + 0.1f * gradient[i];
                    state[1][i] = 0.999f * state[1][i] + 0.001f * gradient[i] * gradient[i];
                    weights[i] -= (float) (learningRate * correction * state[0][i] / (Math.sqrt(state[1][i]) + 1e-8));
                }
            }
        };
    }

    static TrainingSpec spec(UpdateRule rule) {
        return new TrainingSpec(squaredError(), rule, 0.0001, false, 0, 2, 11, Precision.FP32);
    }

    /** A frame network with everything that could differ between runs: batch norm, dropout, a residual sum. */
    static Network network() {
        NetworkBuilder b = new NetworkBuilder("small", Shape.of(1, 16, 16));
        String x = b.convolution2d("conv1", Network.INPUT, 16, 3, 1, 1, false);
        x = b.relu("relu1", b.batchNorm("norm1", x));
        x = b.maximumPool2d("pool1", x, 2, 2);
        String y = b.convolution2d("conv2", x, 16, 3, 1, 1, false);
        y = b.relu("relu2", b.batchNorm("norm2", y));
        x = b.add("sum", new Operation.Add(java.util.List.of(1.0, 0.17)), x, y);
        x = b.add("drop1", new Operation.Dropout(0.2), x);
        x = b.globalAveragePool("pool2", x);
        x = b.add("drop2", new Operation.Dropout(0.5), x);
        b.dense("output", x, 1);
        return b.build();
    }

    /** A batch that depends on nothing but its number. */
    static Batch batch(Network network, int items, long number) {
        Random random = new Random(number);
        Tensor input = Tensor.zeros(network.input().batch(items));
        for (int i = 0; i < input.data().length; i++) {
            input.data()[i] = (float) random.nextGaussian();
        }
        Tensor target = Tensor.zeros(network.output().output().batch(items));
        for (int i = 0; i < target.data().length; i++) {
            target.data()[i] = (float) random.nextGaussian();
        }
        return new Batch(input, target);
    }
}
