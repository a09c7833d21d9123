package org.apical.trust;

import java.util.Locale;

/**
 * A measure of one map.
 *
 * @param kind what is measured
 * @param value its value; {@code NaN} when it could not be computed
 * @param badge how it is judged
 * @since 1.0
 */
public record Measure(MeasureKind kind, double value, Badge badge) {

    /**
     * Judges a value by the rule of its kind.
     *
     * @param kind what is measured
     * @param value its value
     * @return the measure
     */
    public static Measure of(MeasureKind kind, double value) {
        return new Measure(kind, value, kind.judge(value));
    }

    /**
     * Returns the measure in a sentence.
     *
     * @return name, value and rule
     */
    public String sentence() {
        String number = Double.isNaN(value) ? "not computed" : String.format(Locale.ROOT, "%.3f", value);
        return kind.title() + ": " + number + " (" + kind.rule() + ").";
    }
}
