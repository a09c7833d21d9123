package org.apical.engine.conformance.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.LossFunction;
import org.apical.api.engine.Model;
import org.apical.api.engine.StepResult;
import org.apical.api.engine.UpdateRule;
import org.apical.api.engine.Work;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.conformance.Check;
import org.apical.engine.conformance.internal.Regression.Formula;
import org.apical.engine.conformance.samples.Losses;
import org.apical.engine.conformance.samples.Samples;
import org.apical.engine.conformance.samples.Training;

/** Whole training steps against the formulas. */
final class UpdateChecks {

    private static final int STEPS = 5;
    private static final Formula DESCENT = (i, gradient, step) -> Regression.RATE * gradient;

    private final Subject subject;

    UpdateChecks(Subject subject) {
        this.subject = subject;
    }

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.add(subject.check("update.descent", "Five steps of gradient descent follow the formula.",
                () -> compare(Training.sgd(), 0, false, 0, DESCENT)));
        checks.add(subject.check("update.decayAndClip",
                "L2 decay adds to the gradient of kernels alone, after clipping by the norm over all parameters.",
                () -> compare(Training.sgd(), 0.1, false, 0.5, DESCENT)));
        checks.add(subject.check("update.decoupledDecay", "Adam with decoupled decay follows the formula.",
                () -> compare(Training.adam(), 0.1, true, 0, adam())));
        checks.add(subject.check("update.smallSteps", "A thousand small changes add up: the weights that the optimiser"
                + " changes are single precision.", this::smallSteps));
        checks.add(subject.check("update.unreadNodes", "Nodes that nothing reads keep their weights.",
                this::unreadNodes));
        checks.add(subject.check("update.runningStatistics",
                "Running statistics move by the momentum towards the mean and the unbiased variance.",
                this::runningStatistics));
        new TreeMap<>(subject.spec().losses()).forEach((name, loss) -> checks.add(subject.check("loss." + name,
                "The loss sees raw scores and targets as given, and training follows its gradient.",
                () -> throughLoss(loss))));
        checks.add(subject.check("loss.allMissing", "A batch whose labels are all missing changes nothing.",
                this::allMissing));
        return checks;
    }

    private static Formula adam() {
        double[] first = new double[Regression.FEATURES + 1];
        double[] second = new double[Regression.FEATURES + 1];
        return (i, gradient, step) -> {
            first[i] = 0.9 * first[i] + 0.1 * gradient;
            second[i] = 0.999 * second[i] + 0.001 * gradient * gradient;
            double unbiasedFirst = first[i] / (1 - Math.pow(0.9, step));
            double unbiasedSecond = second[i] / (1 - Math.pow(0.999, step));
            return Regression.RATE * unbiasedFirst / (Math.sqrt(unbiasedSecond) + 1e-8);
        };
    }

    private String compare(UpdateRule rule, double decay, boolean decoupled, double clip, Formula formula)
            throws ApicalException {
        return follow(new Regression(Regression.batch(), Losses.squaredError()), Regression.batch(),
                Losses.squaredError(), rule, decay, decoupled, clip, formula);
    }

    private String follow(Regression expected, Batch batch, LossFunction loss, UpdateRule rule, double decay,
            boolean decoupled, double clip, Formula formula) throws ApicalException {
        subject.need(Work.TRAINING, Regression.network());
        double largest = 0;
        double most = subject.allowed(2e-5, 0.03);
        try (Model model = subject.create(expected.start(), subject.training(loss, rule, decay, decoupled, clip))) {
            for (int step = 1; step <= STEPS; step++) {
                expected.step(decay, decoupled, clip, formula);
                StepResult result = model.fit(batch, Regression.RATE);
                String at = " of step " + step;
                Expect.close("The loss" + at, result.loss(), expected.mean(), most);
                Expect.close("The norm of the gradient" + at, result.gradientNorm(), expected.norm(), most);
                largest = Math.max(largest, Expect.close("The vector of weights after step " + step,
                        weights(model.snapshot()), expected.weights(), most));
            }
        }
        return Expect.format("%d steps, largest relative error of the weights %.1e.", STEPS, largest);
    }

    private static float[] weights(TrainedNetwork trained) {
        float[] weights = java.util.Arrays.copyOf(trained.weights().get("output.weight").data(),
                Regression.FEATURES + 1);
        weights[Regression.FEATURES] = trained.weights().get("output.bias").data()[0];
        return weights;
    }

    /** In bfloat16, 1 + 1/10000 is 1: what is added there is lost. */
    private String smallSteps() throws ApicalException {
        subject.need(Work.TRAINING, Regression.network());
        int steps = 1000;
        float[] factors = new float[Regression.ITEMS];
        factors[0] = 1;
        Batch batch = Regression.batch();
        TrainedNetwork start = Samples.randomWeights(Regression.network(), 9);
        try (Model model = subject.create(start, subject.training(Losses.weightedSum(factors), Training.sgd()))) {
            for (int step = 0; step < steps; step++) {
                model.fit(batch, 1e-4);
            }
            double moved = start.weights().get("output.bias").data()[0]
                    - model.snapshot().weights().get("output.bias").data()[0];
            double error = Expect.close("What 1,000 steps of 0.0001 add up to", moved, 0.1, 1e-3);
            return Expect.format("The sum of 1,000 steps has a relative error of %.1e.", error);
        }
    }

    private String unreadNodes() throws ApicalException {
        NetworkBuilder builder = new NetworkBuilder("unread", Shape.of(Regression.FEATURES));
        builder.batchNorm("unread", builder.dense("idle", Network.INPUT, 3));
        builder.dense("output", Network.INPUT, 1);
        TrainedNetwork before = Samples.randomWeights(builder.build(), 2);
        subject.need(Work.TRAINING, before.network());
        try (Model model = subject.create(before, subject.training(Losses.squaredError(), Training.sgd()))) {
            model.fit(Regression.batch(), Regression.RATE);
            TrainedNetwork after = model.snapshot();
            for (String parameter : List.of("idle.weight", "idle.bias", "unread.gamma", "unread.mean",
                    "unread.variance")) {
                Expect.sameBits("The parameter '" + parameter + "' that nothing reads",
                        after.weights().get(parameter), before.weights().get(parameter));
            }
            Expect.isTrue(!after.weights().get("output.weight").equals(before.weights().get("output.weight")),
                    "The output's weights were expected to change, and stayed.");
        }
        return "5 parameters kept their bits.";
    }

    private String runningStatistics() throws ApicalException {
        NetworkBuilder builder = new NetworkBuilder("norm", Shape.of(3, 4, 5));
        String x = builder.add("norm", new Operation.BatchNorm(0.001, 0.8), Network.INPUT);
        builder.dense("output", builder.globalAveragePool("pool", x), 1);
        TrainedNetwork before = Samples.randomWeights(builder.build(), 2);
        subject.need(Work.TRAINING, before.network());
        Batch batch = Samples.batch(before.network(), Regression.ITEMS, 8);
        Reference reference = new Reference(before.network(), Differences.doubles(before.weights()), true,
                Regression.ITEMS);
        double[] mean = new double[3];
        double[] variance = new double[3];
        double count = Regression.ITEMS * 20;
        for (int c = 0; c < 3; c++) {
            double[] moments = reference.moments(Differences.doubles(batch.input().data()), 3, 20, c);
            mean[c] = 0.8 * before.weights().get("norm.mean").data()[c] + 0.2 * moments[0];
            variance[c] = 0.8 * before.weights().get("norm.variance").data()[c]
                    + 0.2 * moments[1] * count / (count - 1);
        }
        try (Model model = subject.create(before, subject.training(Losses.squaredError(), Training.sgd()))) {
            model.predict(batch.input());
            model.fit(batch, 0.01);
            model.predict(batch.input());
            TrainedNetwork after = model.snapshot();
            double most = subject.allowed(1e-5, 0.01);
            double error = Math.max(
                    Expect.close("The running mean", after.weights().get("norm.mean").data(), mean, most),
                    Expect.close("The running variance", after.weights().get("norm.variance").data(), variance, most));
            return Expect.format("Largest relative error %.1e.", error);
        }
    }

    private String throughLoss(LossFunction loss) throws ApicalException {
        float[] labels = {0, 1, Float.NaN, 1, 1, 0};
        Batch batch = new Batch(Regression.batch().input(), Tensor.of(labels, Regression.ITEMS, 1));
        List<Tensor> given = new ArrayList<>();
        LossFunction listening = (output, target) -> {
            given.add(output.copy());
            given.add(target.copy());
            return loss.evaluate(output, target);
        };
        TrainedNetwork start = new Regression(batch, loss).start();
        subject.need(Work.TRAINING, start.network());
        try (Model model = subject.create(start, subject.training(listening, Training.sgd()))) {
            model.fit(batch, Regression.RATE);
        }
        Expect.isTrue(given.size() == 2, "One look at the loss was expected in a step, and %d came.", given.size() / 2);
        Expect.shape("The output that the loss is given", given.get(0), new int[] {Regression.ITEMS, 1});
        Expect.sameBits("The target that the loss is given", given.get(1), batch.target());
        return follow(new Regression(batch, loss), batch, loss, Training.sgd(), 0, false, 0, DESCENT);
    }

    private String allMissing() throws ApicalException {
        TrainedNetwork before = Samples.randomWeights(Regression.network(), 9);
        subject.need(Work.TRAINING, before.network());
        float[] labels = new float[Regression.ITEMS];
        java.util.Arrays.fill(labels, Float.NaN);
        try (Model model = subject.create(before, subject.training(Losses.squaredError(), Training.sgd()))) {
            StepResult result = model.fit(new Batch(Regression.batch().input(),
                    Tensor.of(labels, Regression.ITEMS, 1)), Regression.RATE);
            Expect.isTrue(result.loss() == 0 && result.gradientNorm() == 0,
                    "A loss and a gradient of 0 were expected, and %s came.", result);
            Expect.sameBits("A step without labels", model.snapshot(), before);
        }
        return "No weight changed.";
    }
}
