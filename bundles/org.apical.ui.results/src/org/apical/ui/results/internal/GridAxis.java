package org.apical.ui.results.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.apical.experiment.search.SearchTable.Row;

/**
 * A setting of a search, or a figure that it gave, as an axis from 0 to 1.
 *
 * @param name its short name
 * @param values the values that occur, ascending as numbers, else by name
 * @param numbers whether they are numbers
 * @param logarithmic whether they span so much that their logarithms are shown
 */
record GridAxis(String name, List<String> values, boolean numbers, boolean logarithmic) {

    private static final double WIDE = 30;

    static GridAxis of(String key, List<Row> rows, Function<Row, String> value) {
        List<String> present = new ArrayList<>(new TreeSet<>(rows.stream().map(value).toList()));
        boolean numbers = present.stream().allMatch(GridAxis::isNumber);
        if (numbers) {
            present.sort((one, other) -> Double.compare(Double.parseDouble(one), Double.parseDouble(other)));
        }
        double first = numbers && !present.isEmpty() ? Double.parseDouble(present.get(0)) : 0;
        double last = numbers && !present.isEmpty() ? Double.parseDouble(present.get(present.size() - 1)) : 0;
        return new GridAxis(key.substring(key.lastIndexOf('.') + 1), present, numbers, first > 0
                && last / first >= WIDE);
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException words) {
            return false;
        }
    }

    /** Returns where a value lies, 0 to 1; {@code NaN} for what is no number among numbers. */
    double place(String value) {
        if (!numbers) {
            return values.size() < 2 ? 0.5 : (double) values.indexOf(value) / (values.size() - 1);
        }
        if (!isNumber(value)) {
            return Double.NaN;
        }
        double low = scaled(values.get(0));
        double high = scaled(values.get(values.size() - 1));
        return high > low ? (scaled(value) - low) / (high - low) : 0.5;
    }

    private double scaled(String value) {
        double number = Double.parseDouble(value);
        return logarithmic ? Math.log(number) : number;
    }
}
