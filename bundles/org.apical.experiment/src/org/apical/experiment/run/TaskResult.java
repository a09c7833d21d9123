package org.apical.experiment.run;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apical.api.report.Estimate;

/**
 * What a run of several tasks gave for one of them.
 *
 * @param name the task's name in the run
 * @param task the task's short id
 * @param title the task in words
 * @param derived whether it was computed from the predictions of others
 * @param folder where its predictions lie, relative to the run's folder; empty for that itself
 * @param threshold the probability from which a patient counts as positive, chosen on validation; {@code NaN} for a
 *     regression
 * @param test the figures on the test part
 */
public record TaskResult(String name, String task, String title, boolean derived, String folder,
        double threshold, Map<String, Estimate> test) {

    /** Returns the result under the names of metrics.json. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("task", task);
        map.put("title", title);
        map.put("derived", derived);
        map.put("folder", folder);
        map.put("threshold", threshold);
        map.put("test", test);
        return map;
    }
}
