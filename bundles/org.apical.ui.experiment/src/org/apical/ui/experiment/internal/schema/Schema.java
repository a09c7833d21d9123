package org.apical.ui.experiment.internal.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.apical.api.ApicalException;
import org.apical.api.Contribution;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.api.settings.SettingField;
import org.apical.api.settings.SettingsType;
import org.apical.api.task.DerivedTask;
import org.apical.experiment.file.ControlSettings;
import org.apical.experiment.file.DataSettings;
import org.apical.experiment.file.EarlyStoppingSettings;
import org.apical.experiment.file.ScheduleSettings;
import org.apical.experiment.file.SearchSettings;
import org.apical.experiment.file.ShortcutSettings;
import org.apical.experiment.file.SplitSettings;
import org.apical.experiment.file.TrainingSettings;
import org.apical.ui.experiment.internal.yaml.YamlEdit;
import org.apical.ui.experiment.internal.yaml.YamlScan;

/**
 * What may stand where in an experiment file. It is made of the settings records of the experiment and of the installed
 * plug-ins, so that a new setting or plug-in is known here as soon as it exists.
 */
public final class Schema {

    private final Catalog catalog;
    private final Part.Group root;

    /**
     * Makes the schema.
     *
     * @param catalog the installed plug-ins
     */
    public Schema(Catalog catalog) {
        this.catalog = catalog;
        this.root = new Part.Group(List.of(
                Key.number("apical", int.class, "Version", "The version of the experiment file.", 1, 1, null),
                Key.text("name", "Name", "The experiment's name, which names the folders of its runs: letters, digits, "
                        + "dots, dashes and underscores.", null),
                new Key("task", "Task", "What is predicted.", choice(Kind.TASK)),
                new Key("tasks", "Tasks", "Several predictions of one network, a head each.", new Part.Choices(
                        choice(Kind.TASK,
                                Key.text("name", "Name", "What the task is called in the files of the run.", ""),
                                Key.number("weight", double.class, "Weight", "How much its loss counts beside the "
                                        + "others.", 0, 1e6, "1"),
                                new Key("loss", "Loss", "What its training lowers.", choice(Kind.LOSS))))),
                new Key("derived", "Derived tasks", "What is computed from the predictions of the tasks, without "
                        + "learning.", new Part.Choices(new Part.Choice(Kind.TASK, List.of(), true))),
                group("data", "Data", "Where clips come from and how they become what the network sees.",
                        DataSettings.class, new Key("source", "Source", "Where the clips come from.",
                                choice(Kind.DATA_SOURCE,
                                        Key.text("path", "Folder", "The folder or file of clips, or a cohort that was "
                                                + "imported; relative to this file.", null),
                                        Key.text("labels", "Labels", "A CSV table with a row a patient or study; "
                                                + "relative to this file. Without it the source's own labels are used.",
                                                "")))),
                group("split", "Split", "How patients are divided into training, validation and test part.",
                        SplitSettings.class),
                new Key("augment", "Augmentation", "What varies the frames of training, in this order. Nothing is "
                        + "varied when a model is judged.", new Part.Choices(choice(Kind.AUGMENTATION))),
                new Key("model", "Model", "The network.", new Part.Group(List.of(
                        new Key("architecture", "Architecture", "The network's architecture.",
                                choice(Kind.ARCHITECTURE)),
                        Key.text("pretrained", "Pretrained", "A run, or a folder with a model, whose weights training "
                                + "starts from; relative to this file.", "")))),
                group("training", "Training", "How the network is trained.", TrainingSettings.class,
                        new Key("optimizer", "Optimiser", "How steps are made of gradients.", choice(Kind.OPTIMIZER)),
                        new Key("loss", "Loss", "What training lowers.", choice(Kind.LOSS)),
                        group("schedule", "Schedule", "How the learning rate changes over the epochs.",
                                ScheduleSettings.class),
                        group("earlyStopping", "Early stopping", "When training ends before the last epoch.",
                                EarlyStoppingSettings.class)),
                new Key("aggregate", "Aggregation", "How the predictions of frames become one of the patient.",
                        choice(Kind.AGGREGATOR)),
                new Key("interpret", "Interpretation", "Which maps show what the network looked at.",
                        new Part.Choices(choice(Kind.INTERPRETER))),
                group("search", "Search", "Which settings 'grid' varies.", SearchSettings.class,
                        new Key("learningRate", "Learning rates", "The learning rates to try.", new Part.Axis()),
                        new Key("weightDecay", "Weight decays", "The weight decays to try.", new Part.Axis()),
                        new Key("axes", "Further axes", "Other settings to vary, by their keys: training.batch.",
                                new Part.Axes())),
                Key.number("seed", long.class, "Seed", "The seed of everything random.", Long.MIN_VALUE,
                        Long.MAX_VALUE, "1"),
                group("shortcuts", "Shortcut check", "Which controls 'check-shortcuts' trains.",
                        ShortcutSettings.class),
                group("control", "Control", "What is taken from the network to check it. With this the experiment is a "
                        + "control and never looks at the test part.", ControlSettings.class)));
    }

    private static Part.Choice choice(Kind<?> kind, Key... beside) {
        return new Part.Choice(kind, List.of(beside), false);
    }

    private static <S extends Record> Key group(String name, String label, String help, Class<S> type, Key... first) {
        List<Key> keys = new ArrayList<>(List.of(first));
        SettingsType.of(type).fields().forEach(field -> keys.add(Key.of(field)));
        return new Key(name, label, help, new Part.Group(keys));
    }

    /**
     * Returns what may stand at a path.
     *
     * @param path the path
     * @param ids the ids that the file chooses, by the path of the plug-in
     * @return the part; empty when nothing is known of the path
     */
    public Optional<Part> part(List<String> path, Function<List<String>, Optional<String>> ids) {
        if (path.isEmpty()) {
            return Optional.of(root);
        }
        List<String> above = path.subList(0, path.size() - 1);
        String last = path.get(path.size() - 1);
        Part parent = part(above, ids).orElse(null);
        if (parent instanceof Part.Choices choices) {
            return last.matches("\\d+") ? Optional.of(choices.item()) : Optional.empty();
        }
        if (parent instanceof Part.Axes) {
            return Optional.of(new Part.Axis());
        }
        return key(path, ids).map(Key::part);
    }

    /**
     * Returns what is known of a key.
     *
     * @param path its path
     * @param ids the ids that the file chooses, by the path of the plug-in
     * @return the key; empty when it is not known there
     */
    public Optional<Key> key(List<String> path, Function<List<String>, Optional<String>> ids) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        String last = path.get(path.size() - 1);
        return keys(path.subList(0, path.size() - 1), ids).stream().filter(key -> key.name().equals(last)).findFirst();
    }

    /**
     * Returns the keys that may stand in a map.
     *
     * @param path the path of the map
     * @param ids the ids that the file chooses, by the path of the plug-in
     * @return the keys in their usual order
     */
    public List<Key> keys(List<String> path, Function<List<String>, Optional<String>> ids) {
        Part part = part(path, ids).orElse(null);
        if (part instanceof Part.Group group) {
            return group.keys();
        } else if (part instanceof Part.Choice choice) {
            List<Key> keys = new ArrayList<>();
            keys.add(Key.text("id", "Id", "Which " + choice.kind().word() + " it is.", null));
            keys.addAll(choice.beside());
            ids.apply(path).flatMap(id -> settings(choice.kind(), id)).ifPresent(type -> type.fields()
                    .forEach(field -> keys.add(Key.of(field))));
            return keys;
        } else if (part instanceof Part.Axis) {
            return List.of(Key.number("from", double.class, "From", "The smallest value to draw.",
                            Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, null),
                    Key.number("to", double.class, "To", "The largest value to draw.", Double.NEGATIVE_INFINITY,
                            Double.POSITIVE_INFINITY, null),
                    Key.of(new SettingField("scale", String.class, false, "Scale", "Whether values are drawn evenly, "
                            + "or evenly on a logarithmic scale.", "", Double.NEGATIVE_INFINITY,
                            Double.POSITIVE_INFINITY, Optional.of("linear"), false, List.of("linear", "log"))));
        } else if (part instanceof Part.Axes) {
            return axes(ids);
        }
        return List.of();
    }

    /** Returns every setting that a search may vary. */
    private List<Key> axes(Function<List<String>, Optional<String>> ids) {
        List<Key> axes = new ArrayList<>();
        for (String section : List.of("data", "augment", "model", "training", "aggregate")) {
            collect(List.of(section), ids, axes);
        }
        return axes;
    }

    private void collect(List<String> path, Function<List<String>, Optional<String>> ids, List<Key> axes) {
        for (Key key : keys(path, ids)) {
            List<String> below = YamlEdit.child(path, key.name());
            if (key.part() instanceof Part.Single) {
                if (!List.of("id", "path", "labels", "pretrained").contains(key.name())) {
                    axes.add(new Key(String.join(".", below), key.label(), key.help(), new Part.Axis()));
                }
            } else if (!(key.part() instanceof Part.Choices)) {
                collect(below, ids, axes);
            }
        }
    }

    /**
     * Returns the usual order of the keys in a map, by which new keys are put in their place.
     *
     * @param path the path of the map
     * @return the keys, without settings of plug-ins
     */
    public List<String> order(List<String> path) {
        return keys(path, any -> Optional.empty()).stream().map(Key::name).toList();
    }

    /**
     * Returns the settings of a plug-in.
     *
     * @param kind its kind
     * @param id its id, short or full
     * @return its settings; empty when there is none of that id that can be used
     */
    public Optional<SettingsType<?>> settings(Kind<?> kind, String id) {
        return contribution(kind, id).map(found -> SettingsType.of(found.settingsType()));
    }

    private Optional<Contribution<?>> contribution(Kind<?> kind, String id) {
        try {
            return Optional.of(catalog.get(kind, id));
        } catch (ApicalException e) {
            return Optional.empty(); // The check of the whole file tells why.
        }
    }

    /**
     * Returns the installed plug-ins of a kind.
     *
     * @param kind the kind
     * @return those that can be used
     */
    public List<CatalogEntry> entries(Kind<?> kind) {
        return catalog.entries(kind).stream().filter(entry -> entry.state() == CatalogEntry.State.READY).toList();
    }

    /**
     * Returns the installed plug-ins that may stand at a place.
     *
     * @param choice the place
     * @return those that can be used there
     */
    public List<CatalogEntry> entries(Part.Choice choice) {
        return entries(choice.kind()).stream().filter(entry -> !choice.kind().equals(Kind.TASK)
                || choice.derived() == contribution(entry.kind(), entry.id()).filter(DerivedTask.class::isInstance)
                        .isPresent()).toList();
    }

    /**
     * Returns a plug-in.
     *
     * @param kind its kind
     * @param id its id, short or full
     * @return the plug-in; empty when there is none of that id that can be used
     */
    public Optional<CatalogEntry> entry(Kind<?> kind, String id) {
        try {
            return Optional.of(catalog.find(kind, id));
        } catch (ApicalException e) {
            return Optional.empty(); // The check of the whole file tells why.
        }
    }

    /**
     * Returns the ids that a text chooses.
     *
     * @param scan the text
     * @return ids by the path of the plug-in
     */
    public static Function<List<String>, Optional<String>> ids(YamlScan scan) {
        return path -> scan.value(YamlEdit.child(path, "id")).or(() -> scan.value(path));
    }
}
