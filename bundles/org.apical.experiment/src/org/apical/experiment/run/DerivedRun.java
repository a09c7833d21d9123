package org.apical.experiment.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.apache.commons.csv.CSVRecord;

import org.apical.analysis.PairedComparison;
import org.apical.analysis.PairedFigure;
import org.apical.analysis.TestFigures;
import org.apical.analysis.Thresholds;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.catalog.Catalog;
import org.apical.api.report.Estimate;
import org.apical.api.report.PatientPrediction;
import org.apical.api.task.Target;
import org.apical.api.task.Task;
import org.apical.data.Cohort;
import org.apical.data.LabelTable;
import org.apical.data.Part;
import org.apical.data.StoredClip;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.file.TaskHead;

/**
 * The evaluation of a derived task from the predictions of finished runs, patient by patient, such as the ejection
 * fraction from the volumes that two networks predict.
 *
 * <p>The runs must be of one cohort with one split, so that no patient of the test part taught any of them.
 */
public final class DerivedRun {

    private final Catalog catalog;
    private final List<RunFolder> runs;
    private final Chosen<Task<?>> task;
    private final Target target;
    private final Map<String, Part> parts = new TreeMap<>();
    private final Map<String, Double> truths = new TreeMap<>();
    private final Map<Part, List<PatientPrediction>> predictions = new LinkedHashMap<>();
    private Path cohort;
    private Map<String, Estimate> figures = Map.of();
    private double threshold = Double.NaN;

    private DerivedRun(Catalog catalog, List<RunFolder> runs, Chosen<Task<?>> task) {
        this.catalog = catalog;
        this.runs = List.copyOf(runs);
        this.task = task;
        this.target = Contributions.target(task);
    }

    /**
     * Derives and judges.
     *
     * @param runs finished runs, in which each input of the task is predicted once or more; the first counts
     * @param task the derived task
     * @param catalog where the runs' tasks come from
     * @return the evaluation
     * @throws ApicalException when a run is not finished, an input is missing, or the runs differ in cohort or split
     */
    public static DerivedRun of(List<RunFolder> runs, Chosen<Task<?>> task, Catalog catalog) throws ApicalException {
        DerivedRun derived = new DerivedRun(catalog, runs, task);
        derived.readParts();
        derived.readTruths();
        for (Part part : List.of(Part.VALIDATION, Part.TEST)) {
            derived.predictions.put(part, derived.predict(part));
        }
        derived.judge();
        return derived;
    }

    private Experiment experiment(RunFolder run) throws ApicalException {
        run.requireRun();
        return new ExperimentReader(catalog).read(run.experiment(), List.of());
    }

    /** Takes over the split, which must be the same in all runs. */
    private void readParts() throws ApicalException {
        String hash = Capsule.read(runs.get(0).capsule()).cohortHash();
        cohort = Path.of(Capsule.read(runs.get(0).capsule()).cohort());
        for (RunFolder run : runs) {
            if (!Capsule.read(run.capsule()).cohortHash().equals(hash)) {
                throw ApicalException.badInput(new Problem("This run is of another cohort than "
                        + runs.get(0).name() + ".", run.root().toString(), "", "Name runs of one cohort."));
            }
            for (CSVRecord line : RunReport.csv(run.root().resolve("split.csv"))) {
                Part part = Part.valueOf(line.get("part").toUpperCase(Locale.ROOT));
                Part before = parts.putIfAbsent(line.get("patient"), part);
                if (before != null && before != part) {
                    throw ApicalException.badInput(new Problem("The patient " + line.get("patient")
                            + " is not in the same part in all runs.", run.root().resolve("split.csv").toString(), "",
                            "Train the runs with the same split and seed."));
                }
            }
        }
    }

    private void readTruths() throws ApicalException {
        Experiment first = experiment(runs.get(0));
        try (Cohort opened = Cohort.open(cohort)) {
            LabelTable labels = first.labels().isPresent() ? LabelTable.read(first.labels().get(),
                    first.data().idColumn()) : opened.labels();
            ClipLabel label = ClipLabel.of(task);
            label.requireColumns(labels, opened);
            for (StoredClip clip : opened.clips()) {
                double value = label.of(labels.row(clip), clip, new ArrayList<>(), new ArrayList<>());
                if (parts.containsKey(clip.patient()) && !Double.isNaN(value)) {
                    truths.put(clip.patient(), value);
                }
            }
        }
    }

    private List<PatientPrediction> predict(Part part) throws ApicalException {
        List<Map<String, PatientPrediction>> inputs = new ArrayList<>();
        for (String input : Contributions.inputs(task)) {
            inputs.add(DerivedPredictions.bySubject(RunReport.predictions(place(input).predictions(part))));
        }
        List<PatientPrediction> derived = DerivedPredictions.of(task, inputs, truths);
        if (derived.isEmpty()) {
            throw ApicalException.badInput(new Problem("No patient has a label and a prediction of every input.",
                    runs.get(0).root().toString(), part.name().toLowerCase(Locale.ROOT),
                    "Check the label table and the runs."));
        }
        return derived;
    }

    private RunFolder place(String input) throws ApicalException {
        for (RunFolder run : runs) {
            Experiment experiment = experiment(run);
            for (TaskHead head : experiment.tasks()) {
                RunFolder place = run.task(experiment, head.name());
                if (head.name().equals(input) && Files.exists(place.predictions(Part.TEST))) {
                    return place;
                }
            }
        }
        throw ApicalException.badInput(Problem.of("None of the runs predicts '" + input + "'.",
                "Name a finished run of this task, or the name of its task in the settings of the derived one."));
    }

    private void judge() {
        List<PatientPrediction> test = predictions.get(Part.TEST);
        List<PatientPrediction> validation = predictions.get(Part.VALIDATION);
        double mean = truths.entrySet().stream().filter(entry -> parts.get(entry.getKey()) == Part.TRAIN)
                .mapToDouble(Map.Entry::getValue).average().orElse(Double.NaN);
        threshold = target.kind() == Target.Kind.BINARY
                ? Thresholds.bestF1(truths(validation), predicted(validation)) : Double.NaN;
        figures = TestFigures.compute(target, truths(test), predicted(test), mean, threshold,
                TestFigures.DEFAULT_RESAMPLES, 1);
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
     * Returns the figures on the test part.
     *
     * @return figures with intervals, by name
     */
    public Map<String, Estimate> test() {
        return figures;
    }

    /**
     * Compares with a run that learnt the same label directly.
     *
     * @param run the run
     * @return the comparison on the patients that both judged, the run first
     * @throws ApicalException when the run is not finished or judged no common patient
     */
    public PairedComparison against(RunFolder run) throws ApicalException {
        Experiment experiment = experiment(run);
        for (TaskHead head : experiment.tasks()) {
            RunFolder place = run.task(experiment, head.name());
            if (Contributions.target(head.task()).equals(target)
                    && Contributions.columns(head.task()).equals(Contributions.columns(task))) {
                List<PatientPrediction> direct = RunReport.predictions(place.predictions(Part.TEST));
                List<PatientPrediction> validation = RunReport.predictions(place.predictions(Part.VALIDATION));
                return PairedComparison.of(target, direct, predictions.get(Part.TEST),
                        target.kind() == Target.Kind.BINARY
                                ? Thresholds.bestF1(truths(validation), predicted(validation)) : Double.NaN,
                        threshold, Map.of(), PairedComparison.DEFAULT_RESAMPLES, 1);
            }
        }
        throw ApicalException.badInput(new Problem("This run has no task with the label of '"
                + task.entry().shortId() + "'.", run.root().toString(), "", "Name a run that learnt it directly."));
    }

    /**
     * Writes predictions and figures and enters the evaluation into the cohort's ledger.
     *
     * @param folder the folder to write to
     * @param comparisons comparisons with other runs, by the run's name
     * @param clock tells the time of the entry
     * @return what metrics.json says
     * @throws ApicalException when it cannot be written
     */
    public Map<String, Object> write(Path folder, Map<String, PairedComparison> comparisons, Clock clock)
            throws ApicalException {
        RunFolder out = new RunFolder(folder);
        boolean first = !Files.exists(out.metrics());
        for (Map.Entry<Part, List<PatientPrediction>> entry : predictions.entrySet()) {
            out.writePredictions(entry.getKey(), entry.getValue());
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("run", out.name());
        map.put("task", task.entry().shortId());
        map.put("derived", true);
        map.put("from", runs.stream().map(run -> run.root().toString()).toList());
        map.put("threshold", threshold);
        map.put("test", figures);
        Map<String, Object> against = new LinkedHashMap<>();
        comparisons.forEach((name, comparison) -> against.put(name, describe(comparison)));
        map.put("against", against);
        AtomicFiles.writeText(out.metrics(), RunJson.write(map));
        if (first) {
            TestLedger.enter(cohort, clock, out.name(), task.entry().id(), predictions.get(Part.TEST).size());
        }
        return map;
    }

    private static Map<String, Object> describe(PairedComparison comparison) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("patients", comparison.patients());
        for (PairedFigure figure : comparison.figures()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("direct", figure.first());
            one.put("derived", figure.second());
            one.put("difference", figure.difference());
            one.put("p", figure.p());
            one.put("adjustedP", figure.adjustedP());
            one.put("test", figure.test());
            map.put(figure.name(), one);
        }
        return map;
    }

    private static double[] truths(List<PatientPrediction> patients) {
        return patients.stream().mapToDouble(PatientPrediction::truth).toArray();
    }

    private static double[] predicted(List<PatientPrediction> patients) {
        return patients.stream().mapToDouble(PatientPrediction::prediction).toArray();
    }
}
