package org.apical.cli.internal;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import org.apical.api.settings.EnumWords;

/** Writes answers as JSON: records and maps as objects, numbers that are none as null, enum constants in camel case. */
final class Json {

    private static final Gson GSON = new GsonBuilder().serializeNulls().setPrettyPrinting().disableHtmlEscaping()
            .create();

    private Json() {
    }

    /** Returns the document with a line break at its end. */
    static String write(Object answer) {
        return GSON.toJson(element(answer)) + "\n";
    }

    static JsonElement element(Object value) {
        if (value == null) {
            return JsonNull.INSTANCE;
        } else if (value instanceof JsonElement element) {
            return element;
        } else if (value instanceof Boolean flag) {
            return new JsonPrimitive(flag);
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Optional<?> optional) {
            return element(optional.orElse(null));
        } else if (value instanceof Enum<?> constant) {
            return new JsonPrimitive(EnumWords.of(constant));
        } else if (value instanceof Record record) {
            return object(record);
        } else if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((key, item) -> object.add(key instanceof Enum<?> constant ? EnumWords.of(constant)
                    : String.valueOf(key), element(item)));
            return object;
        } else if (value instanceof Path path) { // A path iterates over its own parts.
            return new JsonPrimitive(path.toString());
        } else if (value instanceof Iterable<?> items) {
            JsonArray array = new JsonArray();
            items.forEach(item -> array.add(element(item)));
            return array;
        } else if (value.getClass().isArray()) {
            JsonArray array = new JsonArray();
            for (int i = 0; i < Array.getLength(value); i++) {
                array.add(element(Array.get(value, i)));
            }
            return array;
        }
        return new JsonPrimitive(value.toString());
    }

    private static JsonElement number(Number number) {
        double value = number.doubleValue();
        boolean floating = number instanceof Double || number instanceof Float;
        return floating && !Double.isFinite(value) ? JsonNull.INSTANCE : new JsonPrimitive(number);
    }

    private static JsonObject object(Record record) {
        JsonObject object = new JsonObject();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                object.add(component.getName(), element(component.getAccessor().invoke(record)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The component " + component + " cannot be read.", e);
            }
        }
        return object;
    }
}
