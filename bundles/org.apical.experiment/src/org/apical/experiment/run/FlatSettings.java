package org.apical.experiment.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The settings of an experiment file by their place in it, such as {@code training.optimizer.id}. */
final class FlatSettings {

    private FlatSettings() {
    }

    /** Flattens a file that Apical wrote. */
    static Map<String, String> of(String yaml) {
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", new Load(LoadSettings.builder().build()).loadFromString(yaml), flat);
        return flat;
    }

    private static void flatten(String place, Object value, Map<String, String> flat) {
        String before = place.isEmpty() ? "" : place + ".";
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> flatten(before + key, item, flat));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(before + i, list.get(i), flat);
            }
        } else if (value != null) {
            flat.put(place, value.toString());
        }
    }
}
