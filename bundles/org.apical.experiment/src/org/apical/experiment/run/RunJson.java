package org.apical.experiment.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import org.apical.api.report.Estimate;

/** Writes figures as JSON in which what is not a number is {@code null}. */
public final class RunJson {

    private static final Gson GSON = new GsonBuilder().serializeNulls().setPrettyPrinting().disableHtmlEscaping()
            .create();

    private RunJson() {
    }

    /**
     * Writes values.
     *
     * @param values texts, numbers, {@link Estimate}s, lists and maps of these by name
     * @return the text, with a line break at its end
     */
    public static String write(Map<String, ?> values) {
        return GSON.toJson(tree(values)) + "\n";
    }

    private static JsonElement tree(Object value) {
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((key, item) -> object.add(key.toString(), tree(item)));
            return object;
        } else if (value instanceof Double number) {
            return Double.isFinite(number) ? new JsonPrimitive(number) : JsonNull.INSTANCE;
        } else if (value instanceof Estimate estimate) {
            Map<String, Object> parts = new LinkedHashMap<>();
            parts.put("value", estimate.value());
            parts.put("low", estimate.low());
            parts.put("high", estimate.high());
            return tree(parts);
        } else if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(item -> array.add(tree(item)));
            return array;
        }
        return GSON.toJsonTree(value);
    }
}
