package org.apical.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Tensor;
import org.apical.api.aggregator.FrameAggregator;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.EngineChoice;
import org.apical.api.catalog.Kind;
import org.apical.api.engine.Engine;
import org.apical.api.engine.ModelFiles;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.engine.Work;
import org.apical.api.interpreter.ExplainedModel;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.report.PatientPrediction;
import org.apical.api.task.Target;
import org.apical.api.task.Task;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.file.TrainingSettings;

/** The trained model of a run, ready to predict frames prepared as those it was trained on. */
public final class RunModel implements AutoCloseable {

    private final Experiment experiment;
    private final Heads heads;
    private final Normalisation normalisation;
    private final Aggregation aggregation;
    private final ExplainedModel model;

    private RunModel(Experiment experiment, Normalisation normalisation, Aggregation aggregation,
            ExplainedModel model) {
        this.experiment = experiment;
        this.heads = Heads.of(experiment);
        this.normalisation = normalisation;
        this.aggregation = aggregation;
        this.model = model;
    }

    /**
     * Opens the model of a run, to predict and to be looked into. Where the engine for gradients is missing it predicts
     * all the same; methods that need gradients then fail with a message of the engine that predicts.
     *
     * @param folder the run's folder
     * @param catalog where the engine and the task come from
     * @return the model, closed by the caller
     * @throws ApicalException when the run has no model yet, or the engine or a plug-in is missing
     */
    public static RunModel open(RunFolder folder, Catalog catalog) throws ApicalException {
        folder.requireRun();
        Experiment experiment = new ExperimentReader(catalog).read(folder.experiment(), List.of());
        Normalisation normalisation = Normalisation.read(folder.model());
        TrainedNetwork trained = ModelFiles.read(folder.model());
        TrainingSettings training = experiment.training();
        EngineChoice engines = new EngineChoice(catalog, Optional.of(trained.network()), training.precision());
        Engine predictor = catalog.contribution(Kind.ENGINE,
                engines.choose(training.predictionEngine(), Work.PREDICTION));
        return new RunModel(experiment, normalisation, Aggregation.read(experiment, folder.model()),
                ExplainedModel.open(predictor, differentiator(engines, catalog, training, predictor), trained,
                        new PredictionSpec(training.threads(), training.precision())));
    }

    private static Engine differentiator(EngineChoice engines, Catalog catalog, TrainingSettings training,
            Engine otherwise) throws ApicalException {
        CatalogEntry entry;
        try {
            entry = engines.choose(training.gradientEngine(), Work.GRADIENTS);
        } catch (ApicalException e) {
            // A machine that only predicts need not have what only maps need.
            return otherwise;
        }
        return catalog.contribution(Kind.ENGINE, entry);
    }

    /**
     * Returns the frozen experiment.
     *
     * @return the experiment
     */
    public Experiment experiment() {
        return experiment;
    }

    /**
     * Returns what is predicted.
     *
     * @return the target of the only task, or of the first
     */
    public Target target() {
        return heads.first().target();
    }

    /**
     * Returns one of the tasks that were learnt.
     *
     * @param name the task's name in the run; empty for the only one, or the first
     * @return the task
     * @throws ApicalException when the run has learnt no such task
     */
    public TaskModel task(String name) throws ApicalException {
        for (Heads.Head head : heads.all()) {
            if (name.isEmpty() || head.name().equals(name)) {
                return new TaskModel(this, head);
            }
        }
        throw ApicalException.badInput(Problem.of("The run has not learnt a task '" + name + "'.",
                "Its tasks are " + String.join(", ", heads.all().stream().map(Heads.Head::name).toList()) + "."));
    }

    /**
     * Returns the model behind it, for interpreters.
     *
     * @return the model, which predicts and computes gradients each on the run's engine for it; closed with this
     */
    public ExplainedModel model() {
        return model;
    }

    /**
     * Brings frames into the form the network was trained on.
     *
     * @param frames grey frames of the cohort's size, one byte a pixel
     * @return standardised inputs, [frames, 1, rows, columns]
     */
    public Tensor input(List<byte[]> frames) {
        return FrameInputs.of(frames, experiment.data().rows(), experiment.data().columns(), normalisation);
    }

    /**
     * Predicts the only task, or the first, from the frames of one patient or clip.
     *
     * @param name the patient or clip
     * @param frames at least one grey frame of the cohort's size, in time order
     * @return the aggregated prediction; its truth is {@code NaN}
     * @throws ApicalException when the engine fails
     */
    public PatientPrediction predict(String name, List<byte[]> frames) throws ApicalException {
        Heads.Head head = heads.first();
        return PartScores.aggregate(name, Double.NaN, framePredictions(head, scores(frames)), head.target(),
                aggregation.of(head));
    }

    /**
     * Predicts every task from the frames of one patient or clip, and says how probable classes are.
     *
     * @param file the clip's file, empty for a patient
     * @param patient the patient
     * @param frames at least one grey frame of the cohort's size, in time order
     * @return the aggregated predictions, a task each; derived tasks come last, {@code NaN} where nothing follows from
     *     what was predicted
     * @throws ApicalException when the engine fails
     */
    public List<ClipPrediction> predictAll(String file, String patient, List<byte[]> frames) throws ApicalException {
        Tensor scores = scores(frames);
        List<ClipPrediction> all = new ArrayList<>();
        Map<String, Double> byName = new HashMap<>();
        for (Heads.Head head : heads.all()) {
            List<double[]> predictions = framePredictions(head, scores);
            FrameAggregator aggregator = aggregation.of(head);
            PatientPrediction one = PartScores.aggregate(patient, Double.NaN, predictions, head.target(),
                    aggregator);
            double probability = head.target().kind() == Target.Kind.CATEGORICAL
                    ? PartScores.aggregated(predictions, head.target(), aggregator)[(int) one.prediction()]
                    : Double.NaN;
            byName.put(head.name(), one.prediction());
            all.add(new ClipPrediction(head.name(), head.target(), file, patient, one.prediction(),
                    probability, one.frames(), one.frameDeviation()));
        }
        for (Chosen<Task<?>> task : experiment.derived()) {
            double value = Contributions.derive(task, Contributions.inputs(task).stream().mapToDouble(byName::get)
                    .toArray());
            all.add(new ClipPrediction(task.entry().shortId(), Contributions.target(task), file, patient,
                    value, Double.NaN, frames.size(), Double.NaN));
        }
        return all;
    }

    private Tensor scores(List<byte[]> frames) throws ApicalException {
        return scores(input(frames));
    }

    Tensor scores(Tensor input) throws ApicalException {
        return FrameInputs.scores(model, input, experiment.training().batch());
    }

    FrameAggregator aggregator(Heads.Head head) {
        return aggregation.of(head);
    }

    List<double[]> framePredictions(Heads.Head head, Tensor scores) {
        return Arrays.asList(Scores.predictions(head.target(), normalisation.head(head.index()), head.of(scores)));
    }

    @Override
    public void close() {
        model.close();
    }
}
