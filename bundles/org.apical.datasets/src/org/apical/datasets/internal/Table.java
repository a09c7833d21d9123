package org.apical.datasets.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apical.api.ApicalException;
import org.apical.api.Problem;

/**
 * A CSV table read row by row, its columns found by name: in any order, in any case, with byte order mark, any line
 * end, and comma, semicolon or tab.
 */
public final class Table implements AutoCloseable {

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d+,\\d+");

    /** What a row of a table holds; asking for a column that is not there gives an empty text. */
    public final class Row {

        private final CSVRecord record;

        private Row(CSVRecord record) {
            this.record = record;
        }

        /**
         * Returns a cell. In a table with semicolons, a decimal comma becomes a point.
         *
         * @param column the column's name
         * @return its text without surrounding spaces, empty when there is none
         */
        public String get(String column) {
            Integer index = indices.get(plain(column));
            String cell = index == null || index >= record.size() ? "" : record.get(index).strip();
            return delimiter == ';' && DECIMAL_COMMA.matcher(cell).matches() ? cell.replace(',', '.') : cell;
        }

        /**
         * Returns a cell as a number.
         *
         * @param column the column's name
         * @return the number, {@code NaN} when the cell is empty or holds none
         */
        public double number(String column) {
            String cell = get(column);
            try {
                double value = Double.parseDouble(cell);
                return Double.isFinite(value) ? value : Double.NaN;
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }

        /**
         * Returns a cell as a whole number from 0.
         *
         * @param column the column's name
         * @return the number, -1 when the cell holds none; 12.0 counts as 12
         */
        public int index(String column) {
            double value = number(column);
            return value >= 0 && value <= Integer.MAX_VALUE && value == Math.rint(value) ? (int) value : -1;
        }

        /**
         * Returns where the row stands.
         *
         * @return "line 7"
         */
        public String place() {
            return "line " + record.getRecordNumber();
        }
    }

    private final Path file;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns = new ArrayList<>();
    private final Map<String, Integer> indices = new TreeMap<>();
    private final char delimiter;

    private Table(Path file, CSVParser parser, char delimiter) throws ApicalException {
        this.file = file;
        this.parser = parser;
        this.delimiter = delimiter;
        this.records = parser.iterator();
        CSVRecord header = nextRecord();
        if (header == null) {
            throw ApicalException.badInput(new Problem("The table is empty.", file.toString(), "",
                    "Copy the file again."));
        }
        for (String name : header) {
            String plain = plain(name);
            if (!plain.isEmpty()) {
                indices.putIfAbsent(plain, columns.size());
            }
            columns.add(name.strip());
        }
    }

    /**
     * Opens a table and reads its header.
     *
     * @param file the file
     * @param required the columns that it must have
     * @return the table
     * @throws ApicalException when it cannot be read or a column is missing, naming both
     */
    public static Table open(Path file, String... required) throws ApicalException {
        Reader reader = null;
        Table table = null;
        try {
            BufferedReader text = new BufferedReader(decoded(file));
            reader = text;
            text.mark(1 << 16);
            char[] start = new char[1 << 15];
            int got = Math.max(0, text.read(start));
            text.reset();
            char delimiter = delimiter(new String(start, 0, got));
            CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true)
                    .setIgnoreSurroundingSpaces(true).build();
            table = new Table(file, CSVParser.parse(text, format), delimiter);
            for (String column : required) {
                if (!table.has(column)) {
                    throw ApicalException.badInput(new Problem("The column '" + column + "' is missing; the columns "
                            + "are " + String.join(", ", table.columns) + ".", file.toString(), "line 1",
                            "Check that this is the data set's own file."));
                }
            }
            Table opened = table;
            reader = null;
            return opened;
        } catch (IOException e) {
            throw Files.exists(file) ? broken(file, e) : ApicalException.badInput(new Problem("This file is missing.",
                    file.toString(), "", "Name the folder that holds it, or copy the data set again."), e);
        } finally {
            if (reader != null) {
                closeQuietly(reader);
            }
        }
    }

    private static Reader decoded(Path file) throws IOException {
        PushbackInputStream in = new PushbackInputStream(Files.newInputStream(file), 3);
        byte[] mark = in.readNBytes(3);
        Charset charset = StandardCharsets.UTF_8;
        int skip = 0;
        if (mark.length == 3 && mark[0] == (byte) 0xEF && mark[1] == (byte) 0xBB && mark[2] == (byte) 0xBF) {
            skip = 3;
        } else if (mark.length >= 2 && mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE) {
            charset = StandardCharsets.UTF_16LE;
            skip = 2;
        } else if (mark.length >= 2 && mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF) {
            charset = StandardCharsets.UTF_16BE;
            skip = 2;
        }
        in.unread(Arrays.copyOfRange(mark, skip, mark.length));
        return new InputStreamReader(in, charset);
    }

    private static char delimiter(String text) {
        String header = text.lines().findFirst().orElse("");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /**
     * Returns whether there is a column.
     *
     * @param column its name
     * @return true when there is
     */
    public boolean has(String column) {
        return indices.containsKey(plain(column));
    }

    /**
     * Returns the columns as the file names them.
     *
     * @return the names in the file's order; a nameless column has an empty one
     */
    public List<String> columns() {
        return List.copyOf(columns);
    }

    /**
     * Reads the next row that is not blank.
     *
     * @return the row, {@code null} at the end
     * @throws ApicalException when the rest of the file is no table
     */
    public Row next() throws ApicalException {
        CSVRecord record = nextRecord();
        while (record != null && record.stream().allMatch(String::isBlank)) {
            record = nextRecord();
        }
        return record == null ? null : new Row(record);
    }

    private CSVRecord nextRecord() throws ApicalException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw broken(file, e.getCause());
        } catch (IllegalStateException e) {
            throw broken(file, e);
        }
    }

    private static ApicalException broken(Path file, Exception cause) {
        return ApicalException.badInput(new Problem("This is no readable table (" + cause.getMessage() + ").",
                file.toString(), "", "Look for a quotation mark that is not closed."), cause);
    }

    private static void closeQuietly(Reader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            // A file that is only read loses nothing.
            return;
        }
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            // A file that is only read loses nothing.
            return;
        }
    }
}
