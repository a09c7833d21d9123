package org.apical.ui.experiment.internal.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.EngineChoice;
import org.apical.api.catalog.Kind;
import org.apical.api.settings.SettingField;
import org.apical.ui.experiment.internal.yaml.YamlEdit;
import org.apical.ui.experiment.internal.yaml.YamlScan;
import org.apical.ui.experiment.internal.yaml.YamlScan.Typing;

/**
 * What may be written at a place of an experiment file.
 *
 * @param offset where the word that is replaced begins
 * @param length how long it is
 * @param proposals what may replace it
 */
public record Completion(int offset, int length, List<Proposal> proposals) {

    private static final Completion NOTHING = new Completion(0, 0, List.of());

    /** Copies the proposals. */
    public Completion {
        proposals = List.copyOf(proposals);
    }

    /**
     * Finds what may be written.
     *
     * @param text the text, which may be unfinished
     * @param caret where somebody types
     * @param schema what may stand where
     * @return what fits what was typed, best first; without proposals in comments and where nothing is known
     */
    public static Completion at(String text, int caret, Schema schema) {
        Typing typing = YamlScan.typing(text, caret).orElse(null);
        if (typing == null) {
            return NOTHING;
        }
        YamlScan scan = YamlScan.of(text);
        Function<List<String>, Optional<String>> ids = Schema.ids(scan);
        List<Proposal> proposals = new ArrayList<>();
        Part part = schema.part(typing.path(), ids).orElse(null);
        boolean needsBlank = !typing.isKey() && typing.offset() > 0 && text.charAt(typing.offset() - 1) == ':';
        if (typing.isKey()) {
            keys(text, typing, schema.keys(typing.path(), ids), scan.keysBelow(typing.path()), schema, proposals);
        }
        if (!typing.isKey() || part instanceof Part.Choice && !typing.inBrackets()) {
            values(typing, schema, ids, part, needsBlank ? " " : "", proposals);
        }
        return new Completion(typing.offset(), typing.length(), matching(proposals, typing.prefix()));
    }

    private static void keys(String text, Typing typing, List<Key> keys, List<String> taken, Schema schema,
            List<Proposal> proposals) {
        boolean colon = text.substring(typing.offset() + typing.length()).stripLeading().startsWith(":");
        int column = typing.offset() - text.lastIndexOf('\n', typing.offset() - 1) - 1;
        for (Key key : keys) {
            if (taken.contains(key.name()) && !key.name().equals(word(text, typing))) {
                continue;
            }
            String insert = key.name() + (colon ? "" : ": ");
            int caret = insert.length();
            if (!colon && key.part() instanceof Part.Group && !typing.inBrackets()) {
                insert = key.name() + ":\n" + " ".repeat(column + 2);
                caret = insert.length();
            } else if (!colon && key.part() instanceof Part.Group) {
                insert += "{}";
                caret = insert.length() - 1;
            } else if (!colon && key.part() instanceof Part.Choices) {
                insert += "[{id: }]";
                caret = insert.length() - 2;
            } else if (!colon && (key.part() instanceof Part.Axis || key.part() instanceof Part.Single single
                    && single.field().list())) {
                insert += "[]";
                caret = insert.length() - 1;
            }
            proposals.add(new Proposal(key.name(), insert, caret, Proposal.Kind.KEY, Documentation.of(key, schema)));
        }
    }

    private static String word(String text, Typing typing) {
        return text.substring(typing.offset(), typing.offset() + typing.length());
    }

    private static void values(Typing typing, Schema schema, Function<List<String>, Optional<String>> ids, Part part,
            String blank, List<Proposal> proposals) {
        List<String> path = typing.path();
        List<String> above = path.isEmpty() ? path : path.subList(0, path.size() - 1);
        String last = path.isEmpty() ? "" : path.get(path.size() - 1);
        Part parent = schema.part(above, ids).orElse(null);
        if (last.equals("id") && parent instanceof Part.Choice choice) {
            entries(schema, choice, false, blank, proposals);
        } else if (part instanceof Part.Choice choice) {
            entries(schema, choice, path.size() > 1 && schema.part(above, ids).orElse(null) instanceof Part.Choices,
                    blank, proposals);
        } else if (part instanceof Part.Single single) {
            single(schema, path, single.field(), blank, proposals);
        } else if (parent instanceof Part.Single single && single.field().list()) {
            single(schema, above, single.field(), blank, proposals);
        } else if (part instanceof Part.Choices) {
            add(proposals, "[{id: }]", blank + "[{id: }]", blank.length() + 6, "A list of plug-ins",
                    "Each item is an id, or a map with id and settings.");
        } else if (part instanceof Part.Axis) {
            add(proposals, "[0.01, 0.001]", blank + "[]", blank.length() + 1, "Values", "The values to try, in order.");
            String range = "{from: 0.00001, to: 0.01, scale: log}";
            add(proposals, range, blank + range, blank.length() + range.length(), "Range",
                    "Values are drawn from it; for 'kind: random' with a budget.");
        }
    }

    private static void entries(Schema schema, Part.Choice choice, boolean item, String blank,
            List<Proposal> proposals) {
        for (CatalogEntry entry : schema.entries(choice)) {
            String id = item ? "{id: " + entry.shortId() + "}" : entry.shortId();
            proposals.add(new Proposal(entry.shortId(), blank + id, blank.length() + id.length(), Proposal.Kind.ID,
                    Documentation.of(entry)));
        }
    }

    private static void single(Schema schema, List<String> path, SettingField field, String blank,
            List<Proposal> proposals) {
        if (isEngine(path)) {
            add(proposals, EngineChoice.AUTO, blank + EngineChoice.AUTO, blank.length() + 4, "The fastest installed",
                    "Takes the engine that is fastest on this machine.");
            entries(schema, new Part.Choice(Kind.ENGINE, List.of(), false), false, blank, proposals);
            return;
        }
        List<String> values = new ArrayList<>(field.choices());
        if (field.type() == boolean.class) {
            values.addAll(List.of("true", "false"));
        }
        boolean known = !values.isEmpty();
        field.defaultText().filter(value -> !known && !value.isEmpty()).ifPresent(value -> values.add(field.list()
                ? "[" + value.replace(",", ", ") + "]" : value));
        if (path.equals(List.of("apical"))) {
            values.add("1");
        }
        for (String value : values) {
            boolean isDefault = field.defaultText().filter(value::equals).isPresent() || !known;
            add(proposals, value, blank + value, blank.length() + value.length(),
                    value + (isDefault ? " (default)" : ""), field.help());
        }
    }

    /** Returns whether a setting names an engine. */
    static boolean isEngine(List<String> path) {
        return path.size() == 2 && path.get(0).equals("training")
                && path.get(1).toLowerCase(Locale.ROOT).endsWith("engine");
    }

    private static void add(List<Proposal> proposals, String label, String insert, int caret, String title,
            String text) {
        proposals.add(new Proposal(label, insert, caret, Proposal.Kind.VALUE, new Documentation(title, text)));
    }

    /** Words that begin with what was typed come first, then those that hold it. */
    private static List<Proposal> matching(List<Proposal> proposals, String typed) {
        String prefix = typed.toLowerCase(Locale.ROOT).strip();
        return proposals.stream().filter(proposal -> proposal.label().toLowerCase(Locale.ROOT).contains(prefix))
                .sorted(Comparator.comparing(proposal -> !proposal.label().toLowerCase(Locale.ROOT).startsWith(prefix)))
                .toList();
    }

    /**
     * Tells what stands at a place.
     *
     * @param text the text
     * @param offset the place
     * @param schema what may stand where
     * @return what is known of the key or value there
     */
    public static Optional<Documentation> documentation(String text, int offset, Schema schema) {
        YamlScan scan = YamlScan.of(text);
        Function<List<String>, Optional<String>> ids = Schema.ids(scan);
        YamlScan.Place place = scan.placeAt(offset).orElse(null);
        if (place == null) {
            return Optional.empty();
        }
        List<String> path = place.path();
        boolean isKey = Optional.ofNullable(scan.keys().get(path)).filter(key -> key.touches(offset)).isPresent();
        List<String> plugIn = path.get(path.size() - 1).equals("id") ? path.subList(0, path.size() - 1) : path;
        if (!isKey && schema.part(plugIn, ids).orElse(null) instanceof Part.Choice choice) {
            return scan.value(path).flatMap(id -> schema.entry(choice.kind(), id)).map(Documentation::of);
        }
        if (!isKey && isEngine(path)) {
            Optional<Documentation> engine = scan.value(path)
                    .flatMap(id -> schema.entry(Kind.ENGINE, id)).map(Documentation::of);
            if (engine.isPresent()) {
                return engine;
            }
        }
        List<String> key = path;
        while (!key.isEmpty() && key.get(key.size() - 1).matches("\\d+")) {
            key = key.subList(0, key.size() - 1);
        }
        return schema.key(YamlEdit.child(key.subList(0, Math.max(0, key.size() - 1)),
                key.isEmpty() ? "" : key.get(key.size() - 1)), ids).map(found -> Documentation.of(found, schema));
    }
}
