package org.apical.review;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.api.report.PatientPrediction;
import org.apical.api.report.ReportRun;
import org.apical.api.task.Target;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.file.TaskHead;
import org.apical.experiment.run.CrossValidation;
import org.apical.experiment.run.HeldOutPrediction;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.RunReport;

/**
 * The patients of one task of a run, each with how far off and how doubtful they are.
 *
 * <pre>
 * ReviewList list = ReviewList.ofFolds(run, "ejectionFraction", 5, catalog, clock, progress);
 * for (ReviewCase one : list.ranked(ReviewOrder.LABEL)) { ... }
 * </pre>
 *
 * @param task the task's name in the run
 * @param target what is predicted
 * @param cases the cases, sorted by subject
 * @param expectedErrors how many labels are expected to be wrong; {@code NaN} where that is not estimated
 * @since 1.0
 */
public record ReviewList(String task, Target target, List<ReviewCase> cases, double expectedErrors) {

    /** Copies the list. */
    public ReviewList {
        cases = List.copyOf(cases);
    }

    /**
     * Lists the patients that the run's own model did not learn from: those of the validation and the test part.
     *
     * @param run the folder of a finished run
     * @param task the task's name in the run, empty for the first
     * @param catalog where the task comes from
     * @return the list; of several classes, label suspicion is unknown, since a run does not keep their probabilities
     * @throws ApicalException when the run is not finished, has no such task or a file of it is damaged
     */
    public static ReviewList ofRun(RunFolder run, String task, Catalog catalog) throws ApicalException {
        ReportRun read = task.isEmpty() ? RunReport.read(run, catalog) : RunReport.read(run, catalog, task);
        List<HeldOutPrediction> held = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        for (PatientPrediction one : read.validation()) {
            held.add(new HeldOutPrediction(one, List.of(), 0));
            sources.add("validation");
        }
        for (PatientPrediction one : read.test()) {
            held.add(new HeldOutPrediction(one, List.of(), 0));
            sources.add("test");
        }
        return of(task.isEmpty() ? learnt(run, catalog).get(0) : task, read.target(), held, sources);
    }

    /**
     * Lists all patients of a run's cohort, each predicted by a model that did not learn from it. The run's experiment
     * is trained once a fold; folds that were trained before are read again.
     *
     * @param run the folder of a finished run
     * @param task the task's name in the run, empty for the first; no derived one
     * @param folds into how many folds the patients are divided, at least 2
     * @param catalog what experiments may use
     * @param clock tells the time for the cohort's ledger
     * @param progress told how far it is
     * @return the list
     * @throws ApicalException when the run has no such task, its data changed, training fails or the reader stops it
     */
    public static ReviewList ofFolds(RunFolder run, String task, int folds, Catalog catalog, Clock clock,
            Progress progress) throws ApicalException {
        List<String> learnt = learnt(run, catalog);
        String name = task.isEmpty() ? learnt.get(0) : task;
        if (!learnt.contains(name)) {
            throw ApicalException.badInput(new Problem("The run learns no task '" + name + "'.", run.root().toString(),
                    "", "The tasks that it learns are " + String.join(", ", learnt) + "."));
        }
        Target target = RunReport.read(run, catalog, name).target();
        Map<String, List<HeldOutPrediction>> all = new CrossValidation(run, folds, catalog, clock).run(progress);
        List<HeldOutPrediction> held = all.get(name);
        return of(name, target, held, held.stream().map(one -> "fold " + one.fold()).toList());
    }

    private static List<String> learnt(RunFolder run, Catalog catalog) throws ApicalException {
        return new ExperimentReader(catalog).read(run.experiment(), List.of()).tasks().stream().map(TaskHead::name)
                .toList();
    }

    /**
     * Ranks predictions that were made by models which did not learn the labels.
     *
     * @param task the task's name
     * @param target what is predicted
     * @param held the predictions
     * @param sources where each comes from
     * @return the list
     */
    static ReviewList of(String task, Target target, List<HeldOutPrediction> held, List<String> sources) {
        double[] truths = held.stream().mapToDouble(one -> one.prediction().truth()).toArray();
        List<double[]> probabilities = held.stream().map(one -> probabilities(target, one)).toList();
        List<Suspicion> suspicions;
        double expected = Double.NaN;
        if (target.kind() == Target.Kind.REGRESSION) {
            suspicions = NumericLabels.judge(truths, held.stream().mapToDouble(one -> one.prediction().prediction())
                    .toArray());
        } else if (held.isEmpty() || probabilities.stream().anyMatch(one -> one.length == 0)) {
            suspicions = held.stream().map(one -> Suspicion.UNKNOWN).toList();
        } else {
            int[] labels = new int[truths.length];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (int) truths[i];
            }
            ConfidentLearning found = ConfidentLearning.of(labels, probabilities.toArray(double[][]::new));
            suspicions = found.suspicions();
            expected = found.expectedErrors();
        }
        List<ReviewCase> cases = new ArrayList<>();
        for (int i = 0; i < held.size(); i++) {
            cases.add(new ReviewCase(held.get(i).prediction(), sources.get(i), residual(target, held.get(i),
                    probabilities.get(i)), suspicions.get(i)));
        }
        cases.sort(Comparator.comparing(ReviewCase::subject));
        return new ReviewList(task, target, cases, expected);
    }

    private static double[] probabilities(Target target, HeldOutPrediction one) {
        return switch (target.kind()) {
            case REGRESSION -> new double[0];
            case BINARY -> new double[] {1 - one.prediction().prediction(), one.prediction().prediction()};
            case CATEGORICAL -> one.probabilities().stream().mapToDouble(Double::doubleValue).toArray();
        };
    }

    private static double residual(Target target, HeldOutPrediction one, double[] probabilities) {
        double truth = one.prediction().truth();
        if (target.kind() == Target.Kind.REGRESSION) {
            return Math.abs(one.prediction().prediction() - truth);
        }
        if (probabilities.length == 0) {
            return one.prediction().prediction() == truth ? 0 : 1;
        }
        return 1 - probabilities[(int) truth];
    }

    /**
     * Returns the cases in the order in which to look at them.
     *
     * @param order what they are ranked by
     * @return all cases, the most doubtful first; of equal ones, and of those of which nothing is known, by subject
     */
    public List<ReviewCase> ranked(ReviewOrder order) {
        return cases.stream().sorted(Comparator.comparingDouble((ReviewCase one) -> Double.isNaN(one.value(order))
                ? Double.POSITIVE_INFINITY : -one.value(order)).thenComparing(ReviewCase::subject)).toList();
    }

    /**
     * Writes the list as a table.
     *
     * @param order what it is ranked by
     * @param notes what readers said, shown beside the cases
     * @param file the CSV file to write or replace
     * @throws ApicalException when it cannot be written
     */
    public void writeCsv(ReviewOrder order, List<ReaderNote> notes, Path file) throws ApicalException {
        List<List<Object>> rows = new ArrayList<>();
        for (ReviewCase one : ranked(order)) {
            List<String> said = notes.stream().filter(note -> note.isAbout(task, one.subject()))
                    .map(ReaderNote::line).toList();
            rows.add(List.of(rows.size() + 1, one.subject(), one.prediction().truth(), one.prediction().prediction(),
                    one.residual(), one.prediction().frameDeviation(), one.suspicion().score(),
                    one.suspicion().suspected(), one.source(), String.join("; ", said)));
        }
        RunFolder.writeCsv(file, List.of("rank", "subject", "truth", "prediction", "residual", "frameDeviation",
                "labelSuspicion", "suspected", "source", "notes"), rows);
    }

    /**
     * Returns the file of a task's list in a run's folder.
     *
     * @param run the run's folder
     * @param task the task's name
     * @return review/cases-TASK.csv
     */
    public static Path file(RunFolder run, String task) {
        return run.root().resolve("review").resolve("cases-" + task.replaceAll("[^A-Za-z0-9_-]", "_") + ".csv");
    }

    /**
     * Finds how many folds were trained for a run before.
     *
     * @param run the run's folder
     * @return the largest finished number of folds, 0 when there was none
     * @throws ApicalException when the folder cannot be read
     */
    public static int foldsDone(RunFolder run) throws ApicalException {
        return CrossValidation.done(run);
    }
}
