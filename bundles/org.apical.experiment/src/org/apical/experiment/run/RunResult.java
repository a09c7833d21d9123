package org.apical.experiment.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.report.Estimate;

/**
 * What a run gave.
 *
 * @param run the run's name
 * @param folder the run's folder
 * @param task the task's short id
 * @param engine the engine's id
 * @param parameters the number of trained parameters
 * @param bestEpoch the epoch whose weights were kept
 * @param threshold the probability from which a patient counts as positive, chosen on validation; {@code NaN} for a
 *     regression
 * @param seconds how long training took
 * @param test the figures on the test part
 * @param tasks the same of every task, the first included; empty for a run of one task
 */
public record RunResult(String run, Path folder, String task, String engine, long parameters, int bestEpoch,
        double threshold, double seconds, Map<String, Estimate> test, List<TaskResult> tasks) {

    /** Copies the tasks. */
    public RunResult {
        tasks = List.copyOf(tasks);
    }

    /**
     * Returns the result under the names of metrics.json.
     *
     * @return values by name
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("run", run);
        map.put("task", task);
        map.put("engine", engine);
        map.put("parameters", parameters);
        map.put("bestEpoch", bestEpoch);
        map.put("threshold", threshold);
        map.put("seconds", seconds);
        map.put("test", test);
        if (!tasks.isEmpty()) {
            Map<String, Object> byName = new LinkedHashMap<>();
            tasks.forEach(task -> byName.put(task.name(), task.toMap()));
            map.put("tasks", byName);
        }
        return map;
    }
}
