package org.apical.experiment.run;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import org.apical.analysis.TestFigures;
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
import org.apical.api.task.Target;
import org.apical.data.Cohort;
import org.apical.data.Part;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;

/**
 * Measures what a run would cost: the real data go through the real network for a few seconds.
 *
 * <p>Whatever is done for the first time is slower (code is compiled, memory is planned), so everything is done at
 * least twice and the first time is not counted. Steps are measured in two stretches with the rest between them, since a
 * machine with other work is not always equally fast.
 */
public final class CostProbe {

    private static final double SECONDS = 5;
    private static final int LEAST_STEPS = 3;

    /** No more than this share of all steps goes into warming up, and into each stretch. */
    private static final double SHARE = 0.03;

    /** But at least so long, or so many: before, Java has not compiled the loops, and all would seem dear. */
    private static final double LEAST_SECONDS = 2.5;
    private static final int ENOUGH_STEPS = 150;
    private static final double PREDICTING_SECONDS = 0.7;
    private static final int ENOUGH_BATCHES = 100;

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
        ExperimentRunner runner = new ExperimentRunner(catalog, Clock.systemUTC());
        Experiment frozen = experiment.with(runner.onThisMachine(experiment.training(), network, threads));
        CohortProvider provider = new CohortProvider(runs.resolve(ExperimentRunner.COHORTS));
        long from = System.nanoTime();
        provider.open(frozen, threads, progress).close();
        double first = seconds(from);
        from = System.nanoTime();
        try (Cohort cohort = provider.open(frozen, threads, progress)) {
            double imported = Math.max(0, first - seconds(from));
            Dataset.of(cohort, frozen).normalisation();
            runner.capsule(frozen.at(cohort.folder()), cohort);
            return measured(frozen, network, imported, epochs, progress);
        }
    }

    private Cost measured(Experiment frozen, Network network, double imported, long epochs, Progress progress)
            throws ApicalException {
        ExperimentRunner runner = new ExperimentRunner(catalog, Clock.systemUTC());
        ProcessMemory.forgetPeak();
        int threads = frozen.training().threads();
        long from = System.nanoTime();
        runner.onThisMachine(frozen.training(), network, threads);
        try (Cohort cohort = new CohortProvider(runs.resolve(ExperimentRunner.COHORTS)).open(frozen, threads,
                progress);
                ScratchFolder scratch = ScratchFolder.create("apical-cost")) {
            Dataset dataset = Dataset.of(cohort, frozen);
            Normalisation normalisation = dataset.normalisation();
            runner.capsule(frozen.at(cohort.folder()), cohort);
            double opening = seconds(from);
            Engine engine = catalog.contribution(Kind.ENGINE, catalog.find(Kind.ENGINE, frozen.training().engine()));
            progress.begin("Measuring a few steps", 0);
            TrainedNetwork start = new TrainedNetwork(network, Weights.initial(network, frozen.seed()));
            try (Model warm = engine.create(start, spec(frozen))) {
                new Steps(warm, frozen, dataset, normalisation, epochs, progress).run();
                frameSeconds(warm, frozen, dataset, normalisation, progress);
                save(warm, scratch.path().resolve("first"));
                save(warm, scratch.path().resolve("second"));
            }
            from = System.nanoTime();
            try (Model model = engine.create(start, spec(frozen))) {
                Steps steps = new Steps(model, frozen, dataset, normalisation, epochs, progress);
                steps.runOne();
                double creating = seconds(from);
                steps.forget();
                steps.run();
                double frame = frameSeconds(model, frozen, dataset, normalisation, progress);
                double validation = frame * frames(dataset, Part.VALIDATION);
                double saving = save(model, scratch.path().resolve("third"));
                steps.run();
                double judging = opening + creating + validation + frame * frames(dataset, Part.TEST)
                        + figures(dataset);
                return new Cost(imported, opening + creating, steps.perEpoch() * steps.mean() + validation + saving,
                        creating + validation, judging, ProcessMemory.peakMb(), steps.mean(), steps.perEpoch());
            }
        }
    }

    private static double save(Model model, Path folder) throws ApicalException {
        long from = System.nanoTime();
        model.save(folder.resolve("checkpoint"));
        ModelFiles.write(model.snapshot(), folder.resolve("model"));
        return seconds(from);
    }

    private static int frames(Dataset dataset, Part part) {
        return dataset.clips(part).stream().mapToInt(clip -> clip.clip().frames()).sum();
    }

    /** Computes the figures of predictions that are made up, once for each task. */
    private static double figures(Dataset dataset) {
        long from = System.nanoTime();
        for (Heads.Head head : dataset.heads().all()) {
            Map<String, Double> truths = new TreeMap<>();
            dataset.head(head.index()).clips(Part.TEST).forEach(clip -> truths.put(clip.subject(), clip.label()));
            double[] labels = truths.values().stream().mapToDouble(Double::doubleValue).toArray();
            SplittableRandom random = new SplittableRandom(1);
            double[] predictions = Arrays.stream(labels).map(label -> head.target().kind() == Target.Kind.REGRESSION
                    ? label + random.nextDouble() : head.target().kind() == Target.Kind.BINARY ? random.nextDouble()
                    : label).toArray();
            TestFigures.compute(head.target(), labels, predictions, 0, 0.5, TestFigures.DEFAULT_RESAMPLES, 1);
        }
        return seconds(from);
    }

    private static TrainingSpec spec(Experiment experiment) {
        return new TrainingSpec(Heads.of(experiment).loss(), Contributions.rule(experiment.optimizer()),
                experiment.training().weightDecay(), experiment.training().decoupledDecay(),
                experiment.training().gradientClip(), experiment.training().threads(),
                Seeds.mix(experiment.seed(), 2), experiment.training().precision());
    }

    /** Predicts some batches of the validation part and returns what a frame takes. */
    private static double frameSeconds(Model model, Experiment experiment, Dataset dataset,
            Normalisation normalisation, Progress progress) throws ApicalException {
        int rows = dataset.cohort().info().rows();
        int columns = dataset.cohort().info().columns();
        int size = experiment.training().batch();
        List<LabelledClip> clips = dataset.clips(Part.VALIDATION);
        long from = System.nanoTime();
        int done = -1; // The first batch plans memory and is not counted.
        while (done < 2 || done < ENOUGH_BATCHES && seconds(from) < PREDICTING_SECONDS) {
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
        return seconds(from) / done / size;
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

        void forget() {
            done = 0;
            seconds = 0;
        }

        /** Does the first step of an epoch. */
        void runOne() throws ApicalException {
            run(done + 1);
        }

        /** Does enough steps to tell what one takes, but no more than a share of all. */
        void run() throws ApicalException {
            run(Integer.MAX_VALUE);
        }

        private void run(int until) throws ApicalException {
            int already = done;
            double before = seconds;
            double rate = Contributions.learningRate(experiment.optimizer());
            while (done < until && more(done - already, seconds - before)) {
                long from = System.nanoTime();
                try (BatchFeeder feeder = new BatchFeeder(dataset, normalisation, transforms,
                        experiment.training().framesPerClip(), experiment.training().batch(), experiment.seed(),
                        ++epoch)) {
                    perEpoch = feeder.batches();
                    for (int i = 0; i < perEpoch && done < until
                            && more(done - already, seconds - before + seconds(from)); i++) {
                        progress.checkCancelled();
                        model.fit(feeder.next(), rate);
                        done++;
                    }
                }
                seconds += seconds(from);
            }
        }

        private boolean more(int steps, double passed) {
            return steps < LEAST_STEPS || passed < SECONDS && steps < SHARE * epochs * perEpoch
                    || passed < LEAST_SECONDS && steps < ENOUGH_STEPS;
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
