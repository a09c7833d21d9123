package org.apical.experiment.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.aggregator.FrameAggregator;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.EngineChoice;
import org.apical.api.catalog.Kind;
import org.apical.api.engine.Model;
import org.apical.api.engine.ModelFiles;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.engine.Work;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.report.PatientPrediction;
import org.apical.api.task.Target;
import org.apical.data.StoredClip;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.file.TrainingSettings;

/** The trained model of a run, ready to predict frames prepared as those it was trained on. */
public final class RunModel implements AutoCloseable {

    private final Experiment experiment;
    private final Target target;
    private final Normalisation normalisation;
    private final Model model;

    private RunModel(Experiment experiment, Normalisation normalisation, Model model) {
        this.experiment = experiment;
        this.target = Contributions.target(experiment.task());
        this.normalisation = normalisation;
        this.model = model;
    }

    /**
     * Opens the model of a run.
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
        CatalogEntry engine = new EngineChoice(catalog, Optional.of(trained.network()),
                training.precision())
                .choose(training.predictionEngine(), Work.PREDICTION);
        return new RunModel(experiment, normalisation,
                catalog.contribution(Kind.ENGINE, engine)
                .open(trained, new PredictionSpec(training.threads(), training.precision())));
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
     * @return the target
     */
    public Target target() {
        return target;
    }

    /**
     * Returns the model behind it, for interpreters.
     *
     * @return the model; closed with this
     */
    public Model model() {
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
     * Predicts from the frames of one patient or clip.
     *
     * @param name the patient or clip
     * @param frames at least one grey frame of the cohort's size, in time order
     * @return the aggregated prediction; its truth is {@code NaN}
     * @throws ApicalException when the engine fails
     */
    public PatientPrediction predict(String name, List<byte[]> frames) throws ApicalException {
        return PartScores.aggregate(name, Double.NaN, Arrays.asList(framePredictions(frames)), target,
                Contributions.aggregator(experiment.aggregate()));
    }

    /** Predicts a clip and says how probable its class is. */
    ClipPrediction predict(StoredClip clip, List<byte[]> frames) throws ApicalException {
        List<double[]> predictions = Arrays.asList(framePredictions(frames));
        FrameAggregator aggregator = Contributions.aggregator(experiment.aggregate());
        PatientPrediction one = PartScores.aggregate(clip.patient(), Double.NaN, predictions, target, aggregator);
        double probability = target.kind() == Target.Kind.CATEGORICAL
                ? PartScores.aggregated(predictions, target, aggregator)[(int) one.prediction()] : Double.NaN;
        return new ClipPrediction(clip.file(), clip.patient(), one.prediction(), probability, one.frames(),
                one.frameDeviation());
    }

    private double[][] framePredictions(List<byte[]> frames) throws ApicalException {
        Tensor scores = FrameInputs.scores(model, input(frames), experiment.training().batch());
        return Scores.predictions(target, normalisation, scores);
    }

    @Override
    public void close() {
        model.close();
    }
}
