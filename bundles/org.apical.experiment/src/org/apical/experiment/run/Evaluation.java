package org.apical.experiment.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apical.analysis.TestFigures;
import org.apical.analysis.Thresholds;
import org.apical.analysis.statistics.Clusters;
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
import org.apical.api.interpreter.ExplainedModel;
import org.apical.api.network.Network;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.report.EpochRecord;
import org.apical.api.report.Estimate;
import org.apical.api.report.PatientPrediction;
import org.apical.api.task.DerivedTask;
import org.apical.api.task.Subject;
import org.apical.api.task.Target;
import org.apical.api.task.Task;
import org.apical.data.Part;
import org.apical.data.PatientAliases;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.TrainingSettings;

/** Judges the selected model on patients, writes predictions and figures, and draws the saliency maps. */
final class Evaluation {

    private final Experiment experiment;
    private final Dataset dataset;
    private final Catalog catalog;
    private final RunFolder folder;
    private final Clock clock;

    /** What was predicted of one task. */
    private record Judged(TaskResult result, List<PatientPrediction> test) {
    }

    Evaluation(Experiment experiment, Dataset dataset, Catalog catalog, RunFolder folder, Clock clock) {
        this.experiment = experiment;
        this.dataset = dataset;
        this.catalog = catalog;
        this.folder = folder;
        this.clock = clock;
    }

    RunResult evaluate(TrainingState state, Network network, Progress progress) throws ApicalException {
        Normalisation normalisation = Normalisation.read(folder.model());
        TrainedNetwork trained = ModelFiles.read(folder.model());
        TrainingSettings training = experiment.training();
        PredictionSpec spec = new PredictionSpec(training.threads(), training.precision());
        boolean first = !Files.exists(folder.metrics());
        PartScores validation;
        PartScores test;
        try (Model model = engine(training.predictionEngine()).open(trained, spec)) {
            validation = scores(model, Part.VALIDATION, normalisation, progress);
            test = scores(model, Part.TEST, normalisation, progress);
        }
        Aggregation aggregation = Aggregation.begin(experiment);
        for (Heads.Head head : dataset.heads().all()) {
            aggregation = aggregation.learn(head, validation.head(head, dataset.head(head.index()), Part.VALIDATION),
                    normalisation);
        }
        aggregation.write(folder.model());
        List<Judged> judged = new ArrayList<>();
        for (Heads.Head head : dataset.heads().all()) {
            Dataset own = dataset.head(head.index());
            FrameAggregator aggregator = aggregation.of(head);
            Normalisation scale = normalisation.head(head.index());
            judged.add(judge(head.name(), head.task().task(), own,
                    validation.head(head, own, Part.VALIDATION).patients(head.target(), scale, aggregator),
                    test.head(head, own, Part.TEST).patients(head.target(), scale, aggregator), first));
        }
        DerivedPredictions derived = new DerivedPredictions(dataset, normalisation, aggregation);
        for (int i = 0; i < experiment.derived().size(); i++) {
            Chosen<Task<?>> task = experiment.derived().get(i);
            Dataset own = dataset.derived(experiment.tasks().size() + i, Contributions.target(task));
            judged.add(judge(task.entry().shortId(), task, own, derived.of(task, own, Part.VALIDATION, validation),
                    derived.of(task, own, Part.TEST, test), first));
        }
        TaskResult head = judged.get(0).result();
        RunResult result = new RunResult(folder.name(), folder.root(), experiment.task().entry().shortId(),
                training.engine(), network.trainableParameterCount(), state.bestEpoch(), head.threshold(),
                state.history().stream().mapToDouble(EpochRecord::seconds).sum(), head.test(),
                experiment.isMultiTask() ? judged.stream().map(Judged::result).toList() : List.of());
        if (!experiment.interpret().isEmpty()) {
            try (Model model = ExplainedModel.open(engine(training.predictionEngine()),
                    engine(training.gradientEngine()), trained, spec)) {
                for (Heads.Head one : dataset.heads().all()) {
                    new SaliencyStep(experiment, dataset.head(one.index()), one, normalisation,
                            folder.task(experiment, one.name())).draw(model, judged.get(one.index()).test(), progress);
                }
            }
        }
        AtomicFiles.writeText(folder.metrics(), RunJson.write(result.toMap()));
        return result;
    }

    private Engine engine(String id) throws ApicalException {
        return catalog.contribution(Kind.ENGINE, catalog.find(Kind.ENGINE, id));
    }

    private PartScores scores(Model model, Part part, Normalisation normalisation, Progress progress)
            throws ApicalException {
        progress.begin("Predicting the " + part.name().toLowerCase(Locale.ROOT) + " part",
                dataset.clips(part).stream().mapToInt(clip -> clip.clip().frames()).sum());
        return PartScores.of(model, dataset, part, normalisation, experiment.training().batch(), progress);
    }

    private Judged judge(String name, Chosen<Task<?>> task, Dataset own, List<PatientPrediction> validation,
            List<PatientPrediction> test, boolean first) throws ApicalException {
        RunFolder place = folder.task(experiment, name);
        place.writePredictions(Part.VALIDATION, validation);
        double threshold = own.target().kind() == Target.Kind.BINARY
                ? Thresholds.bestF1(truths(validation), predictions(validation))
                : Double.NaN;
        place.writePredictions(Part.TEST, test);
        if (first && experiment.control().isEmpty()) {
            TestLedger.enter(dataset.cohort().folder(), clock, folder.name(), task.entry().id(),
                    own.patients(Part.TEST).size());
        }
        return new Judged(new TaskResult(name, task.entry().shortId(), task.entry().name(),
                task.contribution() instanceof DerivedTask, folder.root().equals(place.root()) ? ""
                        : "tasks/" + name, threshold,
                figures(own, test, threshold)), test);
    }

    /** The figures with intervals, then those of other installed metrics without. */
    private Map<String, Estimate> figures(Dataset own, List<PatientPrediction> test, double threshold)
            throws ApicalException {
        Map<String, Estimate> figures = new LinkedHashMap<>();
        if (Contributions.subject(experiment.task()) == Subject.CLIP) {
            figures.put("clips", new Estimate(test.size(), Double.NaN, Double.NaN));
        }
        figures.putAll(TestFigures.compute(own.target(), truths(test), predictions(test), clusters(own, test),
                own.trainingMean(), threshold, TestFigures.DEFAULT_RESAMPLES, experiment.seed()));
        new PatientMetrics(catalog, own.target()).values(test).forEach((name, value) -> figures.putIfAbsent(name,
                new Estimate(value, Double.NaN, Double.NaN)));
        return figures;
    }

    /** Clips of one patient belong together, and so do the ids of one patient. */
    private Clusters clusters(Dataset own, List<PatientPrediction> test) throws ApicalException {
        String ids = experiment.split().aliases();
        PatientAliases aliases = ids.isEmpty() ? PatientAliases.none() : PatientAliases.read(Path.of(ids));
        Map<String, String> patientOf = new HashMap<>();
        own.clips(Part.TEST).forEach(clip -> patientOf.put(clip.subject(), aliases.patient(clip.clip().patient())));
        return Clusters.of(test.stream().map(one -> patientOf.getOrDefault(one.patient(), one.patient())).toList());
    }

    private static double[] truths(List<PatientPrediction> patients) {
        return patients.stream().mapToDouble(PatientPrediction::truth).toArray();
    }

    private static double[] predictions(List<PatientPrediction> patients) {
        return patients.stream().mapToDouble(PatientPrediction::prediction).toArray();
    }
}
