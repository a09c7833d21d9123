package org.apical.experiment.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.Gson;

/**
 * One point of a search's space.
 *
 * @param number its place in the order, from 1
 * @param values the values by key, in the order of the axes
 */
public record SearchCell(int number, Map<String, Object> values) {

    private static final Gson GSON = new Gson();

    /** Copies the values. */
    public SearchCell {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Returns the cell as settings of the command line.
     *
     * @return one KEY=VALUE a key
     */
    public List<String> overrides() {
        List<String> overrides = new ArrayList<>();
        values.forEach((key, value) -> overrides.add(key + "=" + text(value)));
        return overrides;
    }

    /**
     * Returns the cell in words.
     *
     * @return the last words of the keys with their values, such as "learningRate 0.001, weightDecay 0"
     */
    public String words() {
        List<String> words = new ArrayList<>();
        values.forEach((key, value) -> words.add(key.substring(key.lastIndexOf('.') + 1) + " "
                + (value instanceof Double number ? shortened(number) : text(value))));
        return String.join(", ", words);
    }

    private static String shortened(double number) {
        return new BigDecimal(number).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }

    /** JSON is YAML, so lists and maps go through as well. */
    private static String text(Object value) {
        return value instanceof String word && !word.isEmpty() ? word : GSON.toJson(value);
    }
}
