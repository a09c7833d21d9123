package org.apical.experiment.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One setting that a search varies.
 *
 * @param key the key as {@code --set} takes it, such as training.optimizer.learningRate
 * @param values the values to try, in order; empty with a range
 * @param range where values are drawn from; empty with a list of values
 */
public record SearchAxis(String key, List<Object> values, Optional<Range> range) {

    /**
     * Numbers to draw from.
     *
     * @param from the smallest
     * @param to the largest
     * @param logarithmic whether they are drawn evenly on a logarithmic scale
     * @param whole whether only whole numbers are drawn
     */
    public record Range(double from, double to, boolean logarithmic, boolean whole) {

        /**
         * Returns the number at a place of the range.
         *
         * @param share the place, from 0 to 1
         * @return the number there: a {@link Long} of a range of whole numbers, else a {@link Double} of three
         *     significant digits
         */
        public Number at(double share) {
            double exact = logarithmic ? Math.exp(Math.log(from) + share * (Math.log(to) - Math.log(from)))
                    : from + share * (to - from);
            return plain(whole ? exact : new BigDecimal(exact).round(new MathContext(3)).doubleValue());
        }

        private Number plain(double value) {
            return whole ? (Number) Math.round(value) : (Number) value;
        }
    }

    /** Copies the values. */
    public SearchAxis {
        values = List.copyOf(values);
    }

    /**
     * Returns what the axis is called where there is little room.
     *
     * @return the last word of the key
     */
    public String label() {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** Returns what stands in a file below the key. */
    Object toPlain() {
        if (range.isEmpty()) {
            return values;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        Range numbers = range.get();
        map.put("from", numbers.plain(numbers.from()));
        map.put("to", numbers.plain(numbers.to()));
        map.put("scale", numbers.logarithmic() ? "log" : "linear");
        return map;
    }
}
