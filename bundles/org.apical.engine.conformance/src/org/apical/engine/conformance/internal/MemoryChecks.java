package org.apical.engine.conformance.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.Model;
import org.apical.api.engine.Work;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.conformance.Check;
import org.apical.engine.conformance.ConformanceFailure;
import org.apical.engine.conformance.NotOffered;
import org.apical.engine.conformance.samples.Losses;
import org.apical.engine.conformance.samples.Samples;
import org.apical.engine.conformance.samples.Training;

/** Memory stays flat, comes back, and when there is too little of it the process lives on. */
final class MemoryChecks {

    private static final Path STATUS = Path.of("/proc/self/status");
    /** Allocators round up; a leak of one small array a step is more. */
    private static final double ALLOWED_MB = 48;
    private static final int MODELS = 24;
    private static final int ROUNDS = 4;
    /** Engines that plan their memory by batch size take their time to do so anew. */
    private static final int SAME_SIZE = 100;

    private final Subject subject;

    MemoryChecks(Subject subject) {
        this.subject = subject;
    }

    List<Check> all() {
        return List.of(
                subject.check("memory.steps", "Training and predicting with batches of several sizes leave the"
                        + " resident memory flat.", this::steps),
                subject.check("memory.models", "Closing a model returns its memory.", this::models),
                subject.check("memory.tooMuch",
                        "A batch that cannot fit is refused with its size; the process lives on.", this::tooMuch));
    }

    private String steps() throws ApicalException, IOException {
        Network network = small();
        subject.need(Work.PREDICTION, network);
        boolean trains = subject.offers(Work.TRAINING);
        boolean gradients = subject.offers(Work.GRADIENTS);
        int steps = subject.spec().memorySteps();
        TrainedNetwork start = Samples.initialWeights(network, 1);
        Batch[] batches = {Samples.batch(network, 16, 1), Samples.batch(network, 5, 2), Samples.batch(network, 16, 3),
            Samples.batch(network, 3, 4)};
        try (Model model = trains ? subject.create(start, subject.training(Losses.squaredError(), Training.adam()))
                : subject.open(start)) {
            return flat(steps + " steps", steps, step -> {
                if (step % Math.max(1, steps / 20) == 0) {
                    // Java's own garbage must not look like a leak, nor keep native memory that hangs on it.
                    System.gc();
                }
                Batch batch = batches[step / SAME_SIZE % batches.length];
                if (trains) {
                    model.fit(batch, 0.001);
                }
                if (!trains || step % 10 == 0) {
                    Tensor output = model.predict(batch.input());
                    if (gradients) {
                        model.inputGradient(batch.input(), output);
                    }
                }
            });
        }
    }

    /** What one round of a memory check repeats. */
    private interface Turn {
        void take(int index) throws ApicalException;
    }

    /**
     * Repeats a round of work until one leaves the memory flat. Allocators settle in the first
     * rounds, at a moment that nobody can foresee; a leak grows in every round alike.
     */
    private static String flat(String what, int turns, Turn turn) throws ApicalException, IOException {
        List<String> grown = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double before = nativeMb();
            for (int i = 0; i < turns; i++) {
                turn.take(i);
            }
            double growth = nativeMb() - before;
            grown.add(Expect.format("%+.1f", growth));
            if (round > 0 && growth <= ALLOWED_MB) {
                return Expect.format("%s MB in rounds of %s, the last of which counts.", String.join(", ", grown), what);
            }
        }
        throw new ConformanceFailure(Expect.format("The process was expected to grow by at most %.0f MB in one of %d"
                + " rounds of %s, and grew by %s MB.", ALLOWED_MB, ROUNDS - 1, what, String.join(", ", grown)));
    }

    private static Network small() {
        NetworkBuilder b = new NetworkBuilder("small", Shape.of(1, 16, 16));
        String x = b.relu("relu", b.batchNorm("norm", b.convolution2d("conv", Network.INPUT, 8, 3, 1, 1, false)));
        x = b.add("drop", new Operation.Dropout(0.1), b.maximumPool2d("pool", x, 2, 2));
        b.dense("output", b.globalAveragePool("average", x), 1);
        return b.build();
    }

    private String models() throws ApicalException, IOException {
        NetworkBuilder b = new NetworkBuilder("heavy", Shape.of(1, 32, 32));
        String x = b.relu("relu", b.convolution2d("conv", Network.INPUT, 8, 3, 1, 1, true));
        b.dense("output", b.dense("hidden", b.add("flat", new Operation.Flatten(), x), 128), 1);
        TrainedNetwork start = Samples.initialWeights(b.build(), 1);
        subject.need(Work.PREDICTION, start.network());
        boolean trains = subject.offers(Work.TRAINING);
        Batch batch = Samples.batch(start.network(), 8, 1);
        return flat(MODELS + " models", MODELS, index -> {
            try (Model model = trains ? subject.create(start, subject.training(Losses.squaredError(), Training.sgd()))
                    : subject.open(start)) {
                if (trains) {
                    model.fit(batch, 0.001);
                }
                model.predict(batch.input());
            }
            System.gc();
        });
    }

    /** 1.7 petabytes of activations. */
    private String tooMuch() throws ApicalException {
        NetworkBuilder b = new NetworkBuilder("wide", Shape.of(1, 256, 256));
        String x = b.convolution2d("conv", Network.INPUT, 100_000, 1, 1, 0, false);
        b.dense("output", b.globalAveragePool("pool", x), 1);
        TrainedNetwork start = Samples.initialWeights(b.build(), 1);
        subject.need(Work.PREDICTION, start.network());
        Batch batch = new Batch(Tensor.zeros(64, 1, 256, 256), Tensor.zeros(64, 1));
        try (Model model = subject.open(start)) {
            refused("A prediction that needs 1.7 petabytes", () -> model.predict(batch.input()));
        }
        if (subject.offers(Work.TRAINING)) {
            try (Model model = subject.create(start, subject.training(Losses.squaredError(), Training.sgd()))) {
                refused("A step that needs 1.7 petabytes", () -> model.fit(batch, 0.01));
            }
        }
        Case next = new Case(small());
        try (Model model = subject.open(next.trained())) {
            Expect.close("A prediction afterwards", model.predict(next.input()).data(), next.output(),
                    subject.allowed(1e-5, 0.05));
        }
        return "Refused with batch and size; the next model predicts right.";
    }

    private static void refused(String what, Expect.Work work) {
        ApicalException thrown = Expect.thrown(what, ApicalException.class, work);
        String message = String.valueOf(thrown.getMessage());
        Expect.isTrue(thrown.kind() == ApicalException.Cause.FAILED && message.contains("64")
                && message.contains("256x256"), "%s was expected to fail with a message that names the batch of 64 and"
                + " the size 256x256, and this came: %s: %s", what, thrown.kind(), message);
    }

    private static double nativeMb() throws IOException {
        if (!Files.isReadable(STATUS)) {
            throw new NotOffered("This system does not tell the resident memory of a process.");
        }
        System.gc();
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith("VmRSS:")) {
                // Java's own heap grows and shrinks as it likes.
                double heapMb = Runtime.getRuntime().totalMemory() / 1048576.0;
                return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024 - heapMb;
            }
        }
        throw new NotOffered("This system does not tell the resident memory of a process.");
    }
}
