package org.apical.experiment.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apical.api.Contribution;
import org.apical.api.aggregator.Aggregator;
import org.apical.api.architecture.Architecture;
import org.apical.api.augmentation.Augmentation;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.loss.Loss;
import org.apical.api.optimizer.Optimizer;
import org.apical.api.settings.SettingsType;
import org.apical.api.source.DataSource;
import org.apical.api.task.Task;

/**
 * An experiment, checked and complete: every id is resolved and every default written out.
 *
 * @param name the experiment's name, letters, digits, dots, dashes and underscores
 * @param tasks what is predicted, a head of the network each; at least one
 * @param derived what is computed from these predictions, without learning
 * @param source where the clips come from
 * @param path the folder or file the source reads, absolute; or a cohort made by {@code apical import}
 * @param labels the CSV file of labels, absolute; empty when the cohort brings its own
 * @param data how clips become input
 * @param split how patients are divided
 * @param augment what varies training frames, in order
 * @param architecture the network
 * @param pretrained the run whose weights training starts from, absolute; empty to start from chance
 * @param optimizer the optimiser
 * @param training how it is trained
 * @param schedule how the learning rate changes
 * @param earlyStopping when training ends early
 * @param aggregate how frame predictions become a patient's
 * @param interpret which maps are drawn
 * @param seed the seed of everything random
 * @param control what is taken from the network to check it; empty for an experiment that is no control
 */
public record Experiment(String name, List<TaskHead> tasks, List<Chosen<Task<?>>> derived,
        Chosen<DataSource<?>> source, Path path, Optional<Path> labels, DataSettings data, SplitSettings split,
        List<Chosen<Augmentation<?>>> augment, Chosen<Architecture<?>> architecture, Optional<Path> pretrained,
        Chosen<Optimizer<?>> optimizer, TrainingSettings training, ScheduleSettings schedule, EarlyStoppingSettings earlyStopping,
        Chosen<Aggregator<?>> aggregate, List<Chosen<Interpreter<?>>> interpret, long seed,
        Optional<ControlSettings> control) {

    /** Copies the tasks. */
    public Experiment {
        tasks = List.copyOf(tasks);
        derived = List.copyOf(derived);
    }

    /**
     * Returns what is predicted.
     *
     * @return the only task, or the first of several, by which learning curves are drawn
     */
    public Chosen<Task<?>> task() {
        return tasks.get(0).task();
    }

    /**
     * Returns the loss of {@link #task}.
     *
     * @return the loss
     */
    public Chosen<Loss<?>> loss() {
        return tasks.get(0).loss();
    }

    /**
     * Returns whether the file lists its tasks, so that results are told by task.
     *
     * @return false for an experiment of one task
     */
    public boolean isMultiTask() {
        return tasks.size() > 1 || !derived.isEmpty() || !tasks.get(0).name().equals(task().entry().shortId());
    }

    /**
     * Returns the experiment as an experiment file with all defaults written out.
     *
     * @return YAML text; reading it gives this experiment again
     */
    public String toYaml() {
        Map<String, Object> sourceMap = new LinkedHashMap<>();
        sourceMap.put("id", source.entry().id());
        sourceMap.put("path", path.toString());
        labels.ifPresent(file -> sourceMap.put("labels", file.toString()));
        sourceMap.putAll(source.values());
        Map<String, Object> dataMap = new LinkedHashMap<>();
        dataMap.put("source", sourceMap);
        dataMap.putAll(map(DataSettings.class, data));
        Map<String, Object> trainingMap = new LinkedHashMap<>();
        trainingMap.put("optimizer", optimizer.toMap());
        if (!isMultiTask()) {
            trainingMap.put("loss", loss().toMap());
        }
        trainingMap.putAll(map(TrainingSettings.class, training));
        trainingMap.put("schedule", map(ScheduleSettings.class, schedule));
        trainingMap.put("earlyStopping", map(EarlyStoppingSettings.class, earlyStopping));

        Map<String, Object> root = new LinkedHashMap<>();
        root.put("apical", 1);
        root.put("name", name);
        if (isMultiTask()) {
            root.put("tasks", tasks.stream().map(TaskHead::toMap).toList());
        } else {
            root.put("task", task().toMap());
        }
        if (!derived.isEmpty()) {
            root.put("derived", maps(derived));
        }
        root.put("data", dataMap);
        root.put("split", map(SplitSettings.class, split));
        root.put("augment", maps(augment));
        Map<String, Object> modelMap = new LinkedHashMap<>();
        modelMap.put("architecture", architecture.toMap());
        pretrained.ifPresent(run -> modelMap.put("pretrained", run.toString()));
        root.put("model", modelMap);
        root.put("training", trainingMap);
        root.put("aggregate", aggregate.toMap());
        root.put("interpret", maps(interpret));
        root.put("seed", seed);
        control.ifPresent(settings -> root.put("control", map(ControlSettings.class, settings)));
        return YamlText.write(root);
    }

    /**
     * Fixes what the machine decided.
     *
     * @param fixed the training settings with engines and threads in place of "auto" and 0
     * @return the experiment with these
     */
    public Experiment with(TrainingSettings fixed) {
        return new Experiment(name, tasks, derived, source, path, labels, data, split, augment, architecture,
                pretrained, optimizer, fixed, schedule, earlyStopping, aggregate, interpret, seed, control);
    }

    /**
     * Fixes where the imported cohort lies.
     *
     * @param cohort the cohort's folder, absolute
     * @return the experiment on that cohort
     */
    public Experiment at(Path cohort) {
        return new Experiment(name, tasks, derived, source, cohort.toAbsolutePath().normalize(), labels, data, split,
                augment, architecture, pretrained, optimizer, training, schedule, earlyStopping, aggregate, interpret,
                seed, control);
    }

    private static <S extends Record> Map<String, Object> map(Class<S> type, S settings) {
        return SettingsType.of(type).toMap(settings);
    }

    private static <C extends Contribution<?>> List<Map<String, Object>> maps(List<Chosen<C>> chosen) {
        List<Map<String, Object>> maps = new ArrayList<>();
        chosen.forEach(one -> maps.add(one.toMap()));
        return maps;
    }
}
