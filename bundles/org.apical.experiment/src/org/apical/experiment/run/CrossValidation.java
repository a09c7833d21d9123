package org.apical.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVRecord;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.aggregator.FrameAggregator;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.Kind;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Model;
import org.apical.api.engine.ModelFiles;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.report.PatientPrediction;
import org.apical.api.task.Target;
import org.apical.data.Cohort;
import org.apical.data.Part;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;

/**
 * Predicts every patient of a finished run's cohort with a model that never saw the patient: the run's experiment is
 * trained once a fold, in the folder {@code review/folds-K} of the run.
 *
 * <p>A fold that is done is not trained again, and one that was interrupted goes on from its last epoch. The ledger of
 * the cohort gets one line, since the run's test patients are looked at.
 */
public final class CrossValidation {

    private static final String HELD_OUT = "held-out.csv";
    private static final String REVIEW = "review";
    private static final String FOLDS = "folds-";

    private final RunFolder run;
    private final int folds;
    private final Catalog catalog;
    private final Clock clock;

    /**
     * Prepares the cross-validation of a run.
     *
     * @param run the run's folder
     * @param folds into how many folds the patients are divided, at least 2
     * @param catalog what experiments may use
     * @param clock tells the time
     */
    public CrossValidation(RunFolder run, int folds, Catalog catalog, Clock clock) {
        if (folds < 2) {
            throw new IllegalArgumentException("Cross-validation takes at least 2 folds, not " + folds + ".");
        }
        this.run = run;
        this.folds = folds;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Trains what is missing and returns what was predicted.
     *
     * @param progress told how far it is
     * @return by the name of each task that is learnt, one prediction a patient or clip, sorted by its id
     * @throws ApicalException when the data changed, training fails, or the reader stops it (what is done is kept)
     */
    public Map<String, List<HeldOutPrediction>> run(Progress progress) throws ApicalException {
        run.requireRun();
        Path place = place();
        boolean first = !Files.exists(last(place));
        for (int fold = 1; fold <= folds; fold++) {
            RunFolder folder = new RunFolder(place.resolve("fold-" + fold));
            if (!Files.exists(last(folder.root()))) {
                train(folder, fold, progress);
            }
        }
        Experiment experiment = new ExperimentReader(catalog).read(run.experiment(), List.of());
        Map<String, List<HeldOutPrediction>> all = read();
        if (first) {
            TestLedger.enter(experiment.path(), clock, run.name() + " cross-validated in " + folds + " folds",
                    experiment.task().entry().id(), all.values().iterator().next().size());
            RunFolder.writeCsv(last(place), List.of("folds"), List.of(List.of(folds)));
        }
        return all;
    }

    /**
     * Tells how many folds were trained for a run before.
     *
     * @param run the run's folder
     * @return the largest number of folds that are all done; 0 when there was none
     * @throws ApicalException when the run's folder cannot be read
     */
    public static int done(RunFolder run) throws ApicalException {
        Path review = run.root().resolve(REVIEW);
        if (!Files.isDirectory(review)) {
            return 0;
        }
        try (Stream<Path> list = Files.list(review)) {
            return list.filter(path -> path.getFileName().toString().matches(FOLDS + "[0-9]{1,4}")
                    && Files.exists(last(path)))
                    .mapToInt(path -> Integer.parseInt(path.getFileName().toString().substring(FOLDS.length())))
                    .max().orElse(0);
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("This folder cannot be read.", review.toString(), "",
                    "Check the permissions."), e);
        }
    }

    /**
     * Reads what was predicted.
     *
     * @return as {@link #run}
     * @throws ApicalException when a fold is missing or damaged
     */
    public Map<String, List<HeldOutPrediction>> read() throws ApicalException {
        Experiment experiment = new ExperimentReader(catalog).read(run.experiment(), List.of());
        Map<String, List<HeldOutPrediction>> all = new LinkedHashMap<>();
        for (Heads.Head head : Heads.of(experiment).all()) {
            List<HeldOutPrediction> task = new ArrayList<>();
            for (int fold = 1; fold <= folds; fold++) {
                Path file = new RunFolder(place().resolve("fold-" + fold)).task(experiment, head.name()).root()
                        .resolve(HELD_OUT);
                read(file, head.target(), fold, task);
            }
            task.sort(Comparator.comparing(one -> one.prediction().patient()));
            all.put(head.name(), List.copyOf(task));
        }
        return all;
    }

    private Path place() {
        return run.root().resolve(REVIEW).resolve(FOLDS + folds);
    }

    /** The file that is written when a fold, or all of them, are done. */
    private static Path last(Path folder) {
        return folder.resolve("done.csv");
    }

    private void train(RunFolder folder, int fold, Progress progress) throws ApicalException {
        Experiment experiment = new ExperimentReader(catalog).read(run.experiment(), List.of("split.from=hash",
                "split.folds=" + folds, "split.fold=" + fold));
        Stage stage = new StagedTraining(catalog, clock, run.root().toAbsolutePath().getParent())
                .train(experiment, folder.root(), Integer.MAX_VALUE, progress);
        if (stage.bestEpoch() == 0) {
            throw ApicalException.failed(new Problem("The training of fold " + fold + " diverged.",
                    folder.root().toString(), "", "Use a smaller learning rate in the experiment."), null);
        }
        Experiment frozen = new ExperimentReader(catalog).read(folder.experiment(), List.of());
        try (Cohort cohort = Cohort.open(frozen.path())) {
            predict(frozen, Dataset.of(cohort, frozen), folder, progress);
        }
        Folders.delete(folder.checkpoint());
        RunFolder.writeCsv(last(folder.root()), List.of("fold"), List.of(List.of(fold)));
    }

    private void predict(Experiment experiment, Dataset dataset, RunFolder folder, Progress progress)
            throws ApicalException {
        Normalisation normalisation = Normalisation.read(folder.model());
        Engine engine = catalog.contribution(Kind.ENGINE,
                catalog.find(Kind.ENGINE, experiment.training().predictionEngine()));
        PartScores validation;
        PartScores test;
        try (Model model = engine.open(ModelFiles.read(folder.model()), new PredictionSpec(
                experiment.training().threads(), experiment.training().precision()))) {
            int batch = experiment.training().batch();
            validation = PartScores.of(model, dataset, Part.VALIDATION, normalisation, batch, progress.quiet());
            test = PartScores.of(model, dataset, Part.TEST, normalisation, batch, progress.quiet());
        }
        for (Heads.Head head : dataset.heads().all()) {
            Dataset own = dataset.head(head.index());
            FrameAggregator aggregator = Aggregation.begin(experiment)
                    .learn(head, validation.head(head, own, Part.VALIDATION), normalisation).of(head);
            boolean classes = head.target().kind() == Target.Kind.CATEGORICAL;
            List<String> header = new ArrayList<>(List.of("patient", "truth", "prediction", "frames",
                    "frameDeviation"));
            for (int i = 0; classes && i < head.target().outputs(); i++) {
                header.add("probability" + i);
            }
            List<List<Object>> rows = new ArrayList<>();
            test.head(head, own, Part.TEST).frames(head.target(), normalisation.head(head.index()))
                    .forEach((patient, frames) -> {
                        PatientPrediction one = PartScores.aggregate(patient, frames.label(), frames.predictions(),
                                head.target(), aggregator);
                        List<Object> row = new ArrayList<>(List.of(one.patient(), one.truth(), one.prediction(),
                                one.frames(), one.frameDeviation()));
                        for (double value : PartScores.aggregated(frames.predictions(), head.target(), aggregator)) {
                            if (classes) {
                                row.add(value);
                            }
                        }
                        rows.add(row);
                    });
            RunFolder.writeCsv(folder.task(experiment, head.name()).root().resolve(HELD_OUT), header, rows);
        }
    }

    private static void read(Path file, Target target, int fold, List<HeldOutPrediction> into)
            throws ApicalException {
        try {
            for (CSVRecord line : RunReport.csv(file)) {
                List<Double> probabilities = new ArrayList<>();
                for (int i = 0; target.kind() == Target.Kind.CATEGORICAL && i < target.outputs(); i++) {
                    probabilities.add(Double.parseDouble(line.get("probability" + i)));
                }
                into.add(new HeldOutPrediction(new PatientPrediction(line.get("patient"),
                        Double.parseDouble(line.get("truth")), Double.parseDouble(line.get("prediction")),
                        Integer.parseInt(line.get("frames")), Double.parseDouble(line.get("frameDeviation"))),
                        probabilities, fold));
            }
        } catch (IllegalArgumentException e) {
            throw ApicalException.badInput(new Problem("The predictions of a fold are damaged.", file.toString(), "",
                    "Remove the folder of the fold and review again."), e);
        }
    }
}
