package org.apical.experiment.run;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.gson.Gson;

import org.apical.api.ApicalException;
import org.apical.api.catalog.Catalog;
import org.apical.api.engine.ModelFiles;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.task.Target;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.onnx.OnnxFile;
import org.apical.onnx.OnnxOptions;

/**
 * The model of a run with all that another program must know to feed it and to read its outputs.
 *
 * <p>No engine is needed: the model's files are read and written, and nothing is computed.
 */
public final class ModelExport {

    private static final String PREFIX = "apical.";
    private static final String API = "org.apical.api";

    private final TrainedNetwork trained;
    private final Experiment experiment;
    private final Map<String, String> metadata;

    private ModelExport(TrainedNetwork trained, Experiment experiment, Map<String, String> metadata) {
        this.trained = trained;
        this.experiment = experiment;
        this.metadata = Collections.unmodifiableMap(metadata);
    }

    /**
     * Reads the model of a run.
     *
     * @param folder the run's folder
     * @param catalog where the task comes from
     * @return the model, ready to be written
     * @throws ApicalException when the run has no model yet, a file of it is damaged or the task's plug-in is missing
     */
    public static ModelExport of(RunFolder folder, Catalog catalog) throws ApicalException {
        folder.requireRun();
        Experiment experiment = new ExperimentReader(catalog).read(folder.experiment(), List.of());
        Normalisation normalisation = Normalisation.read(folder.model());
        TrainedNetwork trained = ModelFiles.read(folder.model());
        String version = catalog.bundleVersions().getOrDefault(API,
                catalog.bundleVersions().getOrDefault(experiment.task().entry().bundle(), ""));
        return new ModelExport(trained, experiment, describe(experiment, normalisation,
                Aggregation.read(experiment, folder.model()), version));
    }

    /**
     * Returns what travels in the ONNX file.
     *
     * @return texts by key, such as {@code apical.unit}; lists are JSON
     */
    public Map<String, String> metadata() {
        return metadata;
    }

    /**
     * Writes an ONNX file.
     *
     * @param file the file to write or replace
     * @param fold whether batch normalisation goes into the layers before it
     * @throws ApicalException when it cannot be written
     */
    public void writeOnnx(Path file, boolean fold) throws ApicalException {
        String documentation = experiment.name() + ": " + String.join(", ", experiment.tasks().stream()
                .map(task -> task.task().entry().name()).toList()) + " from echocardiograms, by "
                + experiment.architecture().entry().name() + ". For research, not for diagnosis. "
                + metadata.get(PREFIX + "input") + " " + metadata.get(PREFIX + "output");
        OnnxFile.write(trained, new OnnxOptions(fold, documentation, metadata.get(PREFIX + "version"), metadata), file);
    }

    /**
     * Writes {@code network.json} and {@code weights.safetensors}.
     *
     * @param folder the folder, made when it does not exist
     * @throws ApicalException when it cannot be written
     */
    public void writeSafetensors(Path folder) throws ApicalException {
        ModelFiles.write(trained, folder);
    }

    private static Map<String, String> describe(Experiment experiment, Normalisation normalisation,
            Aggregation aggregation, String version) {
        Heads heads = Heads.of(experiment);
        Target target = heads.first().target();
        Map<String, String> texts = new LinkedHashMap<>();
        put(texts, "version", version);
        put(texts, "experiment", experiment.name());
        put(texts, "task", experiment.task().entry().id());
        put(texts, "architecture", experiment.architecture().entry().id());
        put(texts, "kind", target.kind().name().toLowerCase(Locale.ROOT));
        put(texts, "unit", target.unit());
        put(texts, "classes", new Gson().toJson(target.classNames()));
        put(texts, "rows", experiment.data().rows());
        put(texts, "columns", experiment.data().columns());
        put(texts, "view", experiment.data().view());
        put(texts, "frames", experiment.data().frames());
        put(texts, "intervalMs", experiment.data().intervalMs());
        put(texts, "aggregate", experiment.aggregate().entry().id());
        if (!aggregation.learnt().isEmpty()) {
            put(texts, "aggregateLearnt", new Gson().toJson(aggregation.learnt()));
        }
        put(texts, "pixelMean", normalisation.pixelMean());
        put(texts, "pixelDeviation", normalisation.pixelDeviation());
        put(texts, "targetMean", normalisation.targetMean());
        put(texts, "targetDeviation", normalisation.targetDeviation());
        if (experiment.isMultiTask()) {
            put(texts, "tasks", new Gson().toJson(heads.all().stream().map(head -> describe(head,
                    normalisation.head(head.index()))).toList()));
        }
        put(texts, "input", "Input: grey frames with everything outside of the scan sector black, [" + OnnxFile.BATCH
                + ", 1, " + experiment.data().rows() + ", " + experiment.data().columns()
                + "]; each pixel, black 0 to white 1, minus pixelMean, divided by pixelDeviation.");
        put(texts, "output", heads.all().size() == 1 ? meaning(target) : "Output: the outputs of every task side by "
                + "side; 'tasks' says for each at which it begins, how many it has and what they mean, with its own "
                + "kind, unit, classes, targetMean and targetDeviation. A regression's output times targetDeviation, "
                + "plus targetMean, is in its unit; 1 / (1 + exp(-x)) is a yes-or-no task's probability; the softmax "
                + "over a categorical task's outputs are its probabilities.");
        return texts;
    }

    /** Returns what a program must know of one of several tasks. */
    private static Map<String, Object> describe(Heads.Head head, Normalisation normalisation) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", head.name());
        map.put("task", head.task().task().entry().id());
        map.put("kind", head.target().kind().name().toLowerCase(Locale.ROOT));
        map.put("unit", head.target().unit());
        map.put("classes", head.target().classNames());
        map.put("firstOutput", head.offset());
        map.put("outputs", head.target().outputs());
        map.put("targetMean", normalisation.targetMean());
        map.put("targetDeviation", normalisation.targetDeviation());
        return map;
    }

    private static String meaning(Target target) {
        return "Output: " + switch (target.kind()) {
            case REGRESSION -> "one number a frame; times targetDeviation, plus targetMean, it is in " + target.unit()
                    + ".";
            case BINARY -> "one number a frame, x; 1 / (1 + exp(-x)) is the probability of '"
                    + target.classNames().get(1) + "'.";
            case CATEGORICAL -> "a number a class and frame, in the order of classes; softmax makes them probabilities.";
        } + " A clip's or patient's prediction is the aggregate of its frames'.";
    }

    private static void put(Map<String, String> texts, String key, Object value) {
        texts.put(PREFIX + key, String.valueOf(value));
    }
}
