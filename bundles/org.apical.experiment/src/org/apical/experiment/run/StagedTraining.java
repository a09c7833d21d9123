package org.apical.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.Kind;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Model;
import org.apical.api.engine.ModelFiles;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.network.Network;
import org.apical.data.Cohort;
import org.apical.data.Part;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;

/**
 * Trains runs as far as asked and never looks at the test part, so that a search can choose among them.
 *
 * <p>The run that is chosen is judged by {@link ExperimentRunner#resume}.
 */
public final class StagedTraining {

    private final Catalog catalog;
    private final Path runs;
    private final TrainingListener listener;
    private final ExperimentRunner runner;

    /**
     * Creates the training of a search.
     *
     * @param catalog what experiments may use
     * @param clock tells the time
     * @param runs the folder that holds runs and their cohorts
     */
    public StagedTraining(Catalog catalog, Clock clock, Path runs) {
        this(catalog, clock, runs, TrainingListener.NONE);
    }

    /**
     * Creates the training of a search that is watched from within.
     *
     * @param catalog what experiments may use
     * @param clock tells the time
     * @param runs the folder that holds runs and their cohorts
     * @param listener told of every step of every run
     */
    public StagedTraining(Catalog catalog, Clock clock, Path runs, TrainingListener listener) {
        this.catalog = catalog;
        this.runs = runs;
        this.listener = listener;
        this.runner = new ExperimentRunner(catalog, clock);
    }

    /**
     * Begins a run or goes on with it.
     *
     * @param experiment the experiment; that of a run which was begun before must be the same
     * @param folder the run's folder
     * @param upToEpoch the epoch to stop after; later calls go on from there, with the bits of one call
     * @param progress told how far it is
     * @return where the run stands
     * @throws ApicalException when something about the experiment or its data is wrong or has changed, the work fails,
     *     or the reader stops it (the epochs that are done are kept)
     */
    public Stage train(Experiment experiment, Path folder, int upToEpoch, Progress progress) throws ApicalException {
        int threads = experiment.training().threads() == 0 ? Runtime.getRuntime().availableProcessors()
                : experiment.training().threads();
        Network network = ExperimentRunner.network(experiment);
        Experiment frozen = experiment.with(runner.onThisMachine(experiment.training(), network, threads));
        try (Cohort cohort = new CohortProvider(runs.resolve(ExperimentRunner.COHORTS)).open(frozen, threads,
                progress)) {
            Experiment placed = frozen.at(cohort.folder());
            Dataset dataset = Dataset.of(cohort, placed);
            RunFolder run = new RunFolder(folder);
            Capsule capsule = runner.capsule(placed, cohort);
            if (Files.exists(run.leftOut())) {
                requireSame(run, placed);
                Capsule.read(run.capsule()).requireSame(capsule, run.capsule());
            } else {
                // Nothing, or a beginning that a crash cut short.
                Folders.delete(folder);
                ExperimentRunner.begin(run, placed, capsule, dataset);
            }
            return train(placed, dataset, network, run, upToEpoch, progress);
        }
    }

    private Stage train(Experiment experiment, Dataset dataset, Network network, RunFolder run, int upToEpoch,
            Progress progress) throws ApicalException {
        PatientMetrics metrics = new PatientMetrics(catalog, dataset.target());
        Normalisation normalisation = dataset.normalisation();
        Engine engine = catalog.contribution(Kind.ENGINE, catalog.find(Kind.ENGINE, experiment.training().engine()));
        try {
            new Trainer(experiment, dataset, normalisation, engine, network, run, metrics, progress,
                    listener).train(upToEpoch);
        } catch (ApicalException e) {
            Stage stage = stage(run, metrics);
            if (e.kind() == ApicalException.Cause.FAILED && stage.finished() && stage.bestEpoch() == 0) {
                return stage; // Training diverged: that is an answer for a search.
            }
            throw e;
        }
        Stage stage = stage(run, metrics);
        if (stage.finished() && stage.bestEpoch() > 0 && !Files.exists(run.predictions(Part.VALIDATION))) {
            predictValidation(experiment, dataset, normalisation, run, progress);
        }
        return stage;
    }

    private Stage stage(RunFolder run, PatientMetrics metrics) throws ApicalException {
        TrainingState state = new Checkpoints(run.checkpoint()).latest().map(Checkpoints.Found::state)
                .orElse(TrainingState.begin());
        boolean higher = !metrics.shown().isEmpty() && catalog.contribution(Kind.METRIC,
                catalog.find(Kind.METRIC, metrics.shown())).higherIsBetter();
        return new Stage(run.root(), state.finished(), state.bestEpoch(), state.history(), metrics.shown(), higher);
    }

    private void predictValidation(Experiment experiment, Dataset dataset, Normalisation normalisation, RunFolder run,
            Progress progress) throws ApicalException {
        Engine engine = catalog.contribution(Kind.ENGINE,
                catalog.find(Kind.ENGINE, experiment.training().predictionEngine()));
        try (Model model = engine.open(ModelFiles.read(run.model()), new PredictionSpec(
                experiment.training().threads(), experiment.training().precision()))) {
            PartScores scores = PartScores.of(model, dataset, Part.VALIDATION, normalisation,
                    experiment.training().batch(), progress.quiet());
            for (Heads.Head head : dataset.heads().all()) {
                PartScores own = scores.head(head, dataset.head(head.index()), Part.VALIDATION);
                run.task(experiment, head.name()).writePredictions(Part.VALIDATION, own.patients(head.target(),
                        normalisation.head(head.index()), Aggregation.begin(experiment)
                                .learn(head, own, normalisation).of(head)));
            }
        }
    }

    private static void requireSame(RunFolder run, Experiment experiment) throws ApicalException {
        try {
            if (!Files.readString(run.experiment()).equals(experiment.toYaml())) {
                throw ApicalException.badInput(new Problem("This run was begun with another experiment.",
                        run.experiment().toString(), "", "Bring the experiment and the data back as they were, or "
                                + "remove the folder to begin it anew."));
            }
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The experiment of this run cannot be read.",
                    run.experiment().toString(), "", "Check the permissions, or remove the folder."), e);
        }
    }
}
