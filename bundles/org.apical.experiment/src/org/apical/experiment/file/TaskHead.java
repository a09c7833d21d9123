package org.apical.experiment.file;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.apical.api.loss.Loss;
import org.apical.api.task.Task;

/**
 * One task of an experiment: a head of the network with a loss of its own. Most experiments have one.
 *
 * @param name what the task is called in the run's files; letters, digits, dots, dashes and underscores
 * @param task what is predicted
 * @param loss its loss
 * @param weight how much that loss counts beside those of the other tasks, positive
 */
public record TaskHead(String name, Chosen<Task<?>> task, Chosen<Loss<?>> loss, double weight) {

    /** The keys of an item of {@code tasks} that are not settings of the task. */
    static final Set<String> KEYS = Set.of("name", "weight", "loss");

    /** Returns the item of {@code tasks}. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>(task.toMap());
        map.put("name", name);
        map.put("weight", weight);
        map.put("loss", loss.toMap());
        return map;
    }
}
