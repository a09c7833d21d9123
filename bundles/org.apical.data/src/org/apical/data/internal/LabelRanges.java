package org.apical.data.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apical.api.Problem;
import org.apical.data.LabelTable.Key;

/** Looks for labels that cannot be true, and tells by their range when they were written in another unit. */
public final class LabelRanges {

    private static final int NAMED = 5;
    private static final double HEAVY_BMI = 45;

    /** The range of a column, and what a value in another unit would have to be multiplied with. */
    private record Range(String column, double low, double high, String unit, Map<String, Double> others) {
    }

    private static final List<Range> RANGES = List.of(
            new Range("ef", 5, 90, "%", Map.of("a fraction", 100.0)),
            new Range("edvMl", 10, 600, "mL", Map.of("litres", 1000.0)),
            new Range("esvMl", 3, 500, "mL", Map.of("litres", 1000.0)),
            new Range("age", 0, 120, "years", Map.of("days", 1 / 365.25)),
            new Range("heightM", 0.9, 2.4, "m", Map.of("centimetres", 0.01, "inches", 0.0254)),
            new Range("weightKg", 20, 300, "kg", Map.of("grams", 0.001, "pounds", 0.45359237)),
            new Range("bmi", 10, 80, "kg/m2", Map.of()));

    private LabelRanges() {
    }

    /**
     * Checks the columns whose range is known.
     *
     * @param file the file, for messages
     * @param columns the columns
     * @param rows the cells by lower-case column name
     * @return the problems
     */
    public static List<Problem> check(String file, List<String> columns, Map<Key, Map<String, String>> rows) {
        List<Problem> problems = new ArrayList<>();
        for (Range range : RANGES) {
            if (columns.stream().anyMatch(range.column::equalsIgnoreCase)) {
                check(file, range, rows, problems);
            }
        }
        double[] bmi = rows.values().stream().mapToDouble(LabelRanges::bmi).filter(Double::isFinite).sorted().toArray();
        if (bmi.length > 0 && bmi[bmi.length / 2] > HEAVY_BMI) {
            problems.add(new Problem("Half of the patients have a body mass index above " + bmi[bmi.length / 2]
                    + "; their weights look like pounds.", file, "column weightKg",
                    "Name the column weightLb, and the values are converted."));
        }
        return problems;
    }

    private static double bmi(Map<String, String> cells) {
        double height = number(cells, "heightM");
        return Math.round(10 * number(cells, "weightKg") / (height * height)) / 10.0;
    }

    private static double number(Map<String, String> cells, String column) {
        try {
            String cell = cells.get(column.toLowerCase(Locale.ROOT));
            return cell == null || cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static void check(String file, Range range, Map<Key, Map<String, String>> rows, List<Problem> problems) {
        List<String> who = new ArrayList<>();
        List<Double> wrong = new ArrayList<>();
        int count = 0;
        List<Key> keys = rows.keySet().stream().sorted(Comparator.comparing(Key::patient).thenComparing(Key::study))
                .toList();
        for (Key key : keys) {
            String cell = rows.get(key).getOrDefault(range.column.toLowerCase(Locale.ROOT), "");
            if (cell.isEmpty()) {
                continue;
            }
            count++;
            double value = number(rows.get(key), range.column);
            if (!(value >= range.low && value <= range.high)) {
                who.add((key.patient().isEmpty() ? key.study() : key.patient()) + " " + cell);
                wrong.add(value);
            }
        }
        if (wrong.isEmpty()) {
            return;
        }
        String unit = likely(range, wrong);
        problems.add(new Problem(wrong.size() + " of " + count + " values of " + range.column + " are not plausible ("
                + String.join(", ", who.subList(0, Math.min(NAMED, who.size())))
                + (who.size() > NAMED ? " and more" : "") + ")" + (unit.isEmpty() ? "." : "; they look like " + unit
                        + "."), file, "column " + range.column, "Plausible are " + range.low + " to " + range.high + " "
                        + range.unit + (unit.isEmpty() ? "; correct them or empty the cells."
                                : "; correct them, or state the unit in the column's name, as in heightCm.")));
    }

    /** The unit in which most of the wrong values would be plausible, and nearest to the middle of the range. */
    private static String likely(Range range, List<Double> wrong) {
        double[] sorted = wrong.stream().filter(Double::isFinite).mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return "";
        }
        double middle = Math.sqrt(Math.max(1, range.low) * range.high);
        return range.others.entrySet().stream().filter(other -> 2 * Arrays.stream(sorted)
                .filter(value -> value * other.getValue() >= range.low && value * other.getValue() <= range.high)
                .count() > sorted.length)
                .min(Comparator.comparingDouble((Map.Entry<String, Double> other) -> Math.abs(Math.log(
                        sorted[sorted.length / 2] * other.getValue() / middle))).thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey).orElse("");
    }
}
