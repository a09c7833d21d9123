package org.apical.experiment.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.analysis.TestFigures;
import org.apical.analysis.Thresholds;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.aggregator.Aggregator;
import org.apical.api.aggregator.FrameAggregator;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.Kind;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Model;
import org.apical.api.engine.ModelFiles;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.report.Estimate;
import org.apical.api.report.PatientPrediction;
import org.apical.api.task.Target;
import org.apical.data.Cohort;
import org.apical.data.Part;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;

/**
 * The network of a finished run, judged with other ways to make a patient's prediction of the frames: what the frames
 * say is computed once, and nothing is trained.
 *
 * <p>Each way is another look at the test part and gets its line in the cohort's ledger.
 */
public final class Reaggregation {

    private final Experiment experiment;
    private final RunFolder run;
    private final Path cohort;
    private final Dataset dataset;
    private final Normalisation normalisation;
    private final PartScores validation;
    private final PartScores test;

    private Reaggregation(Experiment experiment, RunFolder run, Path cohort, Dataset dataset,
            Normalisation normalisation, PartScores validation, PartScores test) {
        this.experiment = experiment;
        this.run = run;
        this.cohort = cohort;
        this.dataset = dataset;
        this.normalisation = normalisation;
        this.validation = validation;
        this.test = test;
    }

    /**
     * Predicts from every frame of the validation and the test part.
     *
     * @param run a finished run
     * @param catalog where the run's contributions come from
     * @param progress told how far it is
     * @return the predictions, to be aggregated
     * @throws ApicalException when the run is not finished or its cohort is gone
     */
    public static Reaggregation of(RunFolder run, Catalog catalog, Progress progress) throws ApicalException {
        run.requireRun();
        if (!Files.exists(run.metrics())) {
            throw ApicalException.badInput(new Problem("The run is not finished.", run.root().toString(), "",
                    "Go on with: apical run --resume " + run.root()));
        }
        Experiment experiment = new ExperimentReader(catalog).read(run.experiment(), List.of());
        Normalisation normalisation = Normalisation.read(run.model());
        Engine engine = catalog.contribution(Kind.ENGINE,
                catalog.find(Kind.ENGINE, experiment.training().predictionEngine()));
        PredictionSpec spec = new PredictionSpec(experiment.training().threads(), experiment.training().precision());
        try (Cohort cohort = Cohort.open(experiment.path());
                Model model = engine.open(ModelFiles.read(run.model()), spec)) {
            Dataset dataset = Dataset.of(cohort, experiment);
            progress.begin("Predicting frames of " + run.name(), List.of(Part.VALIDATION, Part.TEST).stream()
                    .mapToLong(part -> dataset.clips(part).stream().mapToLong(clip -> clip.clip().frames()).sum())
                    .sum());
            int batch = experiment.training().batch();
            return new Reaggregation(experiment, run, cohort.folder(), dataset, normalisation,
                    PartScores.of(model, dataset, Part.VALIDATION, normalisation, batch, progress),
                    PartScores.of(model, dataset, Part.TEST, normalisation, batch, progress));
        }
    }

    /**
     * Judges the first task of the run with another aggregator; one that learns does so on the validation part.
     *
     * @param aggregator the aggregator
     * @param folder the folder to write predictions and figures to
     * @param clock tells the time of the line in the ledger
     * @throws ApicalException when it cannot be written
     */
    public void judge(Chosen<Aggregator<?>> aggregator, Path folder, Clock clock) throws ApicalException {
        Heads.Head head = dataset.heads().first();
        Dataset own = dataset.head(head.index());
        Normalisation scale = normalisation.head(head.index());
        PartScores ofValidation = validation.head(head, own, Part.VALIDATION);
        FrameAggregator function = new Aggregation(aggregator, Map.of()).learn(head, ofValidation, normalisation)
                .of(head);
        List<PatientPrediction> selecting = ofValidation.patients(head.target(), scale, function);
        List<PatientPrediction> judged = test.head(head, own, Part.TEST).patients(head.target(), scale, function);
        double threshold = head.target().kind() == Target.Kind.BINARY
                ? Thresholds.bestF1(truths(selecting), predictions(selecting)) : Double.NaN;
        Map<String, Estimate> figures = TestFigures.compute(head.target(), truths(judged), predictions(judged),
                own.trainingMean(), threshold, TestFigures.DEFAULT_RESAMPLES, experiment.seed());
        RunFolder out = new RunFolder(folder);
        boolean first = !Files.exists(out.metrics());
        out.writePredictions(Part.VALIDATION, selecting);
        out.writePredictions(Part.TEST, judged);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("run", out.name());
        map.put("task", head.task().task().entry().shortId());
        map.put("of", run.name());
        map.put("aggregate", aggregator.toMap());
        map.put("threshold", threshold);
        map.put("test", figures);
        AtomicFiles.writeText(out.metrics(), RunJson.write(map));
        if (first) {
            TestLedger.enter(cohort, clock, out.name(), head.task().task().entry().id(), judged.size());
        }
    }

    /**
     * Reads predictions as runs, derived and newly aggregated ones write them.
     *
     * @param folder the folder
     * @param part validation or test
     * @return the predictions in the order of the file
     * @throws ApicalException when the file cannot be read
     */
    public static List<PatientPrediction> read(RunFolder folder, Part part) throws ApicalException {
        return RunReport.predictions(folder.predictions(part));
    }

    private static double[] truths(List<PatientPrediction> patients) {
        return patients.stream().mapToDouble(PatientPrediction::truth).toArray();
    }

    private static double[] predictions(List<PatientPrediction> patients) {
        return patients.stream().mapToDouble(PatientPrediction::prediction).toArray();
    }
}
