package org.apical.experiment.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.EngineChoice;
import org.apical.api.catalog.Kind;
import org.apical.api.engine.Availability;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Precision;
import org.apical.api.engine.Work;
import org.apical.api.network.Network;
import org.apical.api.network.Shape;
import org.apical.data.Cohort;
import org.apical.data.CohortInfo;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.file.TrainingSettings;

/** Runs experiments from the cohort to the report, and goes on with runs that were interrupted. */
public final class ExperimentRunner {

    static final String COHORTS = ".cohorts";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Catalog catalog;
    private final Clock clock;
    private final TrainingListener listener;

    /**
     * Creates a runner.
     *
     * @param catalog what experiments may use
     * @param clock tells the time that names run folders
     */
    public ExperimentRunner(Catalog catalog, Clock clock) {
        this(catalog, clock, TrainingListener.NONE);
    }

    /**
     * Creates a runner whose training is watched from within.
     *
     * @param catalog what experiments may use
     * @param clock tells the time that names run folders
     * @param listener told of every step; changes nothing about the results
     */
    public ExperimentRunner(Catalog catalog, Clock clock, TrainingListener listener) {
        this.catalog = catalog;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Runs an experiment.
     *
     * @param experiment the experiment
     * @param runs the folder that holds runs; made when it does not exist
     * @param progress told how far it is
     * @return the result; its folder holds everything
     * @throws ApicalException when something about the experiment or its data is wrong (nothing is left then), the work
     *     fails, or the reader stops it (the run can be resumed once an epoch is done)
     */
    public RunResult run(Experiment experiment, Path runs, Progress progress) throws ApicalException {
        requireWritable(runs);
        int threads = experiment.training().threads() == 0 ? Runtime.getRuntime().availableProcessors()
                : experiment.training().threads();
        Network network = network(experiment);
        Experiment frozen = experiment.with(onThisMachine(experiment.training(), network, threads));
        CatalogEntry engine = catalog.find(Kind.ENGINE, frozen.training().engine());
        try (Cohort cohort = new CohortProvider(runs.resolve(COHORTS)).open(frozen, threads, progress)) {
            Experiment placed = frozen.at(cohort.folder());
            Dataset dataset = Dataset.of(cohort, placed);
            Capsule capsule = capsule(placed, cohort);
            RunFolder folder = new RunFolder(runs.resolve(placed.name() + "-"
                    + LocalDateTime.now(clock).format(TIME) + "-" + capsule.shortHash()));
            begin(folder, placed, capsule, dataset);
            return finish(folder, placed, dataset, network, engine, progress);
        }
    }

    /**
     * Goes on with a run that was interrupted, or returns the result of one that is done.
     *
     * @param run the run's folder
     * @param progress told how far it is
     * @return the result, to the bit that of a run without interruption
     * @throws ApicalException as {@link #run}, or when the data, engine or plug-ins are not those the run began with
     */
    public RunResult resume(Path run, Progress progress) throws ApicalException {
        RunFolder folder = new RunFolder(run);
        folder.requireRun();
        Experiment experiment = new ExperimentReader(catalog).read(folder.experiment(), List.of());
        Network network = network(experiment);
        onThisMachine(experiment.training(), network, experiment.training().threads());
        CatalogEntry engine = catalog.find(Kind.ENGINE, experiment.training().engine());
        try (Cohort cohort = Cohort.open(experiment.path())) {
            Capsule.read(folder.capsule()).requireSame(capsule(experiment, cohort), folder.capsule());
            return finish(folder, experiment, Dataset.of(cohort, experiment), network, engine, progress);
        }
    }

    /** Chooses the engines; fails when one that was named cannot be used. */
    TrainingSettings onThisMachine(TrainingSettings training, Network network, int threads)
            throws ApicalException {
        EngineChoice engines = new EngineChoice(catalog, Optional.of(network), training.precision());
        return training.on(engines.choose(training.engine(), Work.TRAINING).id(),
                engines.choose(training.predictionEngine(), Work.PREDICTION).id(),
                engines.choose(training.gradientEngine(), Work.GRADIENTS).id(), threads);
    }

    static Network network(Experiment experiment) throws ApicalException {
        Shape input = Shape.of(1, experiment.data().rows(), experiment.data().columns());
        try {
            return Contributions.network(experiment.architecture(), input,
                    Heads.of(experiment).outputs());
        } catch (IllegalArgumentException e) {
            throw ApicalException.badInput(new Problem("The architecture '"
                    + experiment.architecture().entry().shortId() + "' cannot be built for frames of "
                    + experiment.data().rows() + "x" + experiment.data().columns() + ": " + e.getMessage(), "", "",
                    "Change data.size or the settings of model.architecture."), e);
        }
    }

    Capsule capsule(Experiment experiment, Cohort cohort) throws ApicalException {
        CohortInfo info = cohort.info();
        String labels = experiment.labels().isPresent() ? hash(experiment.labels().get()) : info.labelsHash();
        TrainingSettings training = experiment.training();
        Map<String, Capsule.EngineUse> engines = new LinkedHashMap<>();
        engines.put("training", use(training.engine(), training.precision()));
        engines.put("prediction", use(training.predictionEngine(), training.precision()));
        engines.put("gradients", use(training.gradientEngine(), training.precision()));
        return new Capsule(Capsule.sha256(experiment.toYaml().getBytes(StandardCharsets.UTF_8)),
                cohort.folder().toString(), info.contentHash(), labels, engines, training.threads(),
                experiment.seed(), System.getProperty("java.vm.name") + " "
                        + System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"), catalog.bundleVersions(),
                Pretraining.of(experiment, network(experiment)));
    }

    private Capsule.EngineUse use(String id, Precision precision) throws ApicalException {
        Availability found = catalog.contribution(Kind.ENGINE, catalog.find(Kind.ENGINE, id)).probe();
        return new Capsule.EngineUse(id, found.version(), found.device(), precision.toString());
    }

    private static String hash(Path file) throws ApicalException {
        try {
            return Capsule.sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The label table cannot be read.", file.toString(), "",
                    "Correct data.source.labels in the experiment file."), e);
        }
    }

    private static void requireWritable(Path runs) throws ApicalException {
        boolean existed = Files.isDirectory(runs);
        Folders.create(runs);
        try {
            Files.delete(Files.createTempFile(runs, ".probe", ""));
            if (!existed) {
                Files.delete(runs);
            }
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(runs, e);
        }
    }

    static void begin(RunFolder folder, Experiment experiment, Capsule capsule, Dataset dataset)
            throws ApicalException {
        if (Files.exists(folder.root())) {
            throw ApicalException.badInput(new Problem("A run of this name exists.", folder.root().toString(), "",
                    "Wait a second and start again."));
        }
        try {
            Folders.create(folder.root());
            AtomicFiles.writeText(folder.experiment(), experiment.toYaml());
            capsule.write(folder.capsule());
            folder.writeParts(dataset.parts());
            folder.writeLeftOut(dataset.leftOut());
        } catch (ApicalException e) {
            Folders.discardRun(folder.root());
            throw e;
        }
    }

    private RunResult finish(RunFolder folder, Experiment experiment, Dataset dataset, Network network,
            CatalogEntry entry, Progress progress) throws ApicalException {
        try {
            PatientMetrics metrics = new PatientMetrics(catalog, dataset.target());
            Normalisation normalisation = dataset.normalisation();
            Engine engine = catalog.contribution(Kind.ENGINE, entry);
            TrainingState state = new Trainer(experiment, dataset, normalisation, engine, network, folder, metrics,
                    progress, listener).train();
            RunResult result = new Evaluation(experiment, dataset, catalog, folder, clock)
                    .evaluate(state, network, progress);
            RunReport.write(folder, catalog);
            return result;
        } catch (ApicalException e) {
            throw interruptedWithHint(folder, e);
        } catch (RuntimeException | OutOfMemoryError e) {
            if (!isResumable(folder)) {
                Folders.discardRun(folder.root());
            }
            throw e;
        }
    }

    /** A stopped run is kept only when there is an epoch to go on from. */
    private static ApicalException interruptedWithHint(RunFolder folder, ApicalException e) throws ApicalException {
        boolean resumable = isResumable(folder);
        if (e.kind() == ApicalException.Cause.INTERRUPTED) {
            if (!resumable) {
                Folders.discardRun(folder.root());
                return e;
            }
            return ApicalException.interrupted(new Problem("The run was stopped; its epochs so far are kept.",
                    folder.root().toString(), "", "Go on with: apical run --resume " + folder.root()));
        }
        if (!resumable) {
            Folders.discardRun(folder.root());
        }
        return e;
    }

    private static boolean isResumable(RunFolder folder) throws ApicalException {
        return new Checkpoints(folder.checkpoint()).latest().isPresent();
    }
}
