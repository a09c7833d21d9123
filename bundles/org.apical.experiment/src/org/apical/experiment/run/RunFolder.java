package org.apical.experiment.run;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.report.EpochRecord;
import org.apical.api.report.PatientPrediction;
import org.apical.data.Part;
import org.apical.experiment.file.Experiment;

/**
 * The files of a run.
 *
 * @param root the run's folder
 */
public record RunFolder(Path root) {

    /**
     * Returns the frozen experiment file.
     *
     * @return experiment.yaml
     */
    public Path experiment() {
        return root.resolve("experiment.yaml");
    }

    /**
     * Returns what the run was made with.
     *
     * @return capsule.json
     */
    public Path capsule() {
        return root.resolve("capsule.json");
    }

    /**
     * Returns the model with the lowest validation loss.
     *
     * @return the folder model
     */
    public Path model() {
        return root.resolve("model");
    }

    /**
     * Returns where training stands.
     *
     * @return the folder checkpoint
     */
    public Path checkpoint() {
        return root.resolve("checkpoint");
    }

    /**
     * Returns the figures on the test part.
     *
     * @return metrics.json
     */
    public Path metrics() {
        return root.resolve("metrics.json");
    }

    /**
     * Returns the saliency figures.
     *
     * @return the folder saliency
     */
    public Path saliency() {
        return root.resolve("saliency");
    }

    /**
     * Returns the report.
     *
     * @return report.html
     */
    public Path report() {
        return root.resolve("report.html");
    }

    /** Returns the clips that were left out; the last file that the beginning of a run writes. */
    Path leftOut() {
        return root.resolve("left-out.csv");
    }

    /**
     * Returns where the predictions, saliency maps and report of one task lie. Those of the first task lie in the run's
     * folder itself, so that whoever knows runs of one task reads it.
     *
     * @param experiment the run's experiment
     * @param name the task's name
     * @return this folder for the first task, else the folder tasks/NAME in it
     */
    public RunFolder task(Experiment experiment, String name) {
        return experiment.tasks().get(0).name().equals(name) ? this
                : new RunFolder(root.resolve("tasks").resolve(name));
    }

    /**
     * Returns the predictions of a part.
     *
     * @param part validation or test
     * @return predictions-validation.csv or predictions-test.csv
     */
    public Path predictions(Part part) {
        return root.resolve("predictions-" + part.name().toLowerCase(Locale.ROOT) + ".csv");
    }

    /**
     * Returns the name of the run.
     *
     * @return the folder's name
     */
    public String name() {
        return root.getFileName().toString();
    }

    /**
     * Returns what training started from.
     *
     * @return a sentence; empty when training started from chance alone
     * @throws ApicalException when the capsule cannot be read
     */
    public Optional<String> startedFrom() throws ApicalException {
        return Optional.ofNullable(Capsule.read(capsule()).pretrained()).map(Pretraining::sentence);
    }

    /**
     * Returns the imported cohort that the run was made with.
     *
     * @return its folder, which may be gone
     * @throws ApicalException when the capsule cannot be read
     */
    public Path cohort() throws ApicalException {
        return Path.of(Capsule.read(capsule()).cohort());
    }

    /** Checks that this is a run's folder. */
    void requireRun() throws ApicalException {
        if (!Files.isRegularFile(experiment())) {
            throw ApicalException.badInput(new Problem("This is not the folder of a run: it has no experiment.yaml.",
                    root.toString(), "", "Name a folder that 'apical run' made."));
        }
    }

    void writeProgress(List<EpochRecord> epochs, String metric) throws ApicalException {
        writeCsv(root.resolve("progress.csv"),
                List.of("epoch", "trainLoss", "validationLoss", "validation" + capitalised(metric), "learningRate",
                        "gradientNorm", "imagesPerSecond", "inputWaitSeconds", "upkeepSeconds", "seconds"),
                epochs.stream().map(e -> List.<Object>of(e.epoch(), e.trainLoss(), e.validationLoss(),
                        e.validationMetric(), e.learningRate(), e.gradientNorm(), rounded(e.imagesPerSecond()),
                        rounded(e.inputWaitSeconds()), rounded(e.upkeepSeconds()), rounded(e.seconds()))).toList());
    }

    void writePredictions(Part part, List<PatientPrediction> patients) throws ApicalException {
        writeCsv(predictions(part), List.of("patient", "truth", "prediction", "frames", "frameDeviation"),
                patients.stream().map(p -> List.<Object>of(p.patient(), p.truth(), p.prediction(), p.frames(),
                        p.frameDeviation())).toList());
    }

    void writeParts(Map<String, Part> parts) throws ApicalException {
        writeCsv(root.resolve("split.csv"), List.of("patient", "part"), parts.entrySet().stream()
                .map(e -> List.<Object>of(e.getKey(), e.getValue().name().toLowerCase(Locale.ROOT))).toList());
    }

    void writeLeftOut(List<Problem> problems) throws ApicalException {
        writeCsv(leftOut(), List.of("file", "place", "message", "remedy"), problems.stream()
                .map(p -> List.<Object>of(p.file(), p.place(), p.message(), p.remedy())).toList());
    }

    /**
     * Returns a fingerprint that tells texts apart in the names of folders.
     *
     * @param text a text
     * @return eight hexadecimal digits
     */
    public static String hash(String text) {
        return Capsule.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    }

    /**
     * Writes a table.
     *
     * @param file the CSV file to write or replace
     * @param header the names of the columns
     * @param rows the rows, each as long as the header
     * @throws ApicalException when it cannot be written
     */
    public static void writeCsv(Path file, List<String> header, List<List<Object>> rows) throws ApicalException {
        StringWriter text = new StringWriter();
        CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').build();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord(header);
            for (List<Object> row : rows) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory does not fail.", e);
        }
        AtomicFiles.writeText(file, text.toString());
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static String capitalised(String word) {
        return word.isEmpty() ? "Metric" : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
