package org.apical.trust;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Model;
import org.apical.api.network.Network;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.conformance.samples.Losses;
import org.apical.engine.conformance.samples.Samples;
import org.apical.engine.conformance.samples.Training;
import org.apical.engine.dl4j.Dl4jEngine;
import org.apical.engine.libtorch.LibtorchEngine;
import org.apical.standard.architecture.SmallCnn;

/**
 * Noisy frames with a spot at a random place, and a small network that has really learnt to say something about it:
 * whether it is there, or how bright it is.
 */
final class Planted {

    static final int SIDE = 32;
    private static final int SPOT = 5;
    private static final int STEPS = 250;
    private static final int BATCH = 16;
    private static final Map<Question, TrainedNetwork> LEARNT = new EnumMap<>(Question.class);

    /** What the network learns. */
    enum Question {
        /** Whether there is a spot: a class. */
        PRESENCE,
        /** How bright the spot is: a number. */
        BRIGHTNESS
    }

    private Planted() {
    }

    /** Frames, what is asked of them, and where the spot is. */
    record Frames(Tensor input, Tensor target, boolean[][] spots) {
    }

    static Engine engine() {
        LibtorchEngine libtorch = new LibtorchEngine();
        return libtorch.probe().trains() ? libtorch : new Dl4jEngine();
    }

    static Network network() {
        return new SmallCnn().build(new SmallCnn.Settings(12, 2, 1, SmallCnn.Pooling.MAXIMUM, 0),
                Shape.of(1, SIDE, SIDE), 1);
    }

    static Frames frames(Question question, int count, long seed) {
        Random random = new Random(seed);
        Tensor input = Tensor.zeros(count, 1, SIDE, SIDE);
        Tensor target = Tensor.zeros(count, 1);
        boolean[][] spots = new boolean[count][SIDE * SIDE];
        for (int n = 0; n < count; n++) {
            boolean present = question == Question.BRIGHTNESS || random.nextBoolean();
            double brightness = question == Question.BRIGHTNESS ? 1 + 4 * random.nextDouble() : 3;
            target.data()[n] = (float) (question == Question.BRIGHTNESS ? (brightness - 3) / 1.15 : present ? 1 : 0);
            int top = random.nextInt(SIDE - SPOT);
            int left = random.nextInt(SIDE - SPOT);
            for (int i = 0; i < SIDE * SIDE; i++) {
                int row = i / SIDE;
                int column = i % SIDE;
                spots[n][i] = present && row >= top && row < top + SPOT && column >= left && column < left + SPOT;
                input.data()[n * SIDE * SIDE + i] = (float) (Math.abs(0.5 * random.nextGaussian())
                        + (spots[n][i] ? brightness : 0) - 0.5);
            }
        }
        return new Frames(input, target, spots);
    }

    /** A network that has learnt the question; trained once. */
    static synchronized TrainedNetwork learnt(Question question) throws ApicalException {
        if (!LEARNT.containsKey(question)) {
            LEARNT.put(question, train(question, 1));
        }
        return LEARNT.get(question);
    }

    private static TrainedNetwork train(Question question, long seed) throws ApicalException {
        var loss = question == Question.PRESENCE ? Losses.logistic() : Losses.squaredError();
        try (Model model = engine().create(untrained(seed), Training.spec(loss, Training.adam(), 1))) {
            for (int step = 0; step < STEPS; step++) {
                Frames frames = frames(question, BATCH, seed * 100_003 + step);
                model.fit(new Batch(frames.input(), frames.target()), 0.005);
            }
            return model.snapshot();
        }
    }

    static TrainedNetwork untrained(long seed) {
        return Samples.initialWeights(network(), seed);
    }
}
