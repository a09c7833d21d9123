package org.apical.ui.experiment.internal.schema;

import java.util.List;
import java.util.stream.Collectors;

import org.apical.api.catalog.CatalogEntry;
import org.apical.api.settings.SettingField;

/**
 * What a reader is told of a key, an id or a value.
 *
 * @param title a few words
 * @param text sentences, a line each where they belong apart
 */
public record Documentation(String title, String text) {

    /**
     * Tells of a key.
     *
     * @param key the key
     * @param schema knows what may stand below it
     * @return title and text
     */
    public static Documentation of(Key key, Schema schema) {
        StringBuilder text = new StringBuilder(key.help());
        if (key.part() instanceof Part.Single single) {
            SettingField field = single.field();
            line(text, "Values: ", values(field));
            line(text, "Default: ", field.defaultText().map(value -> value.isEmpty() ? "none" : value)
                    .orElse("none, it must be given"));
        } else if (key.part() instanceof Part.Choice choice) {
            line(text, "Installed: ", ids(schema.entries(choice)));
        } else if (key.part() instanceof Part.Choices choices) {
            line(text, "A list of: ", ids(schema.entries(choices.item())));
        } else if (key.part() instanceof Part.Group group) {
            line(text, "Keys: ", group.keys().stream().map(Key::name).collect(Collectors.joining(", ")));
        } else if (key.part() instanceof Part.Axis) {
            line(text, "Values: ", "a list such as [0.01, 0.001], or a range {from: 0.00001, to: 0.01, scale: log}");
        }
        return new Documentation(key.label() + " (" + key.name() + ")", text.toString());
    }

    /**
     * Tells of a plug-in.
     *
     * @param entry the plug-in
     * @return title and text
     */
    public static Documentation of(CatalogEntry entry) {
        StringBuilder text = new StringBuilder(entry.description());
        line(text, "Reference: ", entry.reference());
        line(text, "Plug-in: ", entry.id() + ", of " + entry.bundle() + " " + entry.version());
        return new Documentation(entry.name(), text.toString());
    }

    private static String ids(List<CatalogEntry> entries) {
        return entries.stream().map(CatalogEntry::shortId).collect(Collectors.joining(", "));
    }

    private static String values(SettingField field) {
        String one = !field.choices().isEmpty() ? String.join(", ", field.choices())
                : field.type() == boolean.class ? "true, false" : field.rangeText();
        return field.list() ? one.isEmpty() ? "a list" : "a list of " + one : one;
    }

    private static void line(StringBuilder text, String title, String value) {
        if (!value.isEmpty()) {
            text.append('\n').append(title).append(value);
        }
    }
}
