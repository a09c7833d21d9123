package org.apical.api.settings;

import java.util.List;
import java.util.Optional;

/**
 * One setting of a settings record, as declared.
 *
 * @param name the YAML key and option name
 * @param type the Java type of a value; for a list the type of an element
 * @param list whether the setting takes a list of values
 * @param label the label in forms
 * @param help what it does
 * @param unit the unit, or an empty string
 * @param min the smallest allowed number
 * @param max the largest allowed number
 * @param defaultText the default as text, empty when the setting must be given
 * @param positional whether a command takes it without an option name
 * @param choices the allowed words of an enum in lower camel case, else empty
 * @since 1.0
 */
public record SettingField(String name, Class<?> type, boolean list, String label, String help, String unit, double min,
        double max, Optional<String> defaultText, boolean positional, List<String> choices) {

    /**
     * Returns the allowed range in words, with the unit.
     *
     * @return for example "0 to 180 degrees", or an empty string when any number is allowed
     */
    public String rangeText() {
        String range;
        if (Double.isInfinite(min) && Double.isInfinite(max)) {
            return "";
        } else if (Double.isInfinite(max)) {
            range = "at least " + number(min);
        } else if (Double.isInfinite(min)) {
            range = "at most " + number(max);
        } else {
            range = number(min) + " to " + number(max);
        }
        return unit.isEmpty() ? range : range + " " + unit;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value)
                : Double.toString(value);
    }
}
