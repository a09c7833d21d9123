package org.apical.bench.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.architecture.Architecture;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.api.engine.Availability;
import org.apical.api.engine.Batch;
import org.apical.api.engine.Engine;
import org.apical.api.engine.LossFunction;
import org.apical.api.engine.Model;
import org.apical.api.engine.Precision;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.UpdateRule;
import org.apical.api.loss.Loss;
import org.apical.api.network.Network;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;
import org.apical.api.optimizer.Optimizer;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;

/** Trains and runs the same networks from the same weights on every installed engine. */
final class EngineBench {

    /** At 112x112 this width gives 1.02 million parameters, the size other systems were measured with. */
    private static final Map<String, Object> SMALL = Map.of("width", 30);

    private final Catalog catalog;
    private final BenchSettings settings;
    private final int threads;
    private final Progress progress;

    EngineBench(Catalog catalog, BenchSettings settings, int threads, Progress progress) {
        this.catalog = catalog;
        this.settings = settings;
        this.threads = threads;
        this.progress = progress;
    }

    List<BenchRow> run() throws ApicalException {
        List<BenchRow> rows = new ArrayList<>();
        progress.begin("Measuring engines", 0);
        for (String name : settings.networks()) {
            Network network = network(name);
            for (int batch : settings.batches()) {
                for (CatalogEntry entry : catalog.entries(Kind.ENGINE)) {
                    if (entry.state() == CatalogEntry.State.READY) {
                        measure(entry, network, batch, rows);
                    }
                }
            }
        }
        return withRatios(rows);
    }

    /** Measures one engine, first training, then inference. */
    private void measure(CatalogEntry entry, Network network, int batch, List<BenchRow> rows)
            throws ApicalException {
        Engine engine = catalog.contribution(Kind.ENGINE, entry);
        Availability found = engine.probe();
        if (!found.usable() || !engine.supports(network)) {
            return;
        }
        Tensor input = noise(network.input().batch(batch));
        Tensor target = noise(network.output().output().batch(batch));
        TrainedNetwork start = new TrainedNetwork(network, Weights.initial(network, 1));
        if (found.trains()) {
            progress.note(entry.shortId() + " " + network.name() + " train, batch " + batch);
            try (Model model = engine.create(start, training())) {
                rows.add(Stopwatch.measure(entry.shortId(), network.name(), "train", batch, settings.repeats(), () -> {
                    progress.checkCancelled();
                    model.fit(new Batch(input, target), 1e-4);
                    return batch;
                }));
            }
        }
        progress.note(entry.shortId() + " " + network.name() + " inference, batch " + batch);
        try (Model model = engine.open(start, PredictionSpec.fp32(threads))) {
            rows.add(Stopwatch.measure(entry.shortId(), network.name(), "inference", batch, settings.repeats(), () -> {
                progress.checkCancelled();
                model.predict(input);
                return batch;
            }));
        }
    }

    private Network network(String id) throws ApicalException {
        boolean small = id.equals("smallCnn");
        return build(catalog.get(Kind.ARCHITECTURE, id), small ? SMALL : Map.of(),
                small ? Shape.of(1, 112, 112) : Shape.of(1, 299, 299));
    }

    private static <S extends Record> Network build(Architecture<S> architecture, Map<String, Object> values,
            Shape input) {
        try {
            return architecture.build(SettingsType.of(architecture.settingsType()).bind(values), input, 1);
        } catch (SettingsException e) {
            throw new IllegalStateException("The built-in architectures take these settings.", e);
        }
    }

    private TrainingSpec training() throws ApicalException {
        return new TrainingSpec(loss(catalog.get(Kind.LOSS, "squaredError")),
                rule(catalog.get(Kind.OPTIMIZER, "adam")), 1e-4, false, 0, threads, 1, Precision.FP32);
    }

    private static <S extends Record> LossFunction loss(Loss<S> loss) {
        try {
            return loss.create(SettingsType.of(loss.settingsType()).defaults());
        } catch (SettingsException e) {
            throw new IllegalStateException("The built-in loss has defaults.", e);
        }
    }

    private static <S extends Record> UpdateRule rule(Optimizer<S> optimizer) {
        try {
            return optimizer.create(SettingsType.of(optimizer.settingsType()).defaults());
        } catch (SettingsException e) {
            throw new IllegalStateException("The built-in optimiser has defaults.", e);
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

    private static List<BenchRow> withRatios(List<BenchRow> rows) {
        return rows.stream().map(row -> new BenchRow(row.engine(), row.network(), row.mode(), row.batch(),
                row.imagesPerSecond(), row.best(), row.peakMemoryMb(),
                row.imagesPerSecond() / rows.stream().filter(other -> other.engine().equals("libtorch")
                        && other.network().equals(row.network()) && other.mode().equals(row.mode())
                        && other.batch() == row.batch()).mapToDouble(BenchRow::imagesPerSecond).findFirst()
                        .orElse(Double.NaN))).toList();
    }
}
