package org.apical.interpret;

import java.nio.file.Path;

import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.Model;
import org.apical.api.engine.StepResult;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;

/**
 * A model that is a formula, so that gradients are known exactly: output k is the sum over places i of
 * {@code w(k, i) (sin(x) + x^2 / 2)} with {@code w(k, i) = cos(0.7 i + k)}.
 */
final class FormulaModel implements Model {

    private final Network network;
    private int largestBatch;
    private int passes;

    FormulaModel(Shape input, int outputs) {
        NetworkBuilder b = new NetworkBuilder("formula", input);
        b.dense("output", b.add("flatten", new Operation.Flatten(), Network.INPUT), outputs);
        this.network = b.build();
    }

    static double weight(int output, int place) {
        return Math.cos(0.7 * place + output);
    }

    static double slope(int output, int place, double x) {
        return weight(output, place) * (Math.cos(x) + x);
    }

    /** The output of one item in double precision. */
    static double value(int output, float[] item) {
        double sum = 0;
        for (int i = 0; i < item.length; i++) {
            sum += weight(output, i) * (Math.sin(item[i]) + 0.5 * item[i] * item[i]);
        }
        return sum;
    }

    int largestBatch() {
        return largestBatch;
    }

    int passes() {
        return passes;
    }

    private void count(Tensor input) {
        largestBatch = Math.max(largestBatch, input.items());
        passes += input.items();
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public Tensor predict(Tensor input) {
        count(input);
        int outputs = network.output().output().channels();
        Tensor scores = Tensor.zeros(input.items(), outputs);
        for (int item = 0; item < input.items(); item++) {
            for (int k = 0; k < outputs; k++) {
                scores.data()[item * outputs + k] = (float) value(k, input.items(item, item + 1).data());
            }
        }
        return scores;
    }

    @Override
    public Tensor inputGradient(Tensor input, Tensor outputGradient) {
        count(input);
        int outputs = network.output().output().channels();
        Tensor gradient = Tensor.zeros(input.shape().clone());
        for (int i = 0; i < input.data().length; i++) {
            int item = i / input.itemLength();
            double sum = 0;
            for (int k = 0; k < outputs; k++) {
                sum += outputGradient.data()[item * outputs + k]
                        * slope(k, i % input.itemLength(), input.data()[i]);
            }
            gradient.data()[i] = (float) sum;
        }
        return gradient;
    }

    @Override
    public StepResult fit(Batch batch, double learningRate) {
        throw new IllegalStateException("A formula does not learn.");
    }

    @Override
    public TrainedNetwork snapshot() {
        throw new IllegalStateException("A formula has no weights.");
    }

    @Override
    public void save(Path folder) {
        throw new IllegalStateException("A formula has no files.");
    }

    @Override
    public void restoreOptimizer(Path folder) {
        throw new IllegalStateException("A formula has no optimiser.");
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }
}
