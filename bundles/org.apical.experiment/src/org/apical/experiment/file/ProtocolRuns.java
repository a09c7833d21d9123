package org.apical.experiment.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.gson.Gson;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Suggestions;
import org.apical.api.aggregator.Aggregator;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.Kind;
import org.apical.api.task.DerivedTask;
import org.apical.api.task.Task;

/** Reads the runs of a protocol file: {@code set}, {@code search}, {@code tasks}, {@code derived}, {@code variants}. */
final class ProtocolRuns {

    private static final Gson GSON = new Gson();

    private final Section root;
    private final Path file;
    private final Path folder;
    private final Catalog catalog;
    private final List<Problem> faults;
    private final List<String> commandLine;
    private final Map<String, ProtocolRun> runs = new LinkedHashMap<>();
    private final Map<String, Experiment> experiments = new LinkedHashMap<>();
    /** The lines of the settings that replace others, by the key as in a fault. */
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    ProtocolRuns(Section root, Path file, Catalog catalog, List<Problem> faults, List<String> commandLine) {
        this.root = root;
        this.file = file;
        this.folder = file.toAbsolutePath().normalize().getParent();
        this.catalog = catalog;
        this.faults = faults;
        this.commandLine = commandLine;
    }

    List<ProtocolRun> runs() {
        return List.copyOf(runs.values());
    }

    void readAll() {
        List<String> set = set(root, "");
        YamlNode search = root.take("search");
        each("tasks", (name, node) -> task(name, node, set, search));
        each("derived", this::derived);
        each("variants", (name, node) -> variant(name, node, set));
        if (experiments.isEmpty() && faults.isEmpty()) {
            root.fault(1, "tasks", "There is no task.", "Name experiment files: 'tasks: {NAME: FILE}'.");
        }
    }

    private interface Entry {
        void read(String name, YamlNode node);
    }

    private void each(String key, Entry entry) {
        YamlNode node = root.take(key);
        if (node == null || node.value() == null) {
            return;
        }
        if (node.map() == null) {
            root.fault(node.line(), key, "'" + key + "' must hold keys.", "Write each as 'NAME: ...' below it.");
            return;
        }
        node.map().forEach((name, child) -> {
            if (!name.matches(ExperimentReader.NAME)) {
                root.fault(child.line(), key + "." + name, "The name '" + name + "' cannot be a folder's name.",
                        "Use letters, digits, dots, dashes and underscores.");
            } else if (runs.containsKey(name)) {
                root.fault(child.line(), key + "." + name, "Two runs are called '" + name + "'.",
                        "Give one another name.");
            } else {
                entry.read(name, child);
            }
        });
    }

    private Section section(String path, YamlNode node) {
        return new Section(file.toString(), path, node, catalog, faults);
    }

    /** Reads settings that replace those of an experiment file. */
    private List<String> set(Section section, String path) {
        YamlNode node = section.take("set");
        List<String> overrides = new ArrayList<>();
        if (node != null && node.map() != null) {
            node.map().forEach((key, value) -> {
                overrides.add(key + "=" + GSON.toJson(value.plain()));
                lines.put((path.isEmpty() ? "" : path + ".") + "set." + key, value.line());
            });
        } else if (node != null && node.value() != null) {
            section.fault(node.line(), path.isEmpty() ? "set" : path + ".set", "'set' must hold keys.",
                    "Write such as 'set: {training.epochs: 3}'.");
        }
        return overrides;
    }

    private void task(String name, YamlNode node, List<String> set, YamlNode search) {
        String path = "tasks." + name;
        if (node.isScalar() && node.value() != null) {
            trained(name, path, node, true, folder.resolve(node.value().toString()), set, List.of(), search, "", "");
            return;
        }
        Section section = section(path, node);
        String own = section.text("file", "Name the experiment file.");
        List<String> more = set(section, path);
        YamlNode ownSearch = section.take("search");
        section.finish();
        if (!own.isEmpty()) {
            trained(name, path, node, true, folder.resolve(own), joined(set, more), List.of(),
                    ownSearch == null ? search : ownSearch, "", "");
        }
    }

    private void variant(String name, YamlNode node, List<String> set) {
        String path = "variants." + name;
        Section section = section(path, node);
        YamlNode of = section.take("of");
        YamlNode ownFile = section.take("file");
        YamlNode aggregate = section.take("aggregate");
        List<String> own = set(section, path);
        YamlNode search = section.take("search");
        String start = ProtocolReader.optional(section, "start", "");
        section.finish();
        if ((of == null) == (ownFile == null)) {
            root.fault(node.line(), path, of == null ? "This does not say what it varies."
                    : "'of' and 'file' exclude each other.", "Write 'of:' with a run above, or 'file:' with an "
                            + "experiment file.");
            return;
        }
        if (!start.isEmpty() && trainedRun(start, path + ".start", node.line()) == null) {
            return;
        }
        if (ownFile != null) {
            // An experiment of its own stands as it is written: what the tasks share does not replace its settings.
            trained(name, path, node, false, folder.resolve(String.valueOf(ownFile.value())), own, List.of(), search,
                    "", start);
            return;
        }
        ProtocolRun.Trained base = trainedRun(String.valueOf(of.value()), path + ".of", of.line());
        if (base == null) {
            return;
        }
        if (aggregate != null) {
            if (!own.isEmpty() || search != null || !start.isEmpty()) {
                root.fault(aggregate.line(), path + ".aggregate", "What is only aggregated anew is not trained.",
                        "Leave out 'set', 'search' and 'start', or write 'set: {aggregate: ...}'.");
            }
            Chosen<Aggregator<?>> chosen = section.choose(Kind.AGGREGATOR, path + ".aggregate", aggregate, Set.of());
            if (chosen != null) {
                runs.put(name, new ProtocolRun.Aggregated(name, base.name(), chosen));
                experiments.put(name, experiments.get(base.name()));
            }
            return;
        }
        String settingsOf = search != null ? "" : base.searched() ? base.name() : base.settingsOf();
        trained(name, path, node, false, base.file(), settingsOf.isEmpty() ? joined(without(base), own)
                : without(base), settingsOf.isEmpty() ? List.of() : joined(base.own(), own), search, settingsOf,
                start.isEmpty() ? base.start() : start);
    }

    /** The settings of a run without its search and without those of the command line, which come last. */
    private List<String> without(ProtocolRun.Trained run) {
        List<String> settings = new ArrayList<>(run.overrides());
        settings.removeIf(one -> one.startsWith("search="));
        commandLine.forEach(settings::remove);
        return settings;
    }

    private void trained(String name, String path, YamlNode node, boolean task, Path experiment,
            List<String> overrides, List<String> own, YamlNode search, String settingsOf, String start) {
        List<String> all = new ArrayList<>(overrides);
        boolean searched = search != null && search.value() != null;
        if (searched) {
            all.add("search=" + GSON.toJson(search.plain()));
        }
        all.addAll(commandLine);
        Path place = experiment.normalize();
        Experiment read = read(place, joined(all, own), path, node.line());
        if (read == null) {
            return;
        }
        if (searched) {
            try {
                if (new ExperimentReader(catalog).readSearch(place, all).axes().isEmpty()) {
                    root.fault(search.line(), path + ".search", "There is nothing to search.",
                            "Add such as 'learningRate: [0.01, 0.001]'.");
                }
            } catch (ApicalException e) {
                faults.add(e.problem());
            }
        }
        experiments.put(name, read);
        runs.put(name, new ProtocolRun.Trained(name, task, place, all, searched, settingsOf, own, start));
    }

    private Experiment read(Path experiment, List<String> overrides, String path, int line) {
        String text;
        try {
            text = Files.readString(experiment);
        } catch (IOException e) {
            root.fault(line, path, "The experiment file " + experiment + " cannot be read.",
                    "Correct the name; it is relative to the folder of the protocol.");
            return null;
        }
        ExperimentReader.Result result = new ExperimentReader(catalog).check(text, experiment, overrides);
        result.faults().forEach(fault -> faults.add(placed(fault, path)));
        return result.experiment().orElse(null);
    }

    /** A fault of a setting that this file replaces belongs to this file. */
    private Problem placed(Problem fault, String path) {
        if (!fault.place().startsWith("key '")) {
            return fault;
        }
        String key = fault.place().substring(5, fault.place().length() - 1);
        for (String prefix : List.of(path + ".set.", "set.")) {
            for (Map.Entry<String, Integer> one : lines.entrySet()) {
                String set = one.getKey().startsWith(prefix) ? one.getKey().substring(prefix.length()) : null;
                if (set != null && (set.equals(key) || key.startsWith(set + ".") || set.startsWith(key + "."))) {
                    return new Problem(fault.message(), file.toString(), "line " + one.getValue() + ", key '"
                            + one.getKey() + "'", fault.remedy());
                }
            }
        }
        return fault;
    }

    private void derived(String name, YamlNode node) {
        String path = "derived." + name;
        Section section = section(path, node);
        YamlNode taskNode = section.take("task");
        YamlNode from = section.take("from");
        section.finish();
        if (taskNode == null || from == null || from.list() == null || from.list().isEmpty()) {
            root.fault(node.line(), path, "A derived task needs 'task' and a list 'from'.",
                    "Write '{task: ejectionFractionFromVolumes, from: [EDV, ESV]}' with names of tasks.");
            return;
        }
        Chosen<Task<?>> task = section.choose(Kind.TASK, path + ".task", taskNode, Set.of());
        if (task == null) {
            return;
        }
        if (!(task.contribution() instanceof DerivedTask)) {
            root.fault(taskNode.line(), path + ".task", "The task '" + task.entry().shortId()
                    + "' is not a derived one.", "Name an experiment of it under 'tasks'.");
            return;
        }
        List<String> names = new ArrayList<>();
        List<String> heads = new ArrayList<>();
        for (YamlNode one : from.list()) {
            ProtocolRun.Trained run = trainedRun(String.valueOf(one.value()), path + ".from", one.line());
            if (run == null) {
                return;
            }
            names.add(run.name());
            experiments.get(run.name()).tasks().forEach(head -> heads.add(head.name()));
        }
        for (String input : Contributions.inputs(task)) {
            if (!heads.contains(input)) {
                root.fault(from.line(), path + ".from", "None of these runs predicts '" + input + "'.",
                        "Add a task that does, or name its task in the settings of the derived one.");
            }
        }
        runs.put(name, new ProtocolRun.Derived(name, task, names));
    }

    /** Finds a trained run above; reports it when there is none. */
    private ProtocolRun.Trained trainedRun(String name, String key, int line) {
        if (runs.get(name) instanceof ProtocolRun.Trained run) {
            return run;
        }
        List<String> trained = runs.values().stream().filter(ProtocolRun.Trained.class::isInstance)
                .map(ProtocolRun::name).toList();
        root.fault(line, key, "No trained run above is called '" + name + "'.",
                Suggestions.sentence(name, trained));
        return null;
    }

    /** Adds the predictions from the first frames that a claim about their number needs. */
    void addCounted(Claim claim) {
        if (!(claim instanceof Claim.Plateau plateau) || !(runs.get(plateau.run()) instanceof ProtocolRun.Trained)) {
            return;
        }
        for (int count : plateau.frames()) {
            YamlNode node = new YamlNode(1, Map.of("id", new YamlNode(1, "firstFrames"), "frames",
                    new YamlNode(1, (long) count)));
            Chosen<Aggregator<?>> chosen = root.choose(Kind.AGGREGATOR, "claims.frames", node, Set.of());
            if (chosen != null) {
                runs.putIfAbsent(plateau.named(count), new ProtocolRun.Aggregated(plateau.named(count),
                        plateau.run(), chosen));
            }
        }
    }

    ProtocolRun run(String name) {
        return runs.get(name);
    }

    Experiment experiment(String name) {
        return experiments.get(name);
    }

    List<String> names() {
        return List.copyOf(runs.keySet());
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
