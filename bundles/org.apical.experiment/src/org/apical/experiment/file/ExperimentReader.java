package org.apical.experiment.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.Kind;
import org.apical.api.source.DataSource;
import org.apical.api.task.Task;

/** Reads experiment files and says line by line what is wrong with them. */
public final class ExperimentReader {

    static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

    private final Catalog catalog;

    /**
     * Creates a reader.
     *
     * @param catalog what experiments may name
     */
    public ExperimentReader(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * An experiment, or what is wrong with it.
     *
     * @param experiment the experiment; empty when there are faults
     * @param faults what is wrong, each with line, key and remedy, in the order of the file
     */
    public record Result(Optional<Experiment> experiment, List<Problem> faults) {
    }

    /**
     * Reads a file.
     *
     * @param file the file; its relative paths are relative to its folder
     * @param overrides settings that replace those of the file, each "training.epochs=3"
     * @return the experiment
     * @throws ApicalException with the first fault, or why the file cannot be read
     */
    public Experiment read(Path file, List<String> overrides) throws ApicalException {
        Result result = check(text(file), file, overrides);
        if (result.experiment().isEmpty()) {
            throw ApicalException.badInput(result.faults().get(0));
        }
        return result.experiment().get();
    }

    /**
     * Reads the search of a file.
     *
     * @param file the file
     * @param overrides settings that replace those of the file, as in {@link #read}
     * @return the search; it has no axes when the file has no section {@code search}
     * @throws ApicalException with the first fault, or why the file cannot be read
     */
    public Search readSearch(Path file, List<String> overrides) throws ApicalException {
        List<Problem> faults = new ArrayList<>();
        YamlNode root = YamlText.read(text(file), file.toString(), faults);
        for (String override : overrides) {
            root = override(root, override, faults);
        }
        Search search = SearchSection.read(new Section(file.toString(), "", root, catalog, faults).section("search"));
        if (!faults.isEmpty()) {
            throw ApicalException.badInput(faults.get(0));
        }
        return search;
    }

    /**
     * Reads which controls a file wants to be trained.
     *
     * @param file the file
     * @param overrides settings that replace those of the file, as in {@link #read}
     * @return the controls; the usual ones when the file has no section {@code shortcuts}
     * @throws ApicalException with the first fault, or why the file cannot be read
     */
    public ShortcutSettings readShortcuts(Path file, List<String> overrides) throws ApicalException {
        List<Problem> faults = new ArrayList<>();
        YamlNode root = YamlText.read(text(file), file.toString(), faults);
        for (String override : overrides) {
            root = override(root, override, faults);
        }
        ShortcutSettings settings = shortcuts(new Section(file.toString(), "", root, catalog, faults));
        if (!faults.isEmpty()) {
            throw ApicalException.badInput(faults.get(0));
        }
        return settings;
    }

    /**
     * Reads a task that is written outside of an experiment file.
     *
     * @param text a task's id, or a map in YAML with its id and settings
     * @param place where it stands, for messages
     * @return the task
     * @throws ApicalException with the first fault
     */
    public Chosen<Task<?>> task(String text, String place) throws ApicalException {
        List<Problem> faults = new ArrayList<>();
        YamlNode node = YamlText.read(text, place, faults);
        Chosen<Task<?>> task = new Section(place, "", null, catalog, faults).choose(Kind.TASK, "task", node, Set.of());
        if (!faults.isEmpty()) {
            throw ApicalException.badInput(faults.get(0));
        }
        return task;
    }

    private static String text(Path file) throws ApicalException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw ApicalException.badInput(new Problem("The experiment file does not exist.", file.toString(), "",
                    "Check its path; examples lie in the folder examples."), e);
        } catch (CharacterCodingException e) {
            throw ApicalException.badInput(new Problem("The experiment file is not text in UTF-8.", file.toString(),
                    "", "Save it as UTF-8."), e);
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The experiment file cannot be read.", file.toString(), "",
                    "Check that it is a file and that you may read it."), e);
        }
    }

    /**
     * Checks the text of an experiment file.
     *
     * @param text the text
     * @param file where it comes from, for messages and relative paths
     * @param overrides settings that replace those of the text
     * @return the experiment, or everything that is wrong
     */
    public Result check(String text, Path file, List<String> overrides) {
        List<Problem> faults = new ArrayList<>();
        YamlNode root = YamlText.read(text, file.toString(), faults);
        for (String override : overrides) {
            root = override(root, override, faults);
        }
        if (!faults.isEmpty()) {
            return new Result(Optional.empty(), List.copyOf(faults));
        }
        Section section = new Section(file.toString(), "", root, catalog, faults);
        Experiment experiment = experiment(section, file.toAbsolutePath().getParent());
        section.finish();
        return faults.isEmpty() ? new Result(Optional.of(experiment), List.of())
                : new Result(Optional.empty(), List.copyOf(faults));
    }

    private Experiment experiment(Section root, Path folder) {
        YamlNode version = root.take("apical");
        if (version == null || !Long.valueOf(1).equals(version.value())) {
            root.fault(version == null ? 1 : version.line(), "apical",
                    version == null ? "This does not say that it is an experiment file."
                            : "This version of the experiment file is not known.",
                    "Write 'apical: 1' as its first line.");
        }
        String name = root.text("name", "Give the experiment a name, such as 'name: ejection-fraction'.");
        if (!name.isEmpty() && !name.matches(NAME)) {
            root.fault(root.take("name").line(), "name", "The name '" + name + "' cannot be a folder's name.",
                    "Use letters, digits, dots, dashes and underscores.");
        }
        Section training = root.section("training");
        List<TaskHead> tasks = TaskSection.read(root, training);
        var derived = TaskSection.derived(root, tasks);

        Section data = root.section("data");
        Section source = data.section("source");
        String path = source.text("path", "Name the folder that holds the clips, or a cohort made by 'apical import'.");
        YamlNode labels = source.take("labels");
        YamlNode sourceNode = data.take("source");
        Chosen<DataSource<?>> chosenSource = sourceNode == null ? null
                : data.choose(Kind.DATA_SOURCE, "data.source", sourceNode, Set.of("path", "labels"));
        DataSettings dataSettings = data.settings(DataSettings.class);
        data.finish();

        Section model = root.section("model");
        var architecture = model.choose(Kind.ARCHITECTURE, "architecture", null);
        YamlNode pretrained = model.take("pretrained");
        model.finish();

        Section split = root.section("split");
        SplitSettings splitSettings = split.settings(SplitSettings.class);
        split.finish();

        var optimizer = training.choose(Kind.OPTIMIZER, "optimizer", "adam");
        Section schedule = training.section("schedule");
        ScheduleSettings scheduleSettings = schedule.settings(ScheduleSettings.class);
        schedule.finish();
        Section stopping = training.section("earlyStopping");
        EarlyStoppingSettings stoppingSettings = stopping.settings(EarlyStoppingSettings.class);
        stopping.finish();
        TrainingSettings trainingSettings = training.settings(TrainingSettings.class);
        training.finish();

        var augment = root.chooseAll(Kind.AUGMENTATION, "augment");
        var aggregate = root.choose(Kind.AGGREGATOR, "aggregate", "mean");
        var interpret = root.chooseAll(Kind.INTERPRETER, "interpret");
        long seed = seed(root);
        SearchSection.read(root.section("search"));
        shortcuts(root);
        boolean isControl = root.take("control") != null;
        Section control = root.section("control");
        ControlSettings controlSettings = control.settings(ControlSettings.class);
        control.finish();
        if (tasks.isEmpty()) {
            return null; // A fault says why.
        }
        return new Experiment(name, tasks, derived, chosenSource, folder.resolve(path).normalize(),
                labels == null || labels.value() == null ? Optional.empty()
                        : Optional.of(folder.resolve(labels.value().toString()).normalize()),
                dataSettings == null ? null : dataSettings.in(folder),
                splitSettings == null ? null : splitSettings.in(folder), augment, architecture,
                pretrained == null || pretrained.value() == null ? Optional.empty()
                        : Optional.of(folder.resolve(pretrained.value().toString()).normalize()),
                optimizer, trainingSettings, scheduleSettings, stoppingSettings, aggregate, interpret, seed,
                isControl ? Optional.ofNullable(controlSettings) : Optional.empty());
    }

    private static ShortcutSettings shortcuts(Section root) {
        Section shortcuts = root.section("shortcuts");
        ShortcutSettings settings = shortcuts.settings(ShortcutSettings.class);
        shortcuts.finish();
        return settings;
    }

    private static long seed(Section root) {
        YamlNode node = root.take("seed");
        if (node == null) {
            return 1;
        }
        if (node.value() instanceof Long seed) {
            return seed;
        }
        root.fault(node.line(), "seed", "The seed is not a whole number.", "Write one such as 'seed: 1'.");
        return 1;
    }

    /** Replaces one value, making the maps on the way to it; a chosen id written as a word becomes a map. */
    private static YamlNode override(YamlNode root, String text, List<Problem> faults) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            faults.add(new Problem("'" + text + "' is not a setting.", "", "--set " + text,
                    "Write it as KEY=VALUE, such as training.epochs=3."));
            return root;
        }
        YamlNode value = YamlText.read(text.substring(equals + 1), "--set " + text, faults);
        return replace(root, List.of(text.substring(0, equals).split("\\.")), withoutLines(value));
    }

    private static YamlNode replace(YamlNode node, List<String> keys, YamlNode value) {
        if (keys.isEmpty()) {
            return value;
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        if (node != null && node.map() != null) {
            entries.putAll(node.map());
        } else if (node != null && node.isScalar() && node.value() != null) {
            entries.put("id", node);
        }
        entries.put(keys.get(0), replace(entries.get(keys.get(0)), keys.subList(1, keys.size()), value));
        return new YamlNode(node == null ? 0 : node.line(), entries);
    }

    private static YamlNode withoutLines(YamlNode node) {
        if (node.map() != null) {
            Map<String, YamlNode> entries = new LinkedHashMap<>();
            node.map().forEach((key, value) -> entries.put(key, withoutLines(value)));
            return new YamlNode(0, entries);
        }
        return new YamlNode(0, node.list() != null ? node.list().stream().map(ExperimentReader::withoutLines).toList()
                : node.value());
    }
}
