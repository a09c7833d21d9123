package org.apical.runs;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apical.api.report.Estimate;

/**
 * A run as tables show it.
 *
 * @param path the run's folder, relative to the folder of runs, with slashes
 * @param experiment the name of its experiment
 * @param task the task's short id
 * @param search the search it belongs to, empty when it stands alone
 * @param cell its cell of that search, 0 when it stands alone
 * @param words the values of the cell in words
 * @param seed its seed
 * @param state how far it came
 * @param started when it began
 * @param seconds how long its epochs took
 * @param epochs how many epochs are done
 * @param bestEpoch the epoch whose weights were kept, 0 before the first
 * @param figures its figures by name: those of metrics.json with "test." before them, and those of the selected epoch
 *     as "validation.loss", "validation.mae", "train.loss"
 * @since 1.0
 */
public record RunRow(String path, String experiment, String task, String search, int cell, String words, long seed,
        RunState state, Instant started, double seconds, int epochs, int bestEpoch, Map<String, Estimate> figures) {

    /** Copies the figures. */
    public RunRow {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /**
     * Returns the run's name.
     *
     * @return the last part of its path
     */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
