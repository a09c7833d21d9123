package org.apical.data.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts columns whose name states another unit than the one that tasks read. */
final class LabelUnits {

    /**
     * What can be converted.
     *
     * @param names how the quantity may be called
     * @param column the column that tasks read
     * @param unit its unit
     * @param factors what a value in another unit is multiplied with
     */
    private record Quantity(List<String> names, String column, String unit, Map<String, Double> factors) {
    }

    private static final Map<String, Double> VOLUMES = Map.of("ml", 1.0, "cc", 1.0, "l", 1000.0);
    private static final List<Quantity> QUANTITIES = List.of(
            new Quantity(List.of("height"), "heightM", "m", Map.of("m", 1.0, "cm", 0.01, "mm", 0.001, "in", 0.0254,
                    "inch", 0.0254, "inches", 0.0254, "ft", 0.3048, "feet", 0.3048)),
            new Quantity(List.of("weight"), "weightKg", "kg", Map.of("kg", 1.0, "g", 0.001, "lb", 0.45359237, "lbs",
                    0.45359237, "pounds", 0.45359237)),
            new Quantity(List.of("edv", "lvedv"), "edvMl", "mL", VOLUMES),
            new Quantity(List.of("esv", "lvesv"), "esvMl", "mL", VOLUMES),
            new Quantity(List.of("ef", "lvef"), "ef", "%", Map.of("%", 1.0, "percent", 1.0, "pct", 1.0, "fraction",
                    100.0)),
            new Quantity(List.of("age"), "age", "years", Map.of("y", 1.0, "yr", 1.0, "years", 1.0, "months", 1 / 12.0,
                    "days", 1 / 365.25)));
    private static final Pattern STATED = Pattern.compile(
            "\\s*([A-Za-z]+?)(?:\\s*[(\\[]\\s*([A-Za-z%]+)\\s*[)\\]]|[ _-]+([A-Za-z%]+)|([A-Z][a-z]*))?\\s*");

    private LabelUnits() {
    }

    /** Adds the columns that tasks read to the names and rows; returns what was done in words. */
    static List<String> convert(List<String> columns, Collection<Map<String, String>> rows) {
        List<String> said = new ArrayList<>();
        for (String column : List.copyOf(columns)) {
            Matcher matcher = STATED.matcher(column);
            if (!matcher.matches()) {
                continue;
            }
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            String unit = matcher.group(2) != null ? matcher.group(2) : matcher.group(3) != null ? matcher.group(3)
                    : matcher.group(4);
            for (Quantity quantity : QUANTITIES) {
                Double factor = unit == null ? null : quantity.factors.get(unit.toLowerCase(Locale.ROOT));
                boolean isThere = columns.stream().anyMatch(quantity.column::equalsIgnoreCase);
                if (factor != null && quantity.names.contains(name) && !isThere) {
                    add(column, quantity.column, factor, rows);
                    columns.add(quantity.column);
                    said.add("The column '" + column + "' was read as " + quantity.column + " in " + quantity.unit
                            + (factor == 1 ? "." : ", each value times " + plain(factor) + "."));
                }
            }
        }
        return said;
    }

    private static void add(String from, String to, double factor, Collection<Map<String, String>> rows) {
        for (Map<String, String> cells : rows) {
            String cell = cells.get(from.toLowerCase(Locale.ROOT));
            if (cell == null) {
                continue;
            }
            try {
                cells.put(to.toLowerCase(Locale.ROOT), plain(Double.parseDouble(cell) * factor));
            } catch (NumberFormatException e) {
                cells.put(to.toLowerCase(Locale.ROOT), cell);
            }
        }
    }

    private static String plain(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(new MathContext(9)).stripTrailingZeros()
                .toPlainString() : "";
    }
}
