package org.apical.experiment.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apical.api.Tensor;
import org.apical.api.catalog.Kind;
import org.apical.api.loss.Loss;
import org.apical.api.task.DerivedTask;
import org.apical.api.task.Target;
import org.apical.api.task.Task;

/** Reads what an experiment predicts: the key {@code task} with {@code training.loss}, or the list {@code tasks}. */
final class TaskSection {

    private final Section root;
    private final Section training;

    private TaskSection(Section root, Section training) {
        this.root = root;
        this.training = training;
    }

    /** Returns one head a task; none when there are faults. */
    static List<TaskHead> read(Section root, Section training) {
        return new TaskSection(root, training).read();
    }

    private List<TaskHead> read() {
        YamlNode many = root.take("tasks");
        if (many == null) {
            return one();
        }
        YamlNode one = root.take("task");
        if (one != null && (one.map() == null ? one.value() != null : !one.map().isEmpty())) {
            root.fault(one.line(), "task", "'task' and 'tasks' exclude each other.", "Keep one of them.");
        }
        YamlNode loss = training.take("loss");
        if (loss != null) {
            root.fault(loss.line(), "training.loss", "With several tasks each has a loss of its own.",
                    "Write it beside the task: tasks: [{id: ..., loss: ...}].");
        }
        if (many.list() == null || many.list().isEmpty()) {
            root.fault(many.line(), "tasks", "'tasks' must be a list.",
                    "Write it as [{id: ejectionFraction}, {id: sex}].");
            return List.of();
        }
        List<TaskHead> heads = new ArrayList<>();
        many.list().forEach(item -> item(item, heads));
        requireOneSubject(many, heads);
        return heads;
    }

    private List<TaskHead> one() {
        Chosen<Task<?>> task = root.choose(Kind.TASK, "task", null);
        Chosen<Loss<?>> loss = training.choose(Kind.LOSS, "loss", defaultLoss(task));
        if (task == null || loss == null) {
            return List.of();
        }
        refuseDerived(task, root.take("task"));
        YamlNode place = training.take("loss");
        requireFit(task, loss, place == null ? root.take("task") : place, "training.loss");
        return List.of(new TaskHead(task.entry().shortId(), task, loss, 1));
    }

    private void item(YamlNode item, List<TaskHead> heads) {
        Chosen<Task<?>> task = root.choose(Kind.TASK, "tasks", item, TaskHead.KEYS);
        if (task == null) {
            return;
        }
        refuseDerived(task, item);
        Map<String, YamlNode> keys = item.map() == null ? Map.of() : item.map();
        YamlNode lossNode = keys.getOrDefault("loss", new YamlNode(item.line(), defaultLoss(task)));
        Chosen<Loss<?>> loss = root.choose(Kind.LOSS, "tasks.loss", lossNode, Set.of());
        if (loss == null) {
            return;
        }
        requireFit(task, loss, lossNode, "tasks.loss");
        String name = keys.containsKey("name") ? String.valueOf(keys.get("name").plain()) : task.entry().shortId();
        if (!name.matches(ExperimentReader.NAME)) {
            root.fault(item.line(), "tasks.name", "The name '" + name + "' cannot be a folder's name.",
                    "Use letters, digits, dots, dashes and underscores.");
        } else if (heads.stream().anyMatch(head -> head.name().equals(name))) {
            root.fault(item.line(), "tasks.name", "Two tasks are called '" + name + "'.", "Give one another 'name:'.");
        }
        Object weight = keys.containsKey("weight") ? keys.get("weight").plain() : Double.valueOf(1);
        double number = weight instanceof Number given ? given.doubleValue() : Double.NaN;
        if (!(number > 0 && number <= 1e6)) {
            root.fault(item.line(), "tasks.weight", "The weight '" + weight + "' is not a positive number.",
                    "Write one such as 'weight: 0.5'.");
        }
        heads.add(new TaskHead(name, task, loss, number));
    }

    private void refuseDerived(Chosen<Task<?>> task, YamlNode place) {
        if (task.contribution() instanceof DerivedTask) {
            root.fault(place.line(), "task", "The task '" + task.entry().shortId()
                    + "' is derived from the predictions of others; no network learns it.",
                    "Name it under 'derived' beside its inputs under 'tasks', or use 'apical derive' with their runs.");
        }
    }

    private void requireFit(Chosen<Task<?>> task, Chosen<Loss<?>> loss, YamlNode place, String key) {
        Target target = Contributions.target(task);
        if (!loss.contribution().supports(target)) {
            root.fault(place.line(), key, "The loss '" + loss.entry().shortId() + "' does not go with the task '"
                    + task.entry().shortId() + "'.", "Use " + defaultLoss(task) + ".");
            return;
        }
        try {
            Contributions.loss(loss).evaluate(Tensor.zeros(1, target.outputs()), Tensor.zeros(1, target.outputs()));
        } catch (IllegalArgumentException e) {
            root.fault(place.line(), key, "The loss '" + loss.entry().shortId() + "' does not go with the task '"
                    + task.entry().shortId() + "': " + e.getMessage(), "Correct its settings.");
        } catch (IllegalStateException e) {
            // Its settings are wrong, which is reported already.
        }
    }

    /** Patients and clips cannot be judged in one table. */
    private void requireOneSubject(YamlNode place, List<TaskHead> heads) {
        if (heads.stream().map(head -> Contributions.subject(head.task())).distinct().count() > 1) {
            root.fault(place.line(), "tasks", "Tasks about patients and tasks about clips cannot share a network.",
                    "Write an experiment for each kind.");
        }
    }

    /** Takes the tasks that are computed from the predictions of the others. */
    static List<Chosen<Task<?>>> derived(Section root, List<TaskHead> heads) {
        YamlNode node = root.take("derived");
        if (node == null) {
            return List.of();
        }
        List<Chosen<Task<?>>> derived = root.chooseAll(Kind.TASK, "derived");
        Set<String> names = new LinkedHashSet<>();
        heads.forEach(head -> names.add(head.name()));
        for (Chosen<Task<?>> task : derived) {
            if (!(task.contribution() instanceof DerivedTask)) {
                root.fault(node.line(), "derived", "The task '" + task.entry().shortId() + "' is not a derived one.",
                        "Name it under 'tasks'.");
                continue;
            }
            for (String input : Contributions.inputs(task)) {
                if (!names.contains(input)) {
                    root.fault(node.line(), "derived", "'" + task.entry().shortId() + "' needs a task called '" + input
                            + "'.", "Add it under 'tasks', or correct the settings of the derived task.");
                }
            }
            if (!names.add(task.entry().shortId())) {
                root.fault(node.line(), "derived", "Two tasks are called '" + task.entry().shortId() + "'.",
                        "Give one of 'tasks' another name.");
            }
        }
        return derived;
    }

    private static String defaultLoss(Chosen<Task<?>> task) {
        return task == null || Contributions.target(task).kind() == Target.Kind.REGRESSION ? "squaredError"
                : "crossEntropy";
    }
}
