package org.apical.experiment.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apical.api.ApicalException;
import org.apical.api.Contribution;
import org.apical.api.Problem;
import org.apical.api.Suggestions;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.api.settings.SettingField;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;

/** A map of an experiment file whose keys are taken one by one; what is left over at the end is unknown. */
final class Section {

    private final String file;
    private final String path;
    private final int line;
    private final Map<String, YamlNode> entries;
    private final Set<String> known = new LinkedHashSet<>();
    private final Catalog catalog;
    private final List<Problem> faults;

    Section(String file, String path, YamlNode node, Catalog catalog, List<Problem> faults) {
        this.file = file;
        this.path = path;
        this.line = node == null ? 0 : node.line();
        this.catalog = catalog;
        this.faults = faults;
        Map<String, YamlNode> map = node == null ? null : node.map();
        if (node != null && map == null && node.value() != null) {
            fault(node.line(), path, "'" + path + "' must hold keys, not a single value.",
                    "Write the keys below it, indented by two blanks.");
        }
        this.entries = map == null ? Map.of() : map;
    }

    /** Takes a key's node; {@code null} when it is missing. */
    YamlNode take(String key) {
        known.add(key);
        return entries.get(key);
    }

    /** Takes a map below a key; an empty one when it is missing. */
    Section section(String key) {
        return new Section(file, at(key), take(key), catalog, faults);
    }

    /** Takes a text; reports it when it is missing. */
    String text(String key, String remedy) {
        YamlNode node = take(key);
        if (node == null || !node.isScalar() || node.value() == null || node.value().toString().isBlank()) {
            fault(node == null ? line : node.line(), at(key), "'" + at(key) + "' is missing.", remedy);
            return "";
        }
        return node.value().toString();
    }

    /** Takes the keys of a settings record out of this section. */
    <S extends Record> S settings(Class<S> type) {
        SettingsType<S> settings = SettingsType.of(type);
        Map<String, Object> values = new LinkedHashMap<>();
        for (SettingField field : settings.fields()) {
            YamlNode node = take(field.name());
            if (node != null) {
                values.put(field.name(), node.plain());
            }
        }
        return bind(settings, values, entries, path);
    }

    /** Takes one contribution; {@code fallback} is used when the key is missing, {@code null} reports it. */
    <C extends Contribution<?>> Chosen<C> choose(Kind<C> kind, String key, String fallback) {
        YamlNode node = take(key);
        if (node == null && fallback == null) {
            fault(line, at(key), "'" + at(key) + "' is missing.", "Add it with the id of one of: " + ids(kind) + ".");
            return null;
        }
        return choose(kind, at(key), node == null ? new YamlNode(line, fallback) : node, Set.of());
    }

    /** Takes a list of contributions; an empty one when the key is missing. */
    <C extends Contribution<?>> List<Chosen<C>> chooseAll(Kind<C> kind, String key) {
        YamlNode node = take(key);
        List<Chosen<C>> all = new ArrayList<>();
        if (node != null && node.list() == null && node.value() != null) {
            fault(node.line(), at(key), "'" + at(key) + "' must be a list.", "Write it as [{id: ...}].");
        } else if (node != null && node.list() != null) {
            for (YamlNode item : node.list()) {
                Chosen<C> chosen = choose(kind, at(key), item, Set.of());
                if (chosen != null) {
                    all.add(chosen);
                }
            }
        }
        return all;
    }

    /** Resolves a contribution that is written as a word or as a map with an id; some keys belong to the caller. */
    <C extends Contribution<?>> Chosen<C> choose(Kind<C> kind, String where, YamlNode node, Set<String> others) {
        Map<String, YamlNode> settings = node.map() == null ? Map.of() : node.map();
        YamlNode idNode = node.map() == null ? node : settings.get("id");
        if (idNode == null || !idNode.isScalar() || idNode.value() == null) {
            fault(node.line(), where, "'" + where + "' does not say which " + kind.word() + ".",
                    "Add id: with one of " + ids(kind) + ".");
            return null;
        }
        CatalogEntry entry;
        C contribution;
        try {
            entry = catalog.find(kind, idNode.value().toString());
            contribution = catalog.contribution(kind, entry);
        } catch (ApicalException e) {
            fault(idNode.line(), where, e.problem().message(), e.problem().remedy());
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            if (!key.equals("id") && !others.contains(key)) {
                values.put(key, value.plain());
            }
        });
        return complete(entry, contribution, values, settings, where);
    }

    private <C extends Contribution<?>> Chosen<C> complete(CatalogEntry entry, C contribution,
            Map<String, Object> values, Map<String, YamlNode> nodes, String where) {
        return new Chosen<>(entry, contribution, allValues(contribution.settingsType(), values, nodes, where));
    }

    private <S extends Record> Map<String, Object> allValues(Class<S> type, Map<String, Object> values,
            Map<String, YamlNode> nodes, String where) {
        SettingsType<S> settings = SettingsType.of(type);
        S bound = bind(settings, values, nodes, where);
        return bound == null ? Map.of() : settings.toMap(bound);
    }

    private <S extends Record> S bind(SettingsType<S> settings, Map<String, Object> values,
            Map<String, YamlNode> nodes, String where) {
        try {
            return settings.bind(values);
        } catch (SettingsException e) {
            for (SettingsException.Fault fault : e.faults()) {
                YamlNode node = nodes.get(fault.key());
                fault(node == null ? line : node.line(),
                        fault.key().isEmpty() ? where : (where.isEmpty() ? "" : where + ".") + fault.key(),
                        fault.message(), fault.remedy());
            }
            return null;
        }
    }

    /** Reports the keys that nobody took. */
    void finish() {
        entries.forEach((key, node) -> {
            if (!known.contains(key)) {
                fault(node.line(), at(key), "There is no key '" + key + "' here.",
                        Suggestions.sentence(key, known));
            }
        });
    }

    void fault(int atLine, String key, String message, String remedy) {
        String place = (atLine == 0 ? "" : "line " + atLine + ", ") + "key '" + key + "'";
        faults.add(new Problem(message, file, place, remedy));
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String ids(Kind<?> kind) {
        return String.join(", ", catalog.entries(kind).stream().map(CatalogEntry::shortId).distinct().toList());
    }
}
