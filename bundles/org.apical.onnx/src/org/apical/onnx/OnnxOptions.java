package org.apical.onnx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How a network is written as an ONNX model, and what a reader of the file is told.
 *
 * @param fold whether batch normalisation and the scales of additions go into the layers before them; the model then
 *     predicts the same within float error, runs faster and no longer shows those nodes
 * @param documentation what the model is, for people; may be empty
 * @param version the version of the program that made it; may be empty
 * @param metadata texts by key that travel in the model's {@code metadata_props}, such as class names and units
 * @since 1.0
 */
public record OnnxOptions(boolean fold, String documentation, String version, Map<String, String> metadata) {

    /** Copies the metadata in its order. */
    public OnnxOptions {
        Objects.requireNonNull(documentation, "documentation");
        Objects.requireNonNull(version, "version");
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * Writes the graph alone, without documentation.
     *
     * @param fold whether batch normalisation and the scales of additions go into the layers before them
     * @return the options
     */
    public static OnnxOptions plain(boolean fold) {
        return new OnnxOptions(fold, "", "", Map.of());
    }
}
