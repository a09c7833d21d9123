package org.apical.datasets.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.apical.api.ApicalException;

/** The lines {@code Key: value} of {@code Info_4CH.cfg}, keys in any case. */
final class CamusInfo {

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private CamusInfo() {
    }

    static CamusInfo empty() {
        return new CamusInfo();
    }

    static CamusInfo read(Path file) throws ApicalException {
        CamusInfo info = new CamusInfo();
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw ImageBytes.unreadable(file, e);
        }
        text.replace("\uFEFF", "").lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                info.values.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
        });
        return info;
    }

    /** Returns the first of some keys that has a value, or an empty text. */
    String text(String... keys) {
        for (String key : keys) {
            String value = values.getOrDefault(key, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    /** Returns the first of some keys as a number, or {@code NaN}. */
    double number(String... keys) {
        try {
            return Double.parseDouble(text(keys));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
