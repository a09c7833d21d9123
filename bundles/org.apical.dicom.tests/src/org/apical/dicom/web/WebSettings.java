package org.apical.dicom.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;

/** Makes settings from names and values. */
final class WebSettings {
    private WebSettings() {
    }

    static DicomWebSettings with(Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        try {
            return SettingsType.of(DicomWebSettings.class).bind(values);
        } catch (SettingsException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Object[] join(Object[] first, Object... second) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(second));
        return all.toArray();
    }
}
