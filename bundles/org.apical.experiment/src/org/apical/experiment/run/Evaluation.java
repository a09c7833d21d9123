package org.apical.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apical.analysis.TestFigures;
import org.apical.analysis.Thresholds;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Progress;
import org.apical.api.aggregator.FrameAggregator;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.Kind;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Model;
import org.apical.api.engine.ModelFiles;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.network.Network;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.report.EpochRecord;
import org.apical.api.report.Estimate;
import org.apical.api.report.PatientPrediction;
import org.apical.api.task.Subject;
import org.apical.api.task.Target;
import org.apical.data.Part;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.TrainingSettings;

/** Judges the selected model on patients, writes predictions and figures, and draws the saliency maps. */
final class Evaluation {

    private final Experiment experiment;
    private final Dataset dataset;
    private final Catalog catalog;
    private final RunFolder folder;
    private final PatientMetrics metrics;
    private final Clock clock;

    Evaluation(Experiment experiment, Dataset dataset, Catalog catalog, RunFolder folder, PatientMetrics metrics,
            Clock clock) {
        this.experiment = experiment;
        this.dataset = dataset;
        this.catalog = catalog;
        this.folder = folder;
        this.metrics = metrics;
        this.clock = clock;
    }

    RunResult evaluate(TrainingState state, Network network, Progress progress) throws ApicalException {
        Normalisation normalisation = Normalisation.read(folder.model());
        TrainedNetwork trained = ModelFiles.read(folder.model());
        TrainingSettings training = experiment.training();
        PredictionSpec spec = new PredictionSpec(training.threads(), training.precision());
        List<PatientPrediction> test;
        RunResult result;
        try (Model model = engine(training.predictionEngine()).open(trained, spec)) {
            List<PatientPrediction> validation = predict(model, Part.VALIDATION, normalisation, progress);
            double threshold = dataset.target().kind() == Target.Kind.BINARY
                    ? Thresholds.bestF1(truths(validation), predictions(validation))
                    : Double.NaN;
            boolean first = !Files.exists(folder.metrics());
            test = predict(model, Part.TEST, normalisation, progress);
            if (first) {
                writeLedger();
            }
            Map<String, Estimate> figures = figures(test, threshold);
            result = new RunResult(folder.name(), folder.root(), experiment.task().entry().shortId(),
                    training.engine(), network.trainableParameterCount(), state.bestEpoch(), threshold,
                    state.history().stream().mapToDouble(EpochRecord::seconds).sum(), figures);
        }
        if (!experiment.interpret().isEmpty()) {
            try (Model model = engine(training.gradientEngine()).open(trained, spec)) {
                new SaliencyStep(experiment, dataset, normalisation, folder).draw(model, test, progress);
            }
        }
        AtomicFiles.writeText(folder.metrics(), RunJson.write(result.toMap()));
        return result;
    }

    private Engine engine(String id) throws ApicalException {
        return catalog.contribution(Kind.ENGINE, catalog.find(Kind.ENGINE, id));
    }

    private List<PatientPrediction> predict(Model model, Part part, Normalisation normalisation, Progress progress)
            throws ApicalException {
        progress.begin("Predicting the " + part.name().toLowerCase(Locale.ROOT) + " part",
                dataset.clips(part).stream().mapToInt(clip -> clip.clip().frames()).sum());
        FrameAggregator aggregator = Contributions.aggregator(experiment.aggregate());
        List<PatientPrediction> patients = PartScores
                .of(model, dataset, part, normalisation, experiment.training().batch(), progress)
                .patients(dataset.target(), normalisation, aggregator);
        folder.writePredictions(part, patients);
        return patients;
    }

    /** The figures with intervals, then those of other installed metrics without. */
    private Map<String, Estimate> figures(List<PatientPrediction> test, double threshold) {
        Map<String, Estimate> figures = new LinkedHashMap<>();
        TestFigures.compute(dataset.target(), truths(test), predictions(test), dataset.trainingMean(), threshold,
                TestFigures.DEFAULT_RESAMPLES, experiment.seed())
                .forEach((name, value) -> figures.put(name.equals("patients") ? counted() : name, value));
        metrics.values(test).forEach((name, value) -> figures.putIfAbsent(name,
                new Estimate(value, Double.NaN, Double.NaN)));
        return figures;
    }

    /** A task about clips counts clips. */
    private String counted() {
        return Contributions.subject(experiment.task()) == Subject.CLIP ? "clips" : "patients";
    }

    /** Enters the evaluation into the cohort's ledger, so that nobody can test until chance helps. */
    private void writeLedger() throws ApicalException {
        Path ledger = dataset.cohort().folder().resolve("test-ledger.csv");
        String header = Files.exists(ledger) ? "" : "time,run,task,patients\n";
        String line = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS) + "," + folder.name() + ","
                + experiment.task().entry().id() + "," + dataset.patients(Part.TEST).size() + "\n";
        try {
            Files.writeString(ledger, header + line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(ledger, e);
        }
    }

    private static double[] truths(List<PatientPrediction> patients) {
        return patients.stream().mapToDouble(PatientPrediction::truth).toArray();
    }

    private static double[] predictions(List<PatientPrediction> patients) {
        return patients.stream().mapToDouble(PatientPrediction::prediction).toArray();
    }
}
