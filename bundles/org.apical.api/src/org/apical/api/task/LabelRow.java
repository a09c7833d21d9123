package org.apical.api.task;

import java.util.Optional;

/**
 * The labels of one study or patient.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface LabelRow {

    /**
     * Returns what stands in a column.
     *
     * @param column the column's name, upper and lower case alike
     * @return the text without surrounding blanks, empty when the column is missing or the cell is blank
     */
    Optional<String> text(String column);

    /**
     * Returns the number in a column.
     *
     * @param column the column's name
     * @return the number; {@code NaN} when the column is missing or the cell is blank or no number
     */
    default double number(String column) {
        try {
            return text(column).map(Double::parseDouble).orElse(Double.NaN);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
