package org.apical.data.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apical.api.ApicalException;
import org.apical.api.Problem;

/** The views that a classifier gave to files, as {@code apical predict} writes them. */
final class ViewTable {

    private static final List<String> VIEW = List.of("view", "class");

    private final Map<String, Row> rows = new HashMap<>();
    private final Set<String> views = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final String file;

    /**
     * What the table says of a file.
     *
     * @param view the view
     * @param probability how sure it is, 0 to 1; {@code NaN} when the table does not say
     */
    record Row(String view, double probability) {
    }

    private ViewTable(Path csv) {
        this.file = csv.toString();
    }

    static ViewTable read(Path csv, boolean withProbability) throws ApicalException {
        ViewTable table = new ViewTable(csv);
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true)
                .setIgnoreEmptyLines(true).setIgnoreHeaderCase(true).build();
        try (Reader reader = Files.newBufferedReader(csv); CSVParser parser = CSVParser.parse(reader, format)) {
            List<String> columns = parser.getHeaderNames().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
            String view = VIEW.stream().filter(columns::contains).findFirst().orElse("");
            if (view.isEmpty() || !columns.contains("file") || withProbability && !columns.contains("probability")) {
                throw ApicalException.badInput(new Problem("This is no table of views: it needs the columns file and "
                        + "view (or class)" + (withProbability ? " and probability" : "") + "; the columns are "
                        + String.join(", ", parser.getHeaderNames()) + ".", table.file, "line 1",
                        "Write it with 'apical predict' and the run of the task view."));
            }
            for (CSVRecord line : parser) {
                table.add(line, view, columns.contains("probability"), parser.getCurrentLineNumber());
            }
        } catch (IOException e) {
            throw CohortFiles.cannotRead(csv, e);
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw ApicalException.badInput(new Problem("This is no readable table (" + e.getMessage() + ").",
                    table.file, "", "Write it again with 'apical predict'."), e);
        }
        return table;
    }

    private void add(CSVRecord line, String viewColumn, boolean withProbability, long number) throws ApicalException {
        if (!line.isConsistent()) {
            throw fault("The line has " + line.size() + " cells, which the first line has not.", number);
        }
        double probability = Double.NaN;
        if (withProbability) {
            try {
                probability = Double.parseDouble(line.get("probability"));
            } catch (NumberFormatException e) {
                throw fault("'" + line.get("probability") + "' is no probability.", number);
            }
        }
        Row row = new Row(line.get(viewColumn), probability);
        Row before = rows.putIfAbsent(line.get("file"), row);
        if (before != null && !before.view().equalsIgnoreCase(row.view())) {
            throw fault("The file " + line.get("file") + " has the view " + row.view() + " here and " + before.view()
                    + " above.", number);
        }
        views.add(row.view());
    }

    private ApicalException fault(String message, long line) {
        return ApicalException.badInput(new Problem(message, file, "line " + line, "Correct the line."));
    }

    /** Returns what the table says of a file, named relative to its source. */
    Optional<Row> row(String name) {
        return Optional.ofNullable(rows.get(name));
    }

    /** Tells whether any file has this view. */
    boolean names(String view) {
        return views.contains(view);
    }

    String file() {
        return file;
    }
}
