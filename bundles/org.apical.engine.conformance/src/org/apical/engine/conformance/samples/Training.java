package org.apical.engine.conformance.samples;

import java.util.List;

import org.apical.api.engine.LossFunction;
import org.apical.api.engine.Precision;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.UpdateRule;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;

/**
 * Small networks and optimisers to train with.
 *
 * @since 1.0
 */
public final class Training {

    private Training() {
    }

    /**
     * Returns plain gradient descent.
     *
     * @return the rule
     */
    public static UpdateRule sgd() {
        return rule(0, (weights, gradient, state, step, learningRate) -> {
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= (float) (learningRate * gradient[i]);
            }
        });
    }

    /**
     * Returns Adam (arXiv:1412.6980) with its usual constants.
     *
     * @return the rule
     */
    public static UpdateRule adam() {
        return rule(2, (weights, gradient, state, step, learningRate) -> {
            double correction = Math.sqrt(1 - Math.pow(0.999, step)) / (1 - Math.pow(0.9, step));
            for (int i = 0; i < weights.length; i++) {
                state[0][i] = 0.9f * state[0][i] + 0.1f * gradient[i];
                state[1][i] = 0.999f * state[1][i] + 0.001f * gradient[i] * gradient[i];
                weights[i] -= (float) (learningRate * correction * state[0][i] / (Math.sqrt(state[1][i]) + 1e-8));
            }
        });
    }

    /**
     * Returns a rule that puts the gradient in the weights' place, so that a snapshot tells the gradients by name.
     *
     * @return the rule
     */
    public static UpdateRule becomeGradient() {
        return rule(0, (weights, gradient, state, step, learningRate) ->
                System.arraycopy(gradient, 0, weights, 0, weights.length));
    }

    /** A rule's formula alone. */
    private interface Formula {

        void apply(float[] weights, float[] gradient, float[][] state, long step, double learningRate);
    }

    private static UpdateRule rule(int stateSlots, Formula formula) {
        return new UpdateRule() {

            @Override
            public int stateSlots() {
                return stateSlots;
            }

            @Override
            public void apply(float[] weights, float[] gradient, float[][] state, long step, double learningRate) {
                formula.apply(weights, gradient, state, step, learningRate);
            }
        };
    }

    /**
     * Returns a specification in single precision without decay and clipping.
     *
     * @param loss the loss
     * @param rule the optimiser's formula
     * @param threads how many threads
     * @return the specification
     */
    public static TrainingSpec spec(LossFunction loss, UpdateRule rule, int threads) {
        return new TrainingSpec(loss, rule, 0, false, 0, threads, 11, Precision.FP32);
    }

    /**
     * Returns a frame network with everything that could differ between runs: batch norm, dropout, a residual sum.
     *
     * @return the network
     */
    public static Network network() {
        return network(0.2, 0.5);
    }

    /**
     * Returns the same network without anything random, which trains alike on all engines.
     *
     * @return the network
     */
    public static Network networkWithoutDropout() {
        return network(0, 0);
    }

    private static Network network(double first, double second) {
        NetworkBuilder b = new NetworkBuilder("small", Shape.of(1, 16, 16));
        String x = b.convolution2d("conv1", Network.INPUT, 16, 3, 1, 1, false);
        x = b.relu("relu1", b.batchNorm("norm1", x));
        x = b.maximumPool2d("pool1", x, 2, 2);
        String y = b.convolution2d("conv2", x, 16, 3, 1, 1, false);
        y = b.relu("relu2", b.batchNorm("norm2", y));
        x = b.add("sum", new Operation.Add(List.of(1.0, 0.17)), x, y);
        x = dropout(b, "drop1", first, x);
        x = b.globalAveragePool("pool2", x);
        x = dropout(b, "drop2", second, x);
        b.dense("output", x, 1);
        return b.build();
    }

    private static String dropout(NetworkBuilder b, String node, double rate, String from) {
        return rate == 0 ? from : b.add(node, new Operation.Dropout(rate), from);
    }
}
