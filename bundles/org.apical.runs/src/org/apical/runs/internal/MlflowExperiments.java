package org.apical.runs.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;

/**
 * The experiments of a tracking folder of MLflow.
 *
 * @param tracking the folder
 */
public record MlflowExperiments(Path tracking) {

    /** MLflow's own ids of experiments are whole numbers of up to eighteen digits. */
    private static final BigInteger LARGEST = BigInteger.TEN.pow(18);

    /**
     * Finds an experiment by its name, or makes it.
     *
     * @param name the name
     * @param started when it begins, if it is made
     * @return its id
     * @throws IOException when the folder cannot be read
     * @throws ApicalException when the experiment cannot be written
     */
    public String find(String name, Instant started) throws IOException, ApicalException {
        try (Stream<Path> list = Files.list(tracking)) {
            List<Path> metas = list.map(folder -> folder.resolve("meta.yaml")).filter(Files::isRegularFile).sorted()
                    .toList();
            for (Path meta : metas) {
                Map<String, Object> values = Flat.yaml(meta);
                if (name.equals(String.valueOf(values.get("name")))) {
                    return meta.getParent().getFileName().toString();
                }
            }
        }
        String id = new BigInteger(MlflowText.hash(name), 16).mod(LARGEST).toString();
        Path folder = tracking.resolve(id);
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("artifact_location", MlflowText.uri(folder));
        meta.put("creation_time", started.toEpochMilli());
        meta.put("experiment_id", id);
        meta.put("last_update_time", started.toEpochMilli());
        meta.put("lifecycle_stage", "active");
        meta.put("name", name);
        AtomicFiles.writeText(folder.resolve("meta.yaml"), MlflowText.yaml(meta));
        return id;
    }
}
