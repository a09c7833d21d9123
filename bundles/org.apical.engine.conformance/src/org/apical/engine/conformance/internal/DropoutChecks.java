package org.apical.engine.conformance.internal;

import java.util.Arrays;
import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.LossFunction;
import org.apical.api.engine.Model;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.Work;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;
import org.apical.engine.conformance.Check;
import org.apical.engine.conformance.samples.Training;

/** What dropout leaves, how often, and that its gradient goes the same way. */
final class DropoutChecks {

    private static final double RATE = 0.3;
    private static final int UNITS = 64;
    private static final int ITEMS = 128;

    private final Subject subject;

    DropoutChecks(Subject subject) {
        this.subject = subject;
    }

    List<Check> all() {
        return List.of(
                subject.check("dropout.share", "Dropout sets its share to zero, independently, and scales the rest up.",
                        this::share),
                subject.check("dropout.gradient", "The gradient passes where the values passed, scaled alike.",
                        this::gradient),
                subject.check("dropout.seed", "The same seed drops the same values, another seed others.",
                        this::seed));
    }

    /** Every output is 1 before dropout. */
    private static TrainedNetwork ones() {
        NetworkBuilder builder = new NetworkBuilder("dropout", Shape.of(1));
        builder.add("drop", new Operation.Dropout(RATE), builder.dense("dense", Network.INPUT, UNITS));
        Network network = builder.build();
        Weights weights = Weights.initial(network, 1);
        Arrays.fill(weights.get("dense.weight").data(), 0);
        Arrays.fill(weights.get("dense.bias").data(), 1);
        return new TrainedNetwork(network, weights);
    }

    /** The outputs of some training steps that change nothing. */
    private Tensor[] outputs(int steps, long seed) throws ApicalException {
        Tensor[] outputs = new Tensor[steps];
        int[] next = {0};
        LossFunction keeping = (output, target) -> {
            outputs[next[0]++] = output.copy();
            return new LossFunction.Value(0, Tensor.zeros(output.shape()));
        };
        TrainingSpec training = new TrainingSpec(keeping, Training.sgd(), 0, false, 0, subject.spec().threads(), seed,
                subject.precision());
        TrainedNetwork ones = ones();
        subject.need(Work.TRAINING, ones.network());
        try (Model model = subject.create(ones, training)) {
            for (int step = 0; step < steps; step++) {
                model.fit(new Batch(Tensor.zeros(ITEMS, 1), Tensor.zeros(ITEMS, UNITS)), 0.01);
            }
            Tensor predicted = model.predict(Tensor.zeros(ITEMS, 1));
            for (float value : predicted.data()) {
                Expect.isTrue(value == 1, "A prediction was expected to drop nothing and give 1, and %s came.", value);
            }
        }
        return outputs;
    }

    private String share() throws ApicalException {
        Tensor[] outputs = outputs(2, Subject.SEED);
        double kept = 1 / (1 - RATE);
        for (float value : outputs[0].data()) {
            Expect.isTrue(value == 0 || Math.abs(value - kept) <= subject.allowed(1e-5, 0.01) * kept,
                    "A value of 1 was expected to become 0 or %.6g, and became %s.", kept, value);
        }
        double share = zeros(outputs[0], 0, 1);
        within("The share of zeros", share, RATE, ITEMS * UNITS);
        double column = 0;
        for (int item = 0; item < ITEMS; item++) {
            column += outputs[0].data()[item * UNITS] == 0 ? 1.0 / ITEMS : 0;
        }
        within("The share of zeros of one output over the items", column, RATE, ITEMS);
        within("The share of zeros of one item", zeros(outputs[0].items(0, 1), 0, 1), RATE, UNITS);
        int alike = 0;
        for (int i = 0; i < ITEMS * UNITS; i++) {
            alike += outputs[0].data()[i] == 0 == (outputs[1].data()[i] == 0) ? 1 : 0;
        }
        within("The share of places that two steps treat alike", (double) alike / (ITEMS * UNITS),
                RATE * RATE + (1 - RATE) * (1 - RATE), ITEMS * UNITS);
        return Expect.format("%.4f of %d values were zero, %.2f were asked for.", share, ITEMS * UNITS, RATE);
    }

    private static double zeros(Tensor tensor, int from, int step) {
        int zeros = 0;
        for (int i = from; i < tensor.data().length; i += step) {
            zeros += tensor.data()[i] == 0 ? 1 : 0;
        }
        return (double) zeros * step / tensor.data().length;
    }

    /** Five standard deviations of a binomial share: chance alone goes beyond once in two million. */
    private static void within(String what, double found, double expected, int count) {
        double most = 5 * Math.sqrt(expected * (1 - expected) / count);
        Expect.isTrue(Math.abs(found - expected) <= most, "%s was expected to be %.4f within %.4f, and is %.4f.", what,
                expected, most, found);
    }

    private String gradient() throws ApicalException {
        TrainedNetwork ones = ones();
        subject.need(Work.TRAINING, ones.network());
        double[] expected = new double[UNITS];
        LossFunction keeping = (output, target) -> {
            float[] gradient = new float[output.data().length];
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = 1 + i % 7;
                // The output is the very factor by which dropout multiplied.
                expected[i % UNITS] += gradient[i] * (double) output.data()[i];
            }
            return new LossFunction.Value(0, Tensor.of(gradient, output.shape()));
        };
        try (Model model = subject.create(ones, subject.training(keeping, Training.becomeGradient()))) {
            model.fit(new Batch(Tensor.zeros(ITEMS, 1), Tensor.zeros(ITEMS, UNITS)), 1);
            double error = Expect.close("The gradient behind dropout",
                    model.snapshot().weights().get("dense.bias").data(), expected, subject.allowed(1e-5, 0.03));
            return Expect.format("Relative error %.1e.", error);
        }
    }

    private String seed() throws ApicalException {
        Tensor first = outputs(1, 1)[0];
        Expect.sameBits("What dropout leaves with the same seed", outputs(1, 1)[0], first);
        Expect.isTrue(!outputs(1, 2)[0].equals(first),
                "Another seed was expected to drop other values, and dropped the same.");
        return "Two seeds, two patterns.";
    }
}
