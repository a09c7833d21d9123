package org.apical.experiment.run;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import org.apical.analysis.ReportWriter;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.catalog.Catalog;
import org.apical.api.report.Estimate;
import org.apical.api.report.PatientPrediction;
import org.apical.api.report.ReportDetails;
import org.apical.api.report.ReportRun;
import org.apical.api.settings.EnumWords;
import org.apical.api.task.Task;
import org.apical.data.Part;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;

/** Writes the report of a run from the files in its folder alone, so that it can be written again at any time. */
public final class RunReport {

    private RunReport() {
    }

    /**
     * Writes report.html; with several tasks, one for each, the first of which leads to the others.
     *
     * @param folder the run's folder
     * @param catalog where report sections and the task come from
     * @throws ApicalException when the run is not finished or a file of it is damaged
     */
    public static void write(RunFolder folder, Catalog catalog) throws ApicalException {
        Finished run = finished(folder, catalog);
        for (String task : run.tasks()) {
            ReportWriter.write(withSubjects(run, task), catalog, folder.task(run.experiment(), task).report());
        }
    }

    /**
     * Reads a finished run.
     *
     * @param folder the run's folder
     * @param catalog where the task comes from
     * @return the run as reports see it; of several tasks, the first
     * @throws ApicalException when the run is not finished or a file of it is damaged
     */
    public static ReportRun read(RunFolder folder, Catalog catalog) throws ApicalException {
        Finished run = finished(folder, catalog);
        return read(run, run.tasks().get(0));
    }

    /**
     * Reads a finished run as one of its tasks sees it.
     *
     * @param folder the run's folder
     * @param catalog where the task comes from
     * @param task the task's name in the run
     * @return the run as reports see it; its folder is that of the run, whichever the task
     * @throws ApicalException when the run is not finished, a file of it is damaged or it has no such task
     */
    public static ReportRun read(RunFolder folder, Catalog catalog, String task) throws ApicalException {
        Finished run = finished(folder, catalog);
        if (!run.tasks().contains(task)) {
            throw ApicalException.badInput(new Problem("The run has no task '" + task + "'.", folder.root().toString(),
                    "", "Its tasks are " + String.join(", ", run.tasks()) + "."));
        }
        return read(run, task);
    }

    /**
     * Names what a finished run predicts.
     *
     * @param folder the run's folder
     * @param catalog where the tasks come from
     * @return the names of its tasks, derived ones last
     * @throws ApicalException when the run is not finished or a file of it is damaged
     */
    public static List<String> tasks(RunFolder folder, Catalog catalog) throws ApicalException {
        return finished(folder, catalog).tasks();
    }

    /**
     * Reads a finished run as its reports see it, with the traits of its test patients and frames of those predicted
     * worst; these are taken from the cohort the first time and kept in the run's folder.
     *
     * @param folder the run's folder
     * @param catalog where the tasks come from
     * @return the run by the name of each of its tasks
     * @throws ApicalException when the run is not finished or a file of it is damaged
     */
    public static Map<String, ReportRun> readWhole(RunFolder folder, Catalog catalog) throws ApicalException {
        Finished run = finished(folder, catalog);
        Map<String, ReportRun> byTask = new LinkedHashMap<>();
        for (String task : run.tasks()) {
            byTask.put(task, withSubjects(run, task));
        }
        return byTask;
    }

    private static ReportRun withSubjects(Finished run, String task) throws ApicalException {
        return TestSubjects.addedTo(read(run, task), run.folder().task(run.experiment(), task).root(),
                run.capsule().cohort());
    }

    /** A finished run and its files that tell of all tasks. */
    private record Finished(RunFolder folder, Experiment experiment, JsonObject metrics, Capsule capsule) {

        List<String> tasks() {
            List<String> names = new ArrayList<>();
            experiment.tasks().forEach(task -> names.add(task.name()));
            experiment.derived().forEach(task -> names.add(task.entry().shortId()));
            return names;
        }

        Chosen<Task<?>> task(String name) {
            int place = tasks().indexOf(name);
            return place < experiment.tasks().size() ? experiment.tasks().get(place).task()
                    : experiment.derived().get(place - experiment.tasks().size());
        }

        JsonObject test(String name) {
            return metrics.has("tasks") ? metrics.getAsJsonObject("tasks").getAsJsonObject(name).getAsJsonObject("test")
                    : metrics.getAsJsonObject("test");
        }

        double threshold(String name) {
            return number(metrics.has("tasks") ? metrics.getAsJsonObject("tasks").getAsJsonObject(name).get("threshold")
                    : metrics.get("threshold"));
        }
    }

    private static Finished finished(RunFolder folder, Catalog catalog) throws ApicalException {
        folder.requireRun();
        if (!Files.exists(folder.metrics())) {
            throw ApicalException.badInput(new Problem("The run is not finished.", folder.root().toString(), "",
                    "Go on with: apical run --resume " + folder.root()));
        }
        return new Finished(folder, new ExperimentReader(catalog).read(folder.experiment(), List.of()),
                json(folder.metrics()), Capsule.read(folder.capsule()));
    }

    private static ReportRun read(Finished run, String name) throws ApicalException {
        RunFolder folder = run.folder();
        RunFolder place = folder.task(run.experiment(), name);
        Chosen<Task<?>> task = run.task(name);
        return new ReportRun(folder.name(), folder.root(), task.entry().name(), Contributions.target(task),
                number(run.metrics().get("seconds")), figures(run.test(name)),
                predictions(place.predictions(Part.VALIDATION)), predictions(place.predictions(Part.TEST)),
                LearningCurve.read(folder).epochs(), SaliencyFiles.read(place.saliency()),
                facts(run.experiment(), run.capsule(), run.metrics(), folder), run.experiment().toYaml(),
                details(run, name));
    }

    private static ReportDetails details(Finished run, String name) throws ApicalException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (CSVRecord line : csv(run.folder().root().resolve("split.csv"))) {
            counts.merge(line.get("part"), 1, Integer::sum);
        }
        counts.put("leftOut", csv(run.folder().leftOut()).size());
        return new ReportDetails(run.task(name).entry().id(), run.threshold(name), Map.of(), Map.of(),
                FlatSettings.of(run.experiment().toYaml()), counts);
    }

    private static Map<String, String> facts(Experiment experiment, Capsule capsule, JsonObject metrics,
            RunFolder folder) throws ApicalException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (CSVRecord line : csv(folder.root().resolve("split.csv"))) {
            counts.merge(line.get("part"), 1, Integer::sum);
        }
        int leftOut = csv(folder.root().resolve("left-out.csv")).size();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Network", experiment.architecture().entry().name() + ", "
                + String.format("%,d", metrics.get("parameters").getAsLong()) + " trained parameters, input 1x"
                + experiment.data().rows() + "x" + experiment.data().columns());
        facts.put("Patients", counts.getOrDefault("train", 0) + " to train, " + counts.getOrDefault("validation", 0)
                + " to select the model, " + counts.getOrDefault("test", 0) + " to judge it");
        facts.put("Clips left out", leftOut == 0 ? "none" : leftOut + " (listed in left-out.csv)");
        if (experiment.isMultiTask()) {
            facts.put("Tasks", String.join(", ", experiment.tasks().stream().map(task -> task.name() + " (weight "
                    + task.weight() + ")").toList()) + ", with a shared network");
        }
        facts.put("Frames", "up to " + experiment.data().frames() + " a clip, one every "
                + experiment.data().intervalMs() + " ms");
        experiment.control().ifPresent(control -> facts.put("Control", "not a result: " + (control.shuffle() > 0
                ? "labels were shuffled" : "frames are " + EnumWords.of(control.frames()))
                + "; judged on patients outside of the test part"));
        if (capsule.pretrained() != null) {
            facts.put("Started from", capsule.pretrained().sentence());
        }
        facts.put("Selected epoch", metrics.get("bestEpoch").getAsString() + " by validation loss");
        capsule.engines().forEach((work, engine) -> facts.put("Engine for " + work, engine.id() + " "
                + engine.version() + " on " + engine.device() + ", " + engine.precision()));
        facts.put("Threads and seed", capsule.threads() + " threads, seed " + capsule.seed());
        facts.put("Cohort", "SHA-256 " + capsule.cohortHash());
        facts.put("Java and system", capsule.java() + ", " + capsule.system());
        return facts;
    }

    private static Map<String, Estimate> figures(JsonObject test) {
        Map<String, Estimate> figures = new LinkedHashMap<>();
        test.entrySet().forEach(entry -> {
            JsonObject value = entry.getValue().getAsJsonObject();
            figures.put(entry.getKey(), new Estimate(number(value.get("value")), number(value.get("low")),
                    number(value.get("high"))));
        });
        return figures;
    }

    private static double number(JsonElement element) {
        return element == null || element.isJsonNull() ? Double.NaN : element.getAsDouble();
    }

    static List<PatientPrediction> predictions(Path file) throws ApicalException {
        List<PatientPrediction> patients = new ArrayList<>();
        for (CSVRecord line : csv(file)) {
            patients.add(new PatientPrediction(line.get("patient"), Double.parseDouble(line.get("truth")),
                    Double.parseDouble(line.get("prediction")), Integer.parseInt(line.get("frames")),
                    Double.parseDouble(line.get("frameDeviation"))));
        }
        return patients;
    }

    private static JsonObject json(Path file) throws ApicalException {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw damaged(file, e);
        }
    }

    static List<CSVRecord> csv(Path file) throws ApicalException {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
        try (Reader reader = Files.newBufferedReader(file); CSVParser parser = CSVParser.parse(reader, format)) {
            return parser.getRecords();
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(file, e);
        }
    }

    private static ApicalException damaged(Path file, Exception cause) {
        return ApicalException.badInput(new Problem("This file of the run cannot be read.", file.toString(), "",
                "Run the experiment again."), cause);
    }
}
