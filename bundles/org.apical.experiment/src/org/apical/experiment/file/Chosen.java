package org.apical.experiment.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apical.api.Contribution;
import org.apical.api.catalog.CatalogEntry;

/**
 * A contribution that an experiment chose, with its settings.
 *
 * @param <C> the contract
 * @param entry the contribution as declared
 * @param contribution the contribution
 * @param values all settings by name, defaults included
 */
public record Chosen<C extends Contribution<?>>(CatalogEntry entry, C contribution, Map<String, Object> values) {

    /** Copies the settings. */
    public Chosen {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Returns the choice as it is written in a file.
     *
     * @return the full id under "id", then the settings
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", entry.id());
        map.putAll(values);
        return map;
    }
}
