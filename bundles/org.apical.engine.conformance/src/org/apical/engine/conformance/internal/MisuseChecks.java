package org.apical.engine.conformance.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.LossFunction;
import org.apical.api.engine.Model;
import org.apical.api.engine.StepResult;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.Work;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.conformance.Check;
import org.apical.engine.conformance.ConformanceFailure;
import org.apical.engine.conformance.samples.Losses;
import org.apical.engine.conformance.samples.Samples;
import org.apical.engine.conformance.samples.Training;

/** What callers may rely on when they do wrong, use threads or keep what they gave and got. */
final class MisuseChecks {

    private final Subject subject;
    private final TrainedNetwork trained = Samples.randomWeights(Training.network(), 5);
    private final Batch batch = Samples.batch(Training.network(), 4, 1);

    MisuseChecks(Subject subject) {
        this.subject = subject;
    }

    List<Check> all() {
        return List.of(
                subject.check("misuse.shapes", "Arrays of another shape end in an IllegalArgumentException.",
                        this::shapes),
                subject.check("misuse.closed", "A closed model says so; closing twice is allowed.", this::closed),
                subject.check("misuse.prediction", "A model for predictions does not train.", this::prediction),
                subject.check("misuse.restore", "Files that are missing or of another optimiser are bad input.",
                        this::restore),
                subject.check("misuse.lossThrows", "A loss that throws leaves the model usable.", this::lossThrows),
                subject.check("arguments", "What callers gave and got is left alone.", this::arguments),
                subject.check("threads", "Models may be used from any thread, and several at a time.",
                        this::threads));
    }

    private TrainingSpec training() {
        return subject.training(Losses.squaredError(), Training.adam());
    }

    private String shapes() throws ApicalException {
        subject.need(Work.PREDICTION, trained.network());
        int[] right = batch.input().shape();
        int[][] wrong = {{4, 2, 16, 16}, {4, 1, 16, 15}, {4, 1, 15, 16}, {4, 256}, {4, 1, 1, 16, 16}};
        try (Model model = subject.open(trained)) {
            for (int[] shape : wrong) {
                refused("A prediction of", shape, () -> model.predict(Tensor.zeros(shape)));
            }
            if (subject.offers(Work.GRADIENTS)) {
                refused("An input gradient of", wrong[0],
                        () -> model.inputGradient(Tensor.zeros(wrong[0]), Tensor.zeros(4, 1)));
                int[] output = {4, 2};
                refused("An input gradient for outputs of", output,
                        () -> model.inputGradient(batch.input(), Tensor.zeros(output)));
            }
            Expect.shape("A prediction afterwards", model.predict(Tensor.zeros(right)), new int[] {4, 1});
        }
        if (subject.offers(Work.TRAINING)) {
            try (Model model = subject.create(trained, training())) {
                refused("Training with", wrong[1],
                        () -> model.fit(new Batch(Tensor.zeros(wrong[1]), Tensor.zeros(4, 1)), 0.01));
                model.fit(batch, 0.01);
            }
        }
        return "Other shapes are refused, and the model stays usable.";
    }

    private static void refused(String what, int[] shape, Expect.Work work) {
        Expect.thrown(what + " the shape " + java.util.Arrays.toString(shape), IllegalArgumentException.class, work);
    }

    private String closed() throws ApicalException {
        subject.need(Work.PREDICTION, trained.network());
        Model opened = subject.open(trained);
        opened.predict(batch.input());
        opened.close();
        opened.close();
        Expect.thrown("A prediction of a closed model", IllegalStateException.class,
                () -> opened.predict(batch.input()));
        if (subject.offers(Work.TRAINING)) {
            Model training = subject.create(trained, training());
            training.close();
            training.close();
            Expect.thrown("Training of a closed model", IllegalStateException.class, () -> training.fit(batch, 0.01));
        }
        return "IllegalStateException.";
    }

    private String prediction() throws ApicalException {
        subject.need(Work.PREDICTION, trained.network());
        try (Model model = subject.open(trained)) {
            Expect.thrown("Training of a model for predictions", IllegalStateException.class,
                    () -> model.fit(batch, 0.01));
            if (!subject.offers(Work.GRADIENTS)) {
                Expect.thrown("An input gradient that is not offered", IllegalStateException.class,
                        () -> model.inputGradient(batch.input(), Tensor.zeros(4, 1)));
            }
            Expect.sameBits("The weights of a model for predictions", model.snapshot(), trained);
        }
        return "IllegalStateException.";
    }

    private String restore() throws ApicalException, IOException {
        subject.need(Work.TRAINING, trained.network());
        try (ScratchFolder folder = new ScratchFolder()) {
            try (Model model = subject.create(trained, training())) {
                bad("Restoring from an empty folder", () -> model.restoreOptimizer(folder.path()));
            }
            try (Model model = subject.create(trained, subject.training(Losses.squaredError(), Training.sgd()))) {
                model.fit(batch, 0.01);
                model.save(folder.path());
            }
            bad("Resuming gradient descent as Adam", () -> subject.engine().resume(folder.path(), training()).close());
        }
        return "ApicalException, bad input.";
    }

    private static void bad(String what, Expect.Work work) {
        ApicalException thrown = Expect.thrown(what, ApicalException.class, work);
        Expect.isTrue(thrown.kind() == ApicalException.Cause.BAD_INPUT,
                "%s was expected to be bad input, and is %s.", what, thrown.kind());
    }

    private String lossThrows() throws ApicalException {
        subject.need(Work.TRAINING, Regression.network());
        boolean[] fails = {true};
        LossFunction moody = (output, target) -> {
            if (fails[0]) {
                throw new IllegalStateException("no loss today");
            }
            return Losses.squaredError().evaluate(output, target);
        };
        Regression expected = new Regression(Regression.batch(), Losses.squaredError());
        try (Model model = subject.create(expected.start(), subject.training(moody, Training.sgd()))) {
            IllegalStateException thrown = Expect.thrown("A step whose loss throws", IllegalStateException.class,
                    () -> model.fit(Regression.batch(), Regression.RATE));
            Expect.isTrue("no loss today".equals(thrown.getMessage()),
                    "The exception of the loss itself was expected, and %s came.", thrown);
            fails[0] = false;
            expected.step(0, false, 0, (i, gradient, step) -> gradient);
            StepResult result = model.fit(Regression.batch(), Regression.RATE);
            Expect.close("The loss of the next step", result.loss(), expected.mean(), subject.allowed(1e-5, 0.02));
        }
        return "The step after it is right.";
    }

    private String arguments() throws ApicalException {
        subject.need(Work.PREDICTION, trained.network());
        TrainedNetwork given = new TrainedNetwork(trained.network(), trained.weights().copy());
        Tensor input = batch.input().copy();
        try (Model model = subject.open(given)) {
            Tensor first = model.predict(input);
            Tensor kept = first.copy();
            model.predict(Samples.batch(given.network(), 4, 2).input());
            Expect.sameBits("An output after another prediction", first, kept);
            if (subject.offers(Work.GRADIENTS)) {
                Tensor factors = kept.copy();
                Tensor gradient = model.inputGradient(input, factors);
                Tensor keptGradient = gradient.copy();
                model.inputGradient(Samples.batch(given.network(), 4, 2).input(), factors);
                Expect.sameBits("An input gradient after another", gradient, keptGradient);
                Expect.sameBits("The output gradient given", factors, kept);
            }
        }
        if (subject.offers(Work.TRAINING)) {
            Tensor target = batch.target().copy();
            try (Model model = subject.create(given, training())) {
                model.fit(new Batch(input, target), 0.01);
                TrainedNetwork snapshot = model.snapshot();
                TrainedNetwork kept = new TrainedNetwork(given.network(), snapshot.weights().copy());
                model.fit(new Batch(input, target), 0.01);
                Expect.sameBits("A snapshot after another step", snapshot, kept);
            }
            Expect.sameBits("The target given", target, batch.target());
        }
        Expect.sameBits("The input given", input, batch.input());
        Expect.sameBits("The weights given", given, trained);
        return "Nothing given or returned changed.";
    }

    private String threads() throws ApicalException, InterruptedException {
        subject.need(Work.PREDICTION, trained.network());
        int rounds = 20;
        ExecutorService two = Executors.newFixedThreadPool(2);
        try (Model one = subject.open(trained); Model other = subject.open(trained)) {
            Tensor expected = one.predict(batch.input());
            List<Future<Tensor>> found = new ArrayList<>();
            for (Model model : List.of(one, other)) {
                found.add(two.submit((Callable<Tensor>) () -> {
                    Tensor last = model.predict(batch.input());
                    for (int round = 1; round < rounds; round++) {
                        last = model.predict(batch.input());
                        Expect.sameBits("A prediction beside another model", last, expected);
                    }
                    return last;
                }));
            }
            for (Future<Tensor> future : found) {
                Expect.sameBits("The prediction in another thread", future.get(), expected);
            }
        } catch (ExecutionException e) {
            throw new ConformanceFailure(e.getCause() instanceof ConformanceFailure ? e.getCause().getMessage()
                    : "A prediction in another thread was expected to work, and this came: " + e.getCause() + ".");
        } finally {
            two.shutdownNow();
        }
        return 2 * rounds + " predictions in two threads, the same to the bit.";
    }
}
