package org.apical.bench.internal;

import java.util.Map;
import java.util.Random;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.architecture.Architecture;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.Kind;
import org.apical.api.engine.Batch;
import org.apical.api.engine.Engine;
import org.apical.api.engine.LossFunction;
import org.apical.api.engine.Model;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.UpdateRule;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.loss.Loss;
import org.apical.api.network.Network;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;
import org.apical.api.optimizer.Optimizer;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;

/** Measures one engine at one piece of work in this process. */
final class CellBench {

    /** The samples of a map, as the paper's method takes them. */
    static final int SAMPLES = 50;
    /** The frames of a clip, and the samples of each of its maps. */
    static final int FRAMES = 20;
    static final int CLIP_SAMPLES = 25;
    /** The windows of an occlusion map by default, and the frame as it is. */
    static final int OCCLUSIONS = 14 * 14 + 1;
    /** At 112x112 this width gives 1.02 million parameters, the size other systems were measured with. */
    private static final Map<String, Object> SMALL = Map.of("width", 30);
    private static final double LEARNING_RATE = 1e-4;

    private final Catalog catalog;
    private final int threads;
    private final int repeats;
    private final Progress progress;

    CellBench(Catalog catalog, int threads, int repeats, Progress progress) {
        this.catalog = catalog;
        this.threads = threads;
        this.repeats = repeats;
        this.progress = progress;
    }

    /** Returns images per second, one figure a repeat. */
    double[] rates(EngineCell cell) throws ApicalException {
        Engine engine = catalog.get(Kind.ENGINE, cell.engine());
        Network network = network(cell.network());
        TrainedNetwork start = new TrainedNetwork(network, Weights.initial(network, 1));
        int items = switch (cell.mode()) {
            case SMOOTH_GRAD, OCCLUSION -> 1;
            case CLIP -> FRAMES;
            case TRAIN, INFERENCE, GRADIENT -> cell.batch();
        };
        Tensor input = noise(network.input().batch(items));
        if (cell.mode() == EngineCell.Mode.TRAIN) {
            Batch batch = new Batch(input, noise(network.output().output().batch(items)));
            try (Model model = engine.create(start, training(cell))) {
                return measure(() -> {
                    model.fit(batch, LEARNING_RATE);
                    return items;
                });
            }
        }
        try (Model model = engine.open(start, new PredictionSpec(threads, cell.precision()))) {
            Tensor weights = noise(network.output().output().batch(items));
            return switch (cell.mode()) {
                case INFERENCE -> measure(() -> {
                    model.predict(input);
                    return items;
                });
                case GRADIENT -> measure(() -> {
                    model.inputGradient(input, weights);
                    return items;
                });
                case SMOOTH_GRAD -> maps(model, input, "smoothGrad", Map.of("samples", SAMPLES, "batch",
                        cell.batch()), SAMPLES);
                case CLIP -> maps(model, input, "smoothGrad", Map.of("samples", CLIP_SAMPLES, "batch",
                        cell.batch()), CLIP_SAMPLES * FRAMES);
                case OCCLUSION -> maps(model, input, "occlusion", Map.of("batch", cell.batch()), OCCLUSIONS);
                case TRAIN -> throw new IllegalStateException("Training is measured above.");
            };
        }
    }

    /** Draws maps as a person would, who opened the model once. */
    private double[] maps(Model model, Tensor input, String interpreter, Map<String, Object> values, int images)
            throws ApicalException {
        SaliencyMethod method = saliency(catalog.get(Kind.INTERPRETER, interpreter), values);
        return measure(() -> {
            method.map(model, input, 0, 1, Progress.NONE);
            return images;
        });
    }

    private double[] measure(Stopwatch.Work work) throws ApicalException {
        return Stopwatch.rates(repeats, () -> {
            progress.checkCancelled();
            return work.run();
        });
    }

    /** Builds a network by its short name, at the size it is measured at. */
    Network network(String id) throws ApicalException {
        boolean small = isSmall(id);
        return build(catalog.get(Kind.ARCHITECTURE, id), small ? SMALL : Map.of(),
                small ? Shape.of(1, 112, 112) : Shape.of(1, 299, 299));
    }

    static boolean isSmall(String network) {
        return network.equals("smallCnn");
    }

    private TrainingSpec training(EngineCell cell) throws ApicalException {
        return new TrainingSpec(loss(catalog.get(Kind.LOSS, "squaredError")),
                rule(catalog.get(Kind.OPTIMIZER, "adam")), 1e-4, false, 0, threads, 1, cell.precision());
    }

    private static <S extends Record> Network build(Architecture<S> architecture, Map<String, Object> values,
            Shape input) {
        return architecture.build(bind(architecture.settingsType(), values), input, 1);
    }

    private static <S extends Record> SaliencyMethod saliency(Interpreter<S> interpreter, Map<String, Object> values) {
        return interpreter.create(bind(interpreter.settingsType(), values));
    }

    private static <S extends Record> LossFunction loss(Loss<S> loss) {
        return loss.create(bind(loss.settingsType(), Map.of()));
    }

    private static <S extends Record> UpdateRule rule(Optimizer<S> optimizer) {
        return optimizer.create(bind(optimizer.settingsType(), Map.of()));
    }

    private static <S extends Record> S bind(Class<S> type, Map<String, Object> values) {
        try {
            return SettingsType.of(type).bind(values);
        } catch (SettingsException e) {
            throw new IllegalStateException("The built-in contributions take these settings.", e);
        }
    }

    private static Tensor noise(int[] shape) {
        Tensor tensor = Tensor.zeros(shape);
        Random random = new Random(1);
        for (int i = 0; i < tensor.data().length; i++) {
            tensor.data()[i] = (float) random.nextGaussian();
        }
        return tensor;
    }
}
