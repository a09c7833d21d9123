package org.apical.experiment.search;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import org.apical.api.ApicalException;
import org.apical.api.Problem;

/**
 * The cells of a search as its file cells.csv tells them, at work or finished.
 *
 * @param keys the settings that are searched
 * @param metric the short id of the metric on the validation part
 * @param rows a row a training
 * @since 1.0
 */
public record SearchTable(List<String> keys, String metric, List<Row> rows) {

    private static final int BEFORE = 2;
    private static final int AFTER = 6;

    /**
     * One training of a search.
     *
     * @param cell the number of its cell, from 1
     * @param seed its seed
     * @param values its settings by key, as written
     * @param state where it stands, in words
     * @param loss the validation loss of its best epoch, perhaps no number
     * @param value the metric of that epoch, perhaps no number
     * @param run the folder of the run
     */
    public record Row(int cell, long seed, Map<String, String> values, String state, double loss, double value,
            Path run) {

        /** Copies the values and keeps their order. */
        public Row {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** Copies the lists. */
    public SearchTable {
        keys = List.copyOf(keys);
        rows = List.copyOf(rows);
    }

    /**
     * Reads the table of a search.
     *
     * @param search the search's folder
     * @return its cells; none while the first is at work
     * @throws ApicalException when the table is damaged
     */
    public static SearchTable read(SearchFolder search) throws ApicalException {
        Path file = search.cells();
        if (!Files.exists(file)) {
            return new SearchTable(List.of(), "", List.of());
        }
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
        try (Reader reader = Files.newBufferedReader(file); CSVParser parser = CSVParser.parse(reader, format)) {
            List<String> header = parser.getHeaderNames();
            List<String> keys = header.subList(BEFORE, header.size() - AFTER);
            String metric = header.get(header.size() - 2).substring("validation".length());
            List<Row> rows = new ArrayList<>();
            for (CSVRecord line : parser) {
                Map<String, String> values = new LinkedHashMap<>();
                keys.forEach(key -> values.put(key, line.get(key)));
                rows.add(new Row(Integer.parseInt(line.get("cell")), Long.parseLong(line.get("seed")), values,
                        line.get("state"), Double.parseDouble(line.get("validationLoss")),
                        Double.parseDouble(line.get(header.size() - 2)), search.root().resolve(line.get("run"))));
            }
            return new SearchTable(keys, metric.substring(0, 1).toLowerCase(Locale.ROOT) + metric.substring(1), rows);
        } catch (IOException | RuntimeException e) {
            throw ApicalException.badInput(new Problem("This table of a search cannot be read.", file.toString(), "",
                    "Remove it and start the search again: it goes on where it was."), e);
        }
    }
}
