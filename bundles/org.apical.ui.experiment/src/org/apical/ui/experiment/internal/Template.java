package org.apical.ui.experiment.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.ui.experiment.internal.schema.Schema;
import org.apical.ui.experiment.internal.yaml.YamlEdit;

/**
 * A beginning for an experiment: the commented file of the bundle with some values of its own.
 *
 * @param name what it is, in a few words
 * @param description when to take it
 * @param changes values by their keys, as they are written; an empty value leaves the key out
 */
public record Template(String name, String description, Map<String, String> changes) {

    /** All templates; the first is the usual one. */
    public static final List<Template> ALL = List.of(
            new Template("Small network, synthetic patients", "Learns in minutes on two processor cores. The patients "
                    + "are drawn, so that the truth is known: the way to get to know Apical.", Map.of()),
            of("Your own clips in DICOM files", "A folder of DICOM clips and a CSV table with a row a patient, with a "
                    + "network that a processor can train.",
                    "data.source", "{id: dicomFolder, path: cohort, labels: cohort/labels.csv}",
                    "split", "{test: 0.13, validation: 0.1}"),
            of("The EchoNet paper's network, your own clips", "Inception-ResNet-v1 on frames of 299x299 as in Ghorbani "
                    + "et al. 2020. Plan for a graphics card, or for days.",
                    "data.source", "{id: dicomFolder, path: cohort, labels: cohort/labels.csv}",
                    "data.size", "[299, 299]", "split", "{test: 0.117, validation: 0.1}", "model", "{architecture: "
                            + "inceptionResnetV1}", "training.optimizer", "{id: adam, learningRate: 0.001}",
                    "training.schedule", "", "training.epochs", "50", "training.framesPerClip", "",
                    "training.earlyStopping", "{patience: 8}"),
            of("EchoNet-Dynamic", "The ejection fraction on your own copy of EchoNet-Dynamic, with the split its "
                    + "authors published.", "task", "{id: ejectionFraction, column: EF}", "data.source",
                    "{id: echonetDynamic, path: EchoNet-Dynamic}", "split", "{from: dataset}"),
            of("CAMUS", "The ejection fraction on your own copy of CAMUS, with the split its authors published.",
                    "task", "{id: ejectionFraction, column: EF}", "data.source", "{id: camus, path: CAMUS}",
                    "data.intervalMs", "40", "split", "{from: dataset}"),
            of("Search of learning rate and weight decay", "The paper's grid of 24 cells on synthetic patients and a "
                    + "network small enough for two processor cores.", "data.size", "[64, 64]", "model",
                    "{architecture: {id: smallCnn, depth: 1, width: 12}}", "training.epochs", "8", "search",
                    "{learningRate: [0.01, 0.003, 0.001, 0.0003, 0.0001, 0.00003], "
                            + "weightDecay: [0, 0.00001, 0.0001, 0.001]}"),
            of("Several tasks and a derived one", "Both volumes from one network, and the ejection fraction that they "
                    + "make.", "task", "", "tasks", "[{id: endDiastolicVolume}, {id: endSystolicVolume}]", "derived",
                    "[ejectionFractionFromVolumes]"));

    private static Template of(String name, String description, String... changes) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < changes.length; i += 2) {
            map.put(changes[i], changes[i + 1]);
        }
        return new Template(name, description, map);
    }

    /**
     * Returns whether the task may be chosen.
     *
     * @return false for templates about tasks of their own
     */
    public boolean isForAnyTask() {
        return !changes.containsKey("task");
    }

    /**
     * Writes the experiment.
     *
     * @param experiment its name
     * @param task the id of its task, empty for that of the template
     * @param schema says where keys stand
     * @return the text of the file
     */
    public String text(String experiment, String task, Schema schema) {
        String text = base().replace("TITLE", name);
        Map<String, String> all = new LinkedHashMap<>(changes);
        all.put("name", experiment);
        if (isForAnyTask() && !task.isEmpty()) {
            all.put("task", task);
        }
        for (Map.Entry<String, String> change : all.entrySet()) {
            List<String> path = List.of(change.getKey().split("\\."));
            YamlEdit edit = YamlEdit.of(text, schema::order);
            text = change.getValue().isEmpty() ? edit.remove(path) : edit.set(path, change.getValue());
        }
        return text;
    }

    private static String base() {
        try (InputStream in = Template.class.getResourceAsStream("template.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
