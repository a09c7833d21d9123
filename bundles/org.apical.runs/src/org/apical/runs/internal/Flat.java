package org.apical.runs.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

import org.apical.api.ApicalException;
import org.apical.api.Problem;

/** Files of trees as maps from dotted keys to scalars: what stands below "a" under "b" is "a.b". */
public final class Flat {

    private Flat() {
    }

    /**
     * Reads a YAML file.
     *
     * @param file the file
     * @return scalars by dotted key, lists of scalars as one text
     * @throws ApicalException when it cannot be read
     */
    public static Map<String, Object> yaml(Path file) throws ApicalException {
        try {
            Object root = new Load(LoadSettings.builder().setSchema(new CoreSchema()).build())
                    .loadFromString(Files.readString(file));
            Map<String, Object> flat = new LinkedHashMap<>();
            put("", root, flat);
            return flat;
        } catch (IOException | YamlEngineException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Reads a JSON file.
     *
     * @param file the file
     * @return scalars by dotted key, lists of scalars as one text
     * @throws ApicalException when it cannot be read
     */
    public static Map<String, Object> json(Path file) throws ApicalException {
        try {
            Map<String, Object> flat = new LinkedHashMap<>();
            put("", plain(JsonParser.parseString(Files.readString(file))), flat);
            return flat;
        } catch (IOException | JsonParseException e) {
            throw unreadable(file, e);
        }
    }

    private static ApicalException unreadable(Path file, Exception cause) {
        return ApicalException.badInput(new Problem("This file of a run cannot be read.", file.toString(), "",
                "Restore it, or remove the run."), cause);
    }

    private static Object plain(JsonElement element) {
        if (element.isJsonObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            element.getAsJsonObject().entrySet().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return map;
        } else if (element.isJsonArray()) {
            return element.getAsJsonArray().asList().stream().map(Flat::plain).toList();
        } else if (element.isJsonNull()) {
            return null;
        }
        JsonPrimitive scalar = element.getAsJsonPrimitive();
        if (scalar.isNumber()) {
            String text = scalar.getAsString();
            return text.matches("-?\\d{1,18}") ? (Object) Long.valueOf(text) : (Object) scalar.getAsDouble();
        }
        return scalar.isBoolean() ? (Object) scalar.getAsBoolean() : scalar.getAsString();
    }

    private static void put(String key, Object value, Map<String, Object> flat) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, below) -> put(key.isEmpty() ? name.toString() : key + "." + name, below, flat));
        } else if (value instanceof List<?> list && list.stream().anyMatch(Flat::isTree)) {
            for (int i = 0; i < list.size(); i++) {
                put(key + "." + (i + 1), list.get(i), flat);
            }
        } else if (value instanceof List<?> list) {
            flat.put(key, String.join(", ", list.stream().map(String::valueOf).toList()));
        } else if (value instanceof Integer number) {
            flat.put(key, number.longValue());
        } else if (value == null || value instanceof Long || value instanceof Double || value instanceof Boolean) {
            flat.put(key, value);
        } else {
            flat.put(key, value.toString());
        }
    }

    private static boolean isTree(Object value) {
        return value instanceof Map<?, ?> || value instanceof List<?>;
    }
}
