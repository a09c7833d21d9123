package org.apical.runs.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.Kind;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;
import org.apical.api.task.Target;
import org.apical.api.task.Task;

/**
 * A task of a run.
 *
 * @param id the task's id
 * @param name what the run's files call it; empty in a run of one task
 * @param first whether its files lie in the run's folder itself
 * @param values its settings
 */
public record RunTask(String id, String name, boolean first, Map<String, Object> values) {

    /** What stands beside a task's own settings in a run of several tasks. */
    private static final List<String> HEAD = List.of("id", "name", "weight");

    /**
     * Returns the tasks of a run.
     *
     * @param settings its frozen experiment, flat
     * @return one task, or several that share a network
     */
    public static List<RunTask> of(Map<String, Object> settings) {
        List<RunTask> tasks = new ArrayList<>();
        Object only = settings.getOrDefault("task.id", settings.get("task"));
        if (only != null) {
            tasks.add(new RunTask(only.toString(), "", true, below(settings, "task.", false)));
        }
        for (int i = 1; settings.containsKey("tasks." + i + ".id"); i++) {
            String prefix = "tasks." + i + ".";
            tasks.add(new RunTask(settings.get(prefix + "id").toString(), String.valueOf(settings.get(prefix + "name")),
                    i == 1, below(settings, prefix, true)));
        }
        return tasks;
    }

    private static Map<String, Object> below(Map<String, Object> settings, String prefix, boolean head) {
        Map<String, Object> values = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            String name = key.startsWith(prefix) ? key.substring(prefix.length()) : "id";
            if (!name.equals("id") && !(head && (HEAD.contains(name) || name.startsWith("loss.")))) {
                values.put(name, value);
            }
        });
        return values;
    }

    /**
     * Returns the id without the bundle before it.
     *
     * @return the last word of the id
     */
    public String shortId() {
        return id.substring(id.lastIndexOf('.') + 1);
    }

    /**
     * Returns where the task's predictions lie.
     *
     * @param run the run's folder
     * @return that folder for the first task, else one in it
     */
    public Path folder(Path run) {
        return first ? run : run.resolve("tasks").resolve(name);
    }

    /**
     * Returns what the task predicts.
     *
     * @param catalog where it comes from
     * @return the target
     * @throws ApicalException when the task is not installed
     */
    public Target target(Catalog catalog) throws ApicalException {
        return target(catalog.contribution(Kind.TASK, catalog.find(Kind.TASK, id)));
    }

    private <S extends Record> Target target(Task<S> task) throws ApicalException {
        try {
            return task.target(SettingsType.of(task.settingsType()).bind(values));
        } catch (SettingsException e) {
            throw ApicalException.badInput(Problem.of("The task has other settings now: "
                    + e.faults().get(0).message(), "Install the plug-ins that the runs were made with."), e);
        }
    }
}
