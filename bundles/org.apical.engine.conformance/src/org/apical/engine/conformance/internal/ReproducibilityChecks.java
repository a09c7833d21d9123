package org.apical.engine.conformance.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;
import org.apical.api.engine.ModelFiles;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.Work;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.conformance.Check;
import org.apical.engine.conformance.samples.Losses;
import org.apical.engine.conformance.samples.Networks;
import org.apical.engine.conformance.samples.Samples;
import org.apical.engine.conformance.samples.Training;

/** Same seed, same threads, same bits: twice, after saving, after resuming. */
final class ReproducibilityChecks {

    private static final int STEPS = 6;

    private final Subject subject;

    ReproducibilityChecks(Subject subject) {
        this.subject = subject;
    }

    List<Check> all() {
        return List.of(
                subject.check("same.training", "The same seed gives the same bits twice.", this::twice),
                subject.check("same.prediction", "Two models of the same weights predict the same bits, and again.",
                        this::predictions),
                subject.check("same.predictingBetween", "Predictions between the steps change nothing.",
                        this::predictingBetween),
                subject.check("same.saved", "A model that is saved and opened predicts the same bits.", this::saved),
                subject.check("same.resumed", "A model that is saved and resumed goes on as if never interrupted.",
                        this::resumed),
                subject.check("batchSizes", "Batches may change their size from call to call.", this::batchSizes));
    }

    private TrainingSpec training() {
        return subject.training(Losses.squaredError(), Training.adam(), 0.0001, false, 0);
    }

    private Model begin() throws ApicalException {
        TrainedNetwork start = Samples.initialWeights(Training.network(), 5);
        subject.need(Work.TRAINING, start.network());
        return subject.create(start, training());
    }

    /** Some batches are smaller, as at the end of an epoch. */
    private static void train(Model model, int from, int to) throws ApicalException {
        for (int step = from; step < to; step++) {
            model.fit(Samples.batch(model.network(), step % 3 == 2 ? 5 : 8, step), 0.01);
        }
    }

    private TrainedNetwork trained() throws ApicalException {
        try (Model model = begin()) {
            train(model, 0, STEPS);
            return model.snapshot();
        }
    }

    private String twice() throws ApicalException {
        Expect.sameBits("A second training", trained(), trained());
        return STEPS + " steps, all weights the same to the bit.";
    }

    private String predictions() throws ApicalException {
        TrainedNetwork trained = Samples.randomWeights(Training.network(), 5);
        subject.need(Work.PREDICTION, trained.network());
        Tensor input = Samples.batch(trained.network(), 7, 1).input();
        try (Model one = subject.open(trained); Model two = subject.open(trained)) {
            Tensor first = one.predict(input);
            Expect.sameBits("A second prediction", one.predict(input), first);
            Expect.sameBits("The prediction of a second model", two.predict(input), first);
            if (subject.offers(Work.GRADIENTS)) {
                Tensor gradient = one.inputGradient(input, first);
                Expect.sameBits("A second input gradient", one.inputGradient(input, first), gradient);
                Expect.sameBits("The input gradient of a second model", two.inputGradient(input, first), gradient);
            }
        }
        return "The same to the bit.";
    }

    private String predictingBetween() throws ApicalException {
        try (Model model = begin()) {
            boolean gradients = subject.offers(Work.GRADIENTS);
            for (int step = 0; step < STEPS; step++) {
                train(model, step, step + 1);
                Tensor input = Samples.batch(model.network(), 7, 100 + step).input();
                Tensor output = model.predict(input);
                if (gradients) {
                    model.inputGradient(input, output);
                }
            }
            Expect.sameBits("Training with predictions in between", model.snapshot(), trained());
        }
        return STEPS + " steps, all weights the same to the bit.";
    }

    private String saved() throws ApicalException, IOException {
        subject.need(Work.PREDICTION, Training.network());
        TrainedNetwork start = Samples.randomWeights(Training.network(), 5);
        boolean trains = subject.offers(Work.TRAINING);
        try (ScratchFolder folder = new ScratchFolder();
                Model model = trains ? begin() : subject.open(start)) {
            if (trains) {
                train(model, 0, 3);
            }
            model.save(folder.path());
            TrainedNetwork written = ModelFiles.read(folder.path());
            Expect.sameBits("What was written", written, model.snapshot());
            Expect.isTrue(written.network().equals(model.network()),
                    "The network was expected to be written as given.");
            Tensor input = Samples.batch(model.network(), 4, 77).input();
            Tensor before = model.predict(input);
            try (Model direct = subject.open(model.snapshot()); Model opened = subject.open(written)) {
                Tensor after = opened.predict(input);
                Expect.sameBits("The prediction of the opened model", after, direct.predict(input));
                double error = Expect.close("The prediction after saving and opening", after.data(),
                        Differences.doubles(before.data()), subject.allowed(1e-4, 0.05));
                return Expect.format("The same to the bit; relative difference to the model that was saved %.1e.",
                        error);
            }
        }
    }

    private String resumed() throws ApicalException, IOException {
        TrainedNetwork expected = trained();
        try (ScratchFolder folder = new ScratchFolder()) {
            Path files = folder.path();
            try (Model model = begin()) {
                train(model, 0, 3);
                model.save(files);
            }
            try (Model model = subject.engine().resume(files, training())) {
                train(model, 3, STEPS);
                Expect.sameBits("Training that was resumed after 3 of " + STEPS + " steps", model.snapshot(), expected);
            }
        }
        return "All weights the same to the bit.";
    }

    private String batchSizes() throws ApicalException {
        Case whole = new Case(Networks.whole(2));
        subject.need(Work.PREDICTION, whole.network());
        double largest = 0;
        try (Model model = subject.open(whole.trained())) {
            for (int items : new int[] {3, 1, 7, 2, 7, 16, 3}) {
                Tensor input = Samples.tensor(items, whole.network().input().batch(items));
                largest = Math.max(largest, Expect.close("The prediction of a batch of " + items,
                        model.predict(input).data(), whole.output(input), subject.allowed(1e-5, 0.05)));
            }
        }
        return Expect.format("Sizes 1 to 16, largest relative error %.1e.", largest);
    }
}
