package org.apical.experiment.run;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.augmentation.FrameTransform;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.Kind;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Model;
import org.apical.api.engine.ModelFiles;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.network.Network;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;
import org.apical.data.Cohort;
import org.apical.data.Part;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;

/**
 * Measures what a run would cost: the real data go through the real network for a few seconds.
 *
 * <p>The first steps are slower than the rest (code is compiled, memory is planned), so a first model warms up and the
 * second is measured.
 */
public final class CostProbe {

    private static final double WARM_SECONDS = 4;
    private static final int WARM_STEPS = 3;
    private static final double MEASURED_SECONDS = 5;
    private static final int MEASURED_STEPS = 5;

    /** No more than this share of all steps goes into warming up, and into measuring. */
    private static final double SHARE = 0.03;

    private final Catalog catalog;
    private final Path runs;

    /**
     * Creates a probe.
     *
     * @param catalog what experiments may use
     * @param runs the folder that holds runs and their cohorts; data that were not imported yet are imported
     */
    public CostProbe(Catalog catalog, Path runs) {
        this.catalog = catalog;
        this.runs = runs;
    }

    /**
     * Measures.
     *
     * @param experiment the experiment
     * @param epochs how many epochs of it are planned; of few, fewer steps are measured
     * @param progress told of the import and the steps
     * @return what it costs
     * @throws ApicalException when the experiment cannot run
     */
    public Cost measure(Experiment experiment, long epochs, Progress progress) throws ApicalException {
        int threads = experiment.training().threads() == 0 ? Runtime.getRuntime().availableProcessors()
                : experiment.training().threads();
        Network network = ExperimentRunner.network(experiment);
        Experiment frozen = experiment.with(new ExperimentRunner(catalog, Clock.systemUTC())
                .onThisMachine(experiment.training(), network, threads));
        CohortProvider provider = new CohortProvider(runs.resolve(ExperimentRunner.COHORTS));
        provider.open(frozen, threads, progress).close();
        ProcessMemory.forgetPeak();
        long from = System.nanoTime();
        try (Cohort cohort = provider.open(frozen, threads, progress);
                ScratchFolder scratch = ScratchFolder.create("apical-cost")) {
            Dataset dataset = Dataset.of(cohort, frozen);
            Normalisation normalisation = dataset.normalisation();
            double opening = seconds(from);
            Engine engine = catalog.contribution(Kind.ENGINE, catalog.find(Kind.ENGINE, frozen.training().engine()));
            progress.begin("Measuring a few steps", 0);
            TrainedNetwork start = new TrainedNetwork(network, Weights.initial(network, frozen.seed()));
            try (Model warm = engine.create(start, spec(frozen))) {
                new Steps(warm, frozen, dataset, normalisation, epochs, progress).run(WARM_STEPS, WARM_SECONDS);
            }
            from = System.nanoTime();
            try (Model model = engine.create(start, spec(frozen))) {
                Steps steps = new Steps(model, frozen, dataset, normalisation, epochs, progress);
                steps.run(1, 0);
                double creating = seconds(from);
                steps.run(MEASURED_STEPS, MEASURED_SECONDS);
                double validation = validation(model, frozen, dataset, normalisation, progress);
                from = System.nanoTime();
                model.save(scratch.path().resolve("checkpoint"));
                ModelFiles.write(model.snapshot(), scratch.path().resolve("model"));
                double saving = seconds(from);
                return new Cost(opening + creating, steps.perEpoch() * steps.mean() + validation + saving,
                        validation + saving, ProcessMemory.peakMb(), steps.mean(), steps.perEpoch());
            }
        }
    }

    private static TrainingSpec spec(Experiment experiment) {
        return new TrainingSpec(Heads.of(experiment).loss(), Contributions.rule(experiment.optimizer()),
                experiment.training().weightDecay(), experiment.training().decoupledDecay(),
                experiment.training().gradientClip(), experiment.training().threads(),
                Seeds.mix(experiment.seed(), 2), experiment.training().precision());
    }

    /** Predicts some batches of the validation part and extrapolates to all of it. */
    private static double validation(Model model, Experiment experiment, Dataset dataset, Normalisation normalisation,
            Progress progress) throws ApicalException {
        int rows = dataset.cohort().info().rows();
        int columns = dataset.cohort().info().columns();
        int size = experiment.training().batch();
        List<LabelledClip> clips = dataset.clips(Part.VALIDATION);
        int frames = clips.stream().mapToInt(clip -> clip.clip().frames()).sum();
        int batches = (frames + size - 1) / size;
        long from = System.nanoTime();
        int done = -1; // The first batch plans memory and is not counted.
        while (done < batches && (done < 2 || seconds(from) < 1)) {
            progress.checkCancelled();
            List<byte[]> batch = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                byte[] frame = new byte[rows * columns];
                dataset.read(clips.get(0).clip().firstFrame(), frame);
                batch.add(frame);
            }
            Tensor input = FrameInputs.of(batch, rows, columns, normalisation);
            FrameInputs.scores(model, input, size);
            done++;
            if (done == 0) {
                from = System.nanoTime();
            }
        }
        return seconds(from) / done * batches;
    }

    private static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }

    /** Steps of training, from as many epochs as are needed. */
    private static final class Steps {

        private final Model model;
        private final Experiment experiment;
        private final Dataset dataset;
        private final Normalisation normalisation;
        private final long epochs;
        private final Progress progress;
        private final List<FrameTransform> transforms;
        private int epoch;
        private int perEpoch;
        private int done;
        private double seconds;

        Steps(Model model, Experiment experiment, Dataset dataset, Normalisation normalisation, long epochs,
                Progress progress) {
            this.model = model;
            this.experiment = experiment;
            this.dataset = dataset;
            this.normalisation = normalisation;
            this.epochs = epochs;
            this.progress = progress;
            this.transforms = experiment.augment().stream().map(Contributions::transform).toList();
        }

        /** Does at least so many steps for so long, but no more than a share of all, and measures these alone. */
        void run(int least, double leastSeconds) throws ApicalException {
            done = 0;
            seconds = 0;
            double rate = Contributions.learningRate(experiment.optimizer());
            while (more(least, leastSeconds, seconds)) {
                long from = System.nanoTime();
                try (BatchFeeder feeder = new BatchFeeder(dataset, normalisation, transforms,
                        experiment.training().framesPerClip(), experiment.training().batch(), experiment.seed(),
                        ++epoch)) {
                    perEpoch = feeder.batches();
                    for (int i = 0; i < perEpoch && more(least, leastSeconds, seconds + seconds(from)); i++) {
                        progress.checkCancelled();
                        model.fit(feeder.next(), rate);
                        done++;
                    }
                }
                seconds += seconds(from);
            }
        }

        private boolean more(int least, double leastSeconds, double passed) {
            return done < least || passed < leastSeconds && done < SHARE * epochs * perEpoch;
        }

        double mean() {
            return seconds / done;
        }

        int perEpoch() {
            return perEpoch;
        }

        private static double seconds(long from) {
            return (System.nanoTime() - from) / 1e9;
        }
    }
}
