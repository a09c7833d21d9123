package org.apical.experiment.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.settings.SettingsType;

/**
 * The section {@code search} of an experiment file: which settings are varied, and how the best are found.
 *
 * @param settings how the search goes through its space
 * @param axes what is varied, the first axis slowest
 */
public record Search(SearchSettings settings, List<SearchAxis> axes) {

    /** Copies the axes. */
    public Search {
        axes = List.copyOf(axes);
    }

    /**
     * Returns the section with all defaults written out.
     *
     * @return YAML text; appended to a frozen experiment it gives a file that reads back to both
     */
    public String toYaml() {
        Map<String, Object> values = new LinkedHashMap<>(SettingsType.of(SearchSettings.class).toMap(settings));
        Map<String, Object> varied = new LinkedHashMap<>();
        axes.forEach(axis -> varied.put(axis.key(), axis.toPlain()));
        values.put("axes", varied);
        return YamlText.write(Map.of("search", values));
    }
}
