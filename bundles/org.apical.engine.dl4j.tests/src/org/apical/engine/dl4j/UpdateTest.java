package org.apical.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.Model;
import org.apical.api.engine.Precision;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.engine.StepResult;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.UpdateRule;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.junit.jupiter.api.Test;

/** Steps of whole models against the formulas, worked out in double precision for a linear regression. */
class UpdateTest {

    private static final int ITEMS = 6;
    private static final int FEATURES = 4;
    private static final double RATE = 0.05;

    private final Network network = linear();
    private final TrainedNetwork start = Gradients.randomWeights(network, 9);
    private final Batch batch = Training.batch(network, ITEMS, 4);
    private final double[] weight = Gradients.doubles(start.weights().get("output.weight").data());
    private final double[] bias = Gradients.doubles(start.weights().get("output.bias").data());
    private double loss;

    private static Network linear() {
        NetworkBuilder builder = new NetworkBuilder("linear", Shape.of(FEATURES));
        builder.dense("output", Network.INPUT, 1);
        return builder.build();
    }

    /** The gradient of the mean squared error: weights first, the bias last. */
    private double[] gradient() {
        double[] gradient = new double[FEATURES + 1];
        loss = 0;
        for (int n = 0; n < ITEMS; n++) {
            double output = bias[0];
            for (int f = 0; f < FEATURES; f++) {
                output += weight[f] * batch.input().data()[n * FEATURES + f];
            }
            double difference = output - batch.target().data()[n];
            loss += difference * difference / ITEMS;
            for (int f = 0; f < FEATURES; f++) {
                gradient[f] += 2 * difference / ITEMS * batch.input().data()[n * FEATURES + f];
            }
            gradient[FEATURES] += 2 * difference / ITEMS;
        }
        return gradient;
    }

    private void compare(UpdateRule rule, double decay, boolean decoupled, double clip, Formula formula)
            throws ApicalException {
        TrainingSpec spec = new TrainingSpec(Training.squaredError(), rule, decay, decoupled, clip, 2, 1,
                Precision.FP32);
        try (Model model = new Dl4jEngine().create(start, spec)) {
            for (int step = 1; step <= 5; step++) {
                double[] gradient = gradient();
                double norm = 0;
                for (double g : gradient) {
                    norm += g * g;
                }
                norm = Math.sqrt(norm);
                StepResult result = model.fit(batch, RATE);
                assertEquals(loss, result.loss(), 1e-5 * loss);
                assertEquals(norm, result.gradientNorm(), 1e-5 * norm);
                for (int i = 0; i < gradient.length; i++) {
                    double clipped = clip > 0 && norm > clip ? gradient[i] * clip / norm : gradient[i];
                    boolean isBias = i == FEATURES;
                    double old = isBias ? bias[0] : weight[i];
                    double decays = isBias ? 0 : decay;
                    double coupled = decoupled ? clipped : clipped + decays * old;
                    double shrunk = decoupled ? old * (1 - RATE * decays) : old;
                    double moved = shrunk - formula.step(i, coupled, step);
                    if (isBias) {
                        bias[0] = moved;
                    } else {
                        weight[i] = moved;
                    }
                }
                TrainedNetwork now = model.snapshot();
                assertArrayEquals(weight, Gradients.doubles(now.weights().get("output.weight").data()), 1e-5);
                assertArrayEquals(bias, Gradients.doubles(now.weights().get("output.bias").data()), 1e-5);
            }
        }
    }

    private interface Formula {

        double step(int index, double gradient, int step);
    }

    @Test
    void gradientDescent() throws ApicalException {
        compare(Training.sgd(), 0, false, 0, (i, gradient, step) -> RATE * gradient);
    }

    @Test
    void gradientDescentWithCoupledDecayAndClipping() throws ApicalException {
        compare(Training.sgd(), 0.1, false, 0.5, (i, gradient, step) -> RATE * gradient);
    }

    @Test
    void adamWithDecoupledDecay() throws ApicalException {
        double[] first = new double[FEATURES + 1];
        double[] second = new double[FEATURES + 1];
        compare(Training.adam(), 0.1, true, 0, (i, gradient, step) -> {
            first[i] = 0.9 * first[i] + 0.1 * gradient;
            second[i] = 0.999 * second[i] + 0.001 * gradient * gradient;
            double unbiasedFirst = first[i] / (1 - Math.pow(0.9, step));
            double unbiasedSecond = second[i] / (1 - Math.pow(0.999, step));
            return RATE * unbiasedFirst / (Math.sqrt(unbiasedSecond) + 1e-8);
        });
    }

    @Test
    void runningStatisticsFollowTheUnbiasedVariance() throws ApicalException {
        NetworkBuilder builder = new NetworkBuilder("norm", Shape.of(3, 4, 5));
        String x = builder.add("norm", new Operation.BatchNorm(0.001, 0.8), Network.INPUT);
        builder.dense("output", builder.globalAveragePool("pool", x), 1);
        Network normed = builder.build();
        TrainedNetwork before = Gradients.randomWeights(normed, 2);
        Batch some = Training.batch(normed, ITEMS, 8);
        Reference reference = new Reference(normed, Gradients.doubles(before.weights()), true, ITEMS);
        try (Model model = new Dl4jEngine().create(before, Training.spec(Training.sgd()))) {
            model.fit(some, 0.01);
            TrainedNetwork after = model.snapshot();
            for (int c = 0; c < 3; c++) {
                double[] moments = reference.moments(Gradients.doubles(some.input().data()), 3, 20, c);
                double count = ITEMS * 20;
                assertEquals(0.8 * before.weights().get("norm.mean").data()[c] + 0.2 * moments[0],
                        after.weights().get("norm.mean").data()[c], 1e-6);
                assertEquals(0.8 * before.weights().get("norm.variance").data()[c]
                        + 0.2 * moments[1] * count / (count - 1), after.weights().get("norm.variance").data()[c], 1e-6);
            }
        }
    }

    @Test
    void nodesThatNothingReadsKeepTheirWeights() throws ApicalException {
        NetworkBuilder builder = new NetworkBuilder("dead", Shape.of(FEATURES));
        builder.batchNorm("unread", builder.dense("idle", Network.INPUT, 3));
        builder.dense("output", Network.INPUT, 1);
        TrainedNetwork before = Gradients.randomWeights(builder.build(), 2);
        TrainingSpec spec = new TrainingSpec(Training.squaredError(), Training.sgd(), 0, false, 0, 1, 1,
                Precision.FP32);
        try (Model model = new Dl4jEngine().create(before, spec)) {
            model.fit(batch, RATE);
            TrainedNetwork after = model.snapshot();
            for (String parameter : List.of("idle.weight", "idle.bias", "unread.gamma", "unread.mean",
                    "unread.variance")) {
                assertEquals(before.weights().get(parameter), after.weights().get(parameter));
            }
            assertNotEquals(before.weights().get("output.weight"), after.weights().get("output.weight"));
        }
    }

    @Test
    void missingLabelsCountForNothing() throws ApicalException {
        Tensor target = batch.target().copy();
        target.data()[1] = Float.NaN;
        try (Model model = new Dl4jEngine().create(start, Training.spec(Training.sgd()))) {
            StepResult result = model.fit(new Batch(batch.input(), target), RATE);
            assertTrue(Double.isFinite(result.loss()) && Double.isFinite(result.gradientNorm()));
        }
    }

    @Test
    void aLossThatThrowsLeavesTheModelUsable() throws ApicalException {
        boolean[] fails = {true};
        TrainingSpec spec = new TrainingSpec((output, target) -> {
            if (fails[0]) {
                throw new IllegalStateException("no loss today");
            }
            return Training.squaredError().evaluate(output, target);
        }, Training.sgd(), 0, false, 0, 1, 1, Precision.FP32);
        try (Model model = new Dl4jEngine().create(start, spec)) {
            IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> model.fit(batch, RATE));
            assertEquals("no loss today", thrown.getMessage());
            fails[0] = false;
            gradient();
            assertEquals(loss, model.fit(batch, RATE).loss(), 1e-5 * loss);
        }
    }

    @Test
    void aModelForPredictionsDoesNotTrain() throws ApicalException {
        try (Model model = new Dl4jEngine().open(start, PredictionSpec.fp32(1))) {
            assertThrows(IllegalStateException.class, () -> model.fit(batch, RATE));
        }
    }

    @Test
    void inputsOfAnotherShapeAreRefused() throws ApicalException {
        try (Model model = new Dl4jEngine().open(start, PredictionSpec.fp32(1))) {
            assertThrows(IllegalArgumentException.class, () -> model.predict(Tensor.zeros(2, FEATURES + 1)));
        }
    }
}
