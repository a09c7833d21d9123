package org.apical.engine.conformance.internal;

import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.LossFunction;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.conformance.samples.Samples;

/** A linear regression, worked out in double precision step by step. */
final class Regression {

    static final int ITEMS = 6;
    static final int FEATURES = 4;
    static final double RATE = 0.05;

    /** The change of one weight by the optimiser's formula. */
    interface Formula {

        double change(int index, double gradient, int step);
    }

    private final TrainedNetwork start = Samples.randomWeights(network(), 9);
    private final Batch batch;
    private final LossFunction loss;
    private final double[] weights = new double[FEATURES + 1];
    private double norm;
    private double mean;
    private int step;

    /** The bias is the last weight. */
    Regression(Batch batch, LossFunction loss) {
        this.batch = batch;
        this.loss = loss;
        for (int f = 0; f < FEATURES; f++) {
            weights[f] = start.weights().get("output.weight").data()[f];
        }
        weights[FEATURES] = start.weights().get("output.bias").data()[0];
    }

    static Network network() {
        NetworkBuilder builder = new NetworkBuilder("linear", Shape.of(FEATURES));
        builder.dense("output", Network.INPUT, 1);
        return builder.build();
    }

    static Batch batch() {
        return Samples.batch(network(), ITEMS, 4);
    }

    TrainedNetwork start() {
        return start;
    }

    double[] weights() {
        return weights;
    }

    /** The norm of the gradient of the last step, before clipping. */
    double norm() {
        return norm;
    }

    /** The loss before the last step. */
    double mean() {
        return mean;
    }

    void step(double decay, boolean decoupled, double clip, Formula formula) {
        step++;
        double[] gradient = gradient();
        norm = Math.sqrt(java.util.Arrays.stream(gradient).map(value -> value * value).sum());
        for (int i = 0; i < gradient.length; i++) {
            double clipped = clip > 0 && norm > clip ? gradient[i] * clip / norm : gradient[i];
            double decays = i == FEATURES ? 0 : decay;
            double coupled = decoupled ? clipped : clipped + decays * weights[i];
            double shrunk = decoupled ? weights[i] * (1 - RATE * decays) : weights[i];
            weights[i] = shrunk - formula.change(i, coupled, step);
        }
    }

    private double[] gradient() {
        float[] outputs = new float[ITEMS];
        float[] inputs = batch.input().data();
        for (int n = 0; n < ITEMS; n++) {
            double output = weights[FEATURES];
            for (int f = 0; f < FEATURES; f++) {
                output += weights[f] * inputs[n * FEATURES + f];
            }
            outputs[n] = (float) output;
        }
        LossFunction.Value value = loss.evaluate(Tensor.of(outputs, ITEMS, 1), batch.target());
        mean = value.mean();
        double[] gradient = new double[FEATURES + 1];
        for (int n = 0; n < ITEMS; n++) {
            double by = value.gradient().data()[n];
            for (int f = 0; f < FEATURES; f++) {
                gradient[f] += by * inputs[n * FEATURES + f];
            }
            gradient[FEATURES] += by;
        }
        return gradient;
    }
}
