package org.apical.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.report.Estimate;

/** The data and the values that R computed of them; see reference/reference.R. */
public final class Reference {

    private static final String FOLDER = "/org/apical/analysis/reference/";

    private final Map<String, Double> values = new LinkedHashMap<>();

    /** Reads the values that are committed. */
    public Reference() {
        for (String line : lines("values.csv")) {
            String[] cells = line.split(",");
            if (!line.startsWith("#") && !cells[0].equals("name")) {
                values.put(cells[0], Double.valueOf(cells[1]));
            }
        }
    }

    /** All values by name. */
    public Map<String, Double> values() {
        return values;
    }

    /** The value that R gave. */
    public double value(String name) {
        Double value = values.get(name);
        assertNotNull(value, name);
        return value;
    }

    /** Compares a figure with R's, to 1e-6. */
    public void assertValue(String name, double actual) {
        assertEquals(value(name), actual, 1e-6, name);
    }

    /** Compares a figure and its interval with R's, to 1e-6. */
    public void assertEstimate(String name, Estimate actual) {
        assertValue(name, actual.value());
        assertValue(name + ".low", actual.low());
        assertValue(name + ".high", actual.high());
    }

    /** A column of a table as numbers. */
    public static double[] numbers(String table, String column) {
        return Arrays.stream(texts(table, column).toArray(String[]::new)).mapToDouble(Double::parseDouble).toArray();
    }

    /** A column of a table. */
    public static List<String> texts(String table, String column) {
        List<String> lines = lines(table);
        int index = List.of(lines.get(0).split(",")).indexOf(column);
        return lines.subList(1, lines.size()).stream().map(line -> line.split(",")[index]).toList();
    }

    /** The lines of a file of the reference. */
    public static List<String> lines(String name) {
        try (InputStream stream = Reference.class.getResourceAsStream(FOLDER + name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
