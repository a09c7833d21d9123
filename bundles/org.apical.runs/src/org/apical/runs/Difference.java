package org.apical.runs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A value in which runs differ.
 *
 * @param key where it stands, such as training.optimizer.learningRate
 * @param values a value a run, {@code null} where a run has none
 * @since 1.0
 */
public record Difference(String key, List<Object> values) {

    /** Copies the values. */
    public Difference {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
