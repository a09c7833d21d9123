package org.apical.ui.cine;

import java.util.Locale;

/**
 * A curve along the time line, such as what a network predicts of each frame.
 *
 * @param name what it is
 * @param unit the unit of its values, perhaps empty
 * @param timesMs the times of its points; not to be changed
 * @param values the values; not to be changed
 * @param level a value for all of them, such as the aggregated prediction; {@code NaN} for none
 */
public record Trace(String name, String unit, double[] timesMs, double[] values, double level) {

    /** Checks the lengths. */
    public Trace {
        if (timesMs.length != values.length) {
            throw new IllegalArgumentException("A curve of " + values.length + " values does not have "
                    + timesMs.length + " times.");
        }
    }

    /**
     * Writes a value with its unit.
     *
     * @param value the value
     * @return such as "54.3 %"
     */
    public String text(double value) {
        double size = Math.abs(value);
        String number = String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
