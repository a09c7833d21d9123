package org.apical.ui.experiment.internal.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.apical.runs.Difference;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The settings in which two experiments differ, defaults written out, so that a default that one of them spells out is
 * no difference. Experiments with faults are compared as they are written.
 *
 * @param differences the settings that differ, each with the value of both
 * @param asWritten whether defaults could not be written out
 */
public record SettingsDiff(List<Difference> differences, boolean asWritten) {

    /** Copies the differences. */
    public SettingsDiff {
        differences = List.copyOf(differences);
    }

    /**
     * Compares.
     *
     * @param first one experiment
     * @param second the other
     * @return what differs
     */
    public static SettingsDiff of(Checked first, Checked second) {
        boolean asWritten = first.experiment().isEmpty() || second.experiment().isEmpty();
        List<Map<String, Object>> sides = new ArrayList<>();
        for (Checked side : List.of(first, second)) {
            Map<String, Object> written = flat(side.text());
            Map<String, Object> values = asWritten ? written : flat(side.experiment().orElseThrow().toYaml());
            // What is searched or checked beside the experiment is not part of it.
            written.forEach((key, value) -> {
                if (key.startsWith("search.") || key.startsWith("shortcuts.")) {
                    values.put(key, value);
                }
            });
            sides.add(values);
        }
        Set<String> keys = new LinkedHashSet<>(sides.get(0).keySet());
        keys.addAll(sides.get(1).keySet());
        List<Difference> differences = new ArrayList<>();
        for (String key : keys) {
            Object one = sides.get(0).get(key);
            Object other = sides.get(1).get(key);
            if (!Objects.equals(one, other)) {
                differences.add(new Difference(key, Arrays.asList(one, other)));
            }
        }
        return new SettingsDiff(differences, asWritten);
    }

    private static Map<String, Object> flat(String yaml) {
        Map<String, Object> flat = new LinkedHashMap<>();
        try {
            put("", new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml), flat);
        } catch (YamlEngineException e) {
            flat.put("", "no valid YAML");
        }
        return flat;
    }

    private static void put(String key, Object value, Map<String, Object> flat) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, below) -> put(key.isEmpty() ? name.toString() : key + "." + name, below, flat));
        } else if (value instanceof List<?> list && list.stream().anyMatch(item -> item instanceof Map)) {
            for (int i = 0; i < list.size(); i++) {
                put(key + "." + (i + 1), list.get(i), flat);
            }
        } else if (!List.of().equals(value)) {
            flat.put(key, value instanceof Integer number ? (Object) number.longValue() : value);
        }
    }
}
