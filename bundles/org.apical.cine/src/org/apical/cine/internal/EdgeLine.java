package org.apical.cine.internal;

import java.util.Arrays;

/**
 * A straight edge: where it is in a row.
 *
 * @param slope columns a row
 * @param column the column in row 0
 */
public record EdgeLine(double slope, double column) {

    /**
     * Fits an edge to where it was seen, by medians, so that a few rows may be wrong (Theil 1950, Sen 1968).
     *
     * @param rows the rows, at least two different ones
     * @param columns the column in each
     * @return the line
     */
    public static EdgeLine fit(double[] rows, double[] columns) {
        int count = rows.length;
        double[] slopes = new double[count * (count - 1) / 2];
        int next = 0;
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                slopes[next++] = (columns[j] - columns[i]) / (rows[j] - rows[i]);
            }
        }
        double slope = median(slopes);
        double[] offsets = new double[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = columns[i] - slope * rows[i];
        }
        return new EdgeLine(slope, median(offsets));
    }

    /** Returns the column in a row. */
    public double at(double row) {
        return column + slope * row;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
