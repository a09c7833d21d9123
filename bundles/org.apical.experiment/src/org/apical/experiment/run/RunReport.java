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
import org.apical.api.report.EpochRecord;
import org.apical.api.report.Estimate;
import org.apical.api.report.PatientPrediction;
import org.apical.api.report.ReportRun;
import org.apical.data.Part;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;

/** Writes the report of a run from the files in its folder alone, so that it can be written again at any time. */
public final class RunReport {

    private RunReport() {
    }

    /**
     * Writes report.html.
     *
     * @param folder the run's folder
     * @param catalog where report sections and the task come from
     * @throws ApicalException when the run is not finished or a file of it is damaged
     */
    public static void write(RunFolder folder, Catalog catalog) throws ApicalException {
        ReportWriter.write(read(folder, catalog), catalog, folder.report());
    }

    /**
     * Reads a finished run.
     *
     * @param folder the run's folder
     * @param catalog where the task comes from
     * @return the run as reports see it
     * @throws ApicalException when the run is not finished or a file of it is damaged
     */
    public static ReportRun read(RunFolder folder, Catalog catalog) throws ApicalException {
        folder.requireRun();
        if (!Files.exists(folder.metrics())) {
            throw ApicalException.badInput(new Problem("The run is not finished.", folder.root().toString(), "",
                    "Go on with: apical run --resume " + folder.root()));
        }
        Experiment experiment = new ExperimentReader(catalog).read(folder.experiment(), List.of());
        JsonObject metrics = json(folder.metrics());
        Capsule capsule = Capsule.read(folder.capsule());
        List<PatientPrediction> validation = predictions(folder.predictions(Part.VALIDATION));
        List<PatientPrediction> test = predictions(folder.predictions(Part.TEST));
        double seconds = number(metrics.get("seconds"));
        return new ReportRun(folder.name(), folder.root(), experiment.task().entry().name(),
                Contributions.target(experiment.task()), seconds, figures(metrics.getAsJsonObject("test")), validation,
                test, epochs(folder.root().resolve("progress.csv")), SaliencyFiles.read(folder.saliency()),
                facts(experiment, capsule, metrics, folder), experiment.toYaml());
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
        facts.put("Frames", "up to " + experiment.data().frames() + " a clip, one every "
                + experiment.data().intervalMs() + " ms");
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

    private static List<PatientPrediction> predictions(Path file) throws ApicalException {
        List<PatientPrediction> patients = new ArrayList<>();
        for (CSVRecord line : csv(file)) {
            patients.add(new PatientPrediction(line.get("patient"), Double.parseDouble(line.get("truth")),
                    Double.parseDouble(line.get("prediction")), Integer.parseInt(line.get("frames")),
                    Double.parseDouble(line.get("frameDeviation"))));
        }
        return patients;
    }

    private static List<EpochRecord> epochs(Path file) throws ApicalException {
        List<EpochRecord> epochs = new ArrayList<>();
        for (CSVRecord line : csv(file)) {
            epochs.add(new EpochRecord(Integer.parseInt(line.get(0)), Double.parseDouble(line.get(1)),
                    Double.parseDouble(line.get(2)), Double.parseDouble(line.get(3)), Double.parseDouble(line.get(4)),
                    Double.parseDouble(line.get(5)), Double.parseDouble(line.get(6)),
                    Double.parseDouble(line.get(7)), Double.parseDouble(line.get(8)),
                    Double.parseDouble(line.get(9))));
        }
        return epochs;
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
