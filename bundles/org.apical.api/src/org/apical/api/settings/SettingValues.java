package org.apical.api.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apical.api.Suggestions;

/** The way from what a reader wrote to the value of a setting, and back. */
final class SettingValues {

    private static final List<Class<?>> PLAIN = List.of(int.class, Integer.class, long.class, Long.class, double.class,
            Double.class, boolean.class, Boolean.class, String.class, Path.class);

    private SettingValues() {
    }

    /** A value that a setting cannot take. */
    static final class Unfit extends Exception {

        private static final long serialVersionUID = 1L;
        private final String remedy;

        Unfit(String message, String remedy) {
            super(message);
            this.remedy = remedy;
        }

        String remedy() {
            return remedy;
        }
    }

    static boolean isSupported(Class<?> type) {
        return PLAIN.contains(type) || type.isEnum();
    }

    static List<String> choices(Class<?> type) {
        return type.isEnum() ? Arrays.stream(type.getEnumConstants()).map(constant -> EnumWords.of((Enum<?>) constant)).toList() : List.of();
    }

    static Object convert(SettingField field, Object given, boolean present) throws Unfit {
        Object value = given;
        if (!present || given == null) {
            if (field.defaultText().isEmpty()) {
                throw new Unfit("The setting '" + field.name() + "' is missing.", "Add it: " + field.help());
            }
            value = field.list() ? split(field.defaultText().get()) : field.defaultText().get();
        }
        if (!field.list()) {
            return one(field, value);
        }
        List<?> raw = value instanceof List<?> items ? items : split(value.toString());
        List<Object> converted = new ArrayList<>();
        for (Object item : raw) {
            converted.add(one(field, item));
        }
        return List.copyOf(converted);
    }

    /** Turns a value of a record into what YAML and JSON can hold. */
    static Object plain(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(SettingValues::plain).toList();
        }
        if (value instanceof Enum<?> constant) {
            return EnumWords.of(constant);
        }
        return value instanceof Path ? value.toString() : value;
    }

    private static List<String> split(String text) {
        return text.isBlank() ? List.of() : Arrays.stream(text.split(",")).map(String::strip).toList();
    }

    private static Object one(SettingField field, Object value) throws Unfit {
        Class<?> type = field.type();
        String text = value.toString().strip();
        try {
            if (type == int.class || type == Integer.class) {
                return (int) inRange(field, Math.toIntExact(integer(value, text)));
            } else if (type == long.class || type == Long.class) {
                return (long) inRange(field, integer(value, text));
            } else if (type == double.class || type == Double.class) {
                return inRange(field, value instanceof Number number ? number.doubleValue() : Double.parseDouble(text));
            }
        } catch (NumberFormatException | ArithmeticException e) {
            boolean whole = type == int.class || type == Integer.class || type == long.class || type == Long.class;
            throw new Unfit("'" + text + "' is not a " + (whole ? "whole " : "") + "number.",
                    "Give " + (field.rangeText().isEmpty() ? "a number." : field.rangeText() + "."));
        }
        if (type == boolean.class || type == Boolean.class) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new Unfit("'" + text + "' is neither true nor false.", "Write true or false.");
            }
            return text.equals("true");
        }
        if (type == Path.class) {
            return Path.of(text);
        }
        return type.isEnum() ? constant(field, text) : value.toString();
    }

    private static long integer(Object value, String text) {
        return value instanceof Number number && !(value instanceof Double) && !(value instanceof Float)
                ? number.longValue()
                : Long.parseLong(text);
    }

    private static double inRange(SettingField field, double number) throws Unfit {
        if (Double.isNaN(number) || number < field.min() || number > field.max()) {
            throw new Unfit("'" + field.name() + "' is " + number + ", outside its range.",
                    "Give " + (field.rangeText().isEmpty() ? "a number" : field.rangeText()) + ".");
        }
        return number;
    }

    private static Object constant(SettingField field, String text) throws Unfit {
        for (Object constant : field.type().getEnumConstants()) {
            if (EnumWords.of((Enum<?>) constant).equalsIgnoreCase(text) || constant.toString().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new Unfit("'" + text + "' is not a choice for '" + field.name() + "'.",
                Suggestions.sentence(text, field.choices()));
    }
}
