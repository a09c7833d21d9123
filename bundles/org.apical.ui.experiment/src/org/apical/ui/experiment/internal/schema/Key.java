package org.apical.ui.experiment.internal.schema;

import java.util.List;
import java.util.Optional;

import org.apical.api.settings.SettingField;

/**
 * A key of an experiment file.
 *
 * @param name the key
 * @param label what forms call it
 * @param help what it means, one or two sentences
 * @param part what stands below it
 */
public record Key(String name, String label, String help, Part part) {

    static Key of(SettingField field) {
        return new Key(field.name(), field.label(), field.help(), new Part.Single(field));
    }

    static Key text(String name, String label, String help, String defaultText) {
        return of(new SettingField(name, String.class, false, label, help, "", Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY, Optional.ofNullable(defaultText), false, List.of()));
    }

    static Key number(String name, Class<?> type, String label, String help, double min, double max,
            String defaultText) {
        return of(new SettingField(name, type, false, label, help, "", min, max, Optional.ofNullable(defaultText),
                false, List.of()));
    }
}
