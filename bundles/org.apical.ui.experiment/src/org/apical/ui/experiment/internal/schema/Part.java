package org.apical.ui.experiment.internal.schema;

import java.util.List;

import org.apical.api.catalog.Kind;
import org.apical.api.settings.SettingField;

/** What may stand at a place of an experiment file. */
public sealed interface Part {

    /**
     * A setting: a value or a list of values.
     *
     * @param field the setting
     */
    record Single(SettingField field) implements Part {
    }

    /**
     * A map of known keys.
     *
     * @param keys the keys in their usual order
     */
    record Group(List<Key> keys) implements Part {

        /** Copies the keys. */
        public Group {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A plug-in with its settings: its id alone, or a map with id and settings.
     *
     * @param kind the kind of plug-in
     * @param beside keys that stand among the settings and belong to the experiment
     * @param derived whether only tasks are meant that are computed from others; else only those that are learnt
     */
    record Choice(Kind<?> kind, List<Key> beside, boolean derived) implements Part {

        /** Copies the keys. */
        public Choice {
            beside = List.copyOf(beside);
        }
    }

    /**
     * A list of plug-ins.
     *
     * @param item what each item is
     */
    record Choices(Choice item) implements Part {
    }

    /** What a search tries: a list of values, or a range. */
    record Axis() implements Part {
    }

    /** What a search varies, by the keys of the experiment. */
    record Axes() implements Part {
    }
}
