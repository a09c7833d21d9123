package org.apical.results.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.task.Target;
import org.apical.api.task.Task;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.TaskHead;

/**
 * The tasks of a run that a report of measurements can hold.
 *
 * @param codes   how the predictions are coded, by the task's name in the run
 * @param sources what a derived task is computed from, in words, by its name
 * @param several whether the run predicts several numbers, so that each must name its own
 * @param leftOut the tasks that predict classes
 */
record ReportedTasks(Map<String, TaskCode> codes, Map<String, String> sources, boolean several,
        List<Problem> leftOut) {

    static ReportedTasks of(Experiment experiment) throws ApicalException {
        Map<String, Chosen<Task<?>>> tasks = new LinkedHashMap<>();
        for (TaskHead head : experiment.tasks()) {
            tasks.put(head.name(), head.task());
        }
        Map<String, String> sources = new LinkedHashMap<>();
        for (Chosen<Task<?>> derived : experiment.derived()) {
            tasks.put(derived.entry().shortId(), derived);
            sources.put(derived.entry().shortId(), "Computed from the predicted "
                    + String.join(" and ", Contributions.inputs(derived)) + ".");
        }
        Map<String, TaskCode> codes = new LinkedHashMap<>();
        List<Problem> leftOut = new ArrayList<>();
        for (Map.Entry<String, Chosen<Task<?>>> task : tasks.entrySet()) {
            Target target = Contributions.target(task.getValue());
            if (target.kind() == Target.Kind.CATEGORICAL && tasks.size() > 1) {
                leftOut.add(TaskCode.classes(task.getValue().entry().name()));
            } else {
                codes.put(task.getKey(), TaskCode.of(task.getValue().entry().shortId(), task.getValue().entry().name(),
                        target));
            }
        }
        if (codes.isEmpty()) {
            throw ApicalException.badInput(leftOut.get(0));
        }
        return new ReportedTasks(codes, sources, codes.size() > 1, leftOut);
    }
}
