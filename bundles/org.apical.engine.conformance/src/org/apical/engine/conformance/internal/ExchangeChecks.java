package org.apical.engine.conformance.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Model;
import org.apical.api.engine.ModelFiles;
import org.apical.api.engine.Precision;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.Work;
import org.apical.api.network.Network;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.conformance.Check;
import org.apical.engine.conformance.samples.Losses;
import org.apical.engine.conformance.samples.Networks;
import org.apical.engine.conformance.samples.Samples;
import org.apical.engine.conformance.samples.Training;

/** Files go from one engine to another, and training takes the same way on both. */
final class ExchangeChecks {

    private static final int LONG = 50;
    private static final int BATCHES = 5;
    private static final double RATE = 0.001;

    private final Subject subject;

    ExchangeChecks(Subject subject) {
        this.subject = subject;
    }

    /** The checks with one other engine; in other precisions than FP32 only training is compared, with FP32. */
    List<Check> with(Engine engine, String name) {
        Subject other = new Subject(engine, subject.spec(), Precision.FP32);
        List<Check> checks = new ArrayList<>();
        if (subject.precision() == Precision.FP32) {
            checks.add(subject.check("exchange.files." + name,
                    "Models saved by either engine open on the other and predict the same.", () -> files(other)));
            checks.add(subject.check("exchange.resume." + name,
                    "Training begun on either engine goes on where it stopped on the other.", () -> resume(other)));
        }
        checks.add(subject.check("exchange.training." + name, LONG
                + " steps from the same weights and batches lose alike.", () -> training(other)));
        return checks;
    }

    private void need(Subject other, Work work, Network network) {
        subject.need(work, network);
        other.need(work, network);
    }

    private String files(Subject other) throws ApicalException, IOException {
        double largest = 0;
        List<Network> networks = List.of(Networks.whole(1), Networks.whole(2), Networks.whole(3));
        for (Network network : networks) {
            need(other, Work.PREDICTION, network);
            largest = Math.max(largest, Math.max(file(subject, other, network), file(other, subject, network)));
        }
        return Expect.format("%d networks both ways, largest relative difference %.1e.", networks.size(), largest);
    }

    private static double file(Subject from, Subject to, Network network) throws ApicalException, IOException {
        TrainedNetwork trained = Samples.randomWeights(network, 3);
        Tensor input = Samples.tensor(5, network.input().batch(4));
        try (ScratchFolder folder = new ScratchFolder(); Model model = from.open(trained)) {
            model.save(folder.path());
            try (Model opened = to.open(ModelFiles.read(folder.path()))) {
                return Expect.close("What " + Subject.name(to.engine()) + " predicts with a file of "
                        + Subject.name(from.engine()) + " for the network '" + network.name() + "'",
                        opened.predict(input).data(), Differences.doubles(model.predict(input).data()), 1e-4);
            }
        }
    }

    private String resume(Subject other) throws ApicalException, IOException {
        need(other, Work.TRAINING, Training.networkWithoutDropout());
        double largest = Math.max(resume(subject, other), resume(other, subject));
        return Expect.format("Both ways, largest relative difference of a loss to that of uninterrupted training %.1e.",
                largest);
    }

    private static double resume(Subject from, Subject to) throws ApicalException, IOException {
        int before = 4;
        int after = 4;
        try (ScratchFolder folder = new ScratchFolder()) {
            Path files = folder.path();
            double[] expected;
            try (Model model = from.create(start(), spec(from))) {
                losses(model, 0, before);
                model.save(files);
                expected = losses(model, before, after);
            }
            try (Model model = to.engine().resume(files, spec(to))) {
                double[] found = losses(model, before, after);
                double largest = 0;
                for (int i = 0; i < after; i++) {
                    largest = Math.max(largest, Expect.close("The loss of step " + (before + i + 1) + " on "
                            + Subject.name(to.engine()) + ", begun on " + Subject.name(from.engine()) + ",", found[i],
                            expected[i], 1e-3));
                }
                return largest;
            }
        }
    }

    private static TrainedNetwork start() {
        return Samples.initialWeights(Training.networkWithoutDropout(), 5);
    }

    private static TrainingSpec spec(Subject on) {
        return on.training(Losses.squaredError(), Training.adam(), 0.0001, false, 0);
    }

    private static double[] losses(Model model, int from, int count) throws ApicalException {
        double[] losses = new double[count];
        for (int i = 0; i < count; i++) {
            losses[i] = model.fit(Samples.batch(model.network(), 8, (from + i) % BATCHES), RATE).loss();
        }
        return losses;
    }

    private String training(Subject other) throws ApicalException {
        need(other, Work.TRAINING, Training.networkWithoutDropout());
        double[] mine = fifty(subject);
        double[] theirs = fifty(other);
        String who = Subject.name(other.engine()) + " in " + other.precision();
        double first = Expect.close("The loss of step 1 beside " + who, mine[0], theirs[0],
                subject.allowed(1e-3, 0.02));
        double last = Expect.close("The loss of step " + LONG + " beside " + who, mine[LONG - 1], theirs[LONG - 1],
                subject.allowed(0.03, 0.1));
        return Expect.format("Step 1: %.6f and %.6f (relative difference %.1e); step %d: %.6f and %.6f (%.1e).",
                mine[0], theirs[0], first, LONG, mine[LONG - 1], theirs[LONG - 1], last);
    }

    private static double[] fifty(Subject on) throws ApicalException {
        try (Model model = on.create(start(), spec(on))) {
            return losses(model, 0, LONG);
        }
    }
}
