package org.apical.data.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Suggestions;
import org.apical.data.LabelTable;
import org.apical.data.LabelTable.Key;

/** Reads label files as people write them: by spreadsheets of several countries. */
public final class LabelReader {

    private static final List<String> PATIENT = List.of("patient", "patientid", "patientidentifier", "subject",
            "subjectid", "mrn");
    private static final List<String> CLIP = List.of("filename", "file", "clip", "clipid", "hashedfilename");
    private static final List<String> STUDY = List.of("study", "studyid", "studyuid", "studyinstanceuid", "accession",
            "accessionnumber");
    static final Pattern EXTENSION = Pattern.compile("\\.(avi|mp4|dcm|png)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d+,\\d+");

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private final Map<Key, Map<String, String>> rows = new LinkedHashMap<>();
    private final Map<Key, Long> lines = new LinkedHashMap<>();
    private final Set<String> keys = new TreeSet<>();
    private char delimiter;
    private int patientColumn;
    private int studyColumn;
    private boolean patientIsClip;

    private final String idColumn;

    private LabelReader(Path csv, String idColumn) {
        this.file = csv.toString();
        this.idColumn = idColumn;
    }

    /**
     * Reads a label file.
     *
     * @param csv the file
     * @param idColumn the column whose ids clips are found by; empty to go by the names of the columns
     * @return the labels
     * @throws ApicalException when it cannot be read or names neither patients nor studies
     */
    public static LabelTable read(Path csv, String idColumn) throws ApicalException {
        LabelReader reader = new LabelReader(csv, idColumn);
        try {
            byte[] bytes = Files.readAllBytes(csv);
            if (starts(bytes, 'P', 'K', 3, 4)) {
                reader.parse(ExcelSheet.read(csv));
            } else if (starts(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
                throw ApicalException.badInput(new Problem("This is an Excel workbook of the kind before 2007 (.xls), "
                        + "which is not read.", csv.toString(), "", "Open it and save it as .xlsx or CSV."));
            } else {
                reader.parse(reader.decode(bytes));
            }
        } catch (CSVException e) {
            throw reader.broken(e);
        } catch (IOException e) {
            throw CohortFiles.cannotRead(csv, e);
        } catch (UncheckedIOException e) {
            throw reader.broken(e.getCause());
        }
        LabelUnits.convert(reader.columns, reader.rows.values()).forEach(said -> reader.problem(1, said, ""));
        return new LabelTable(reader.file, reader.columns, reader.rows, reader.keys, reader.problems,
                !idColumn.isEmpty());
    }

    /**
     * Copies a label file as CSV.
     *
     * @param from a CSV file, which is copied as it is, or an Excel workbook
     * @param to the file to write
     * @throws ApicalException when it is no readable workbook
     * @throws IOException when it cannot be read or written
     */
    static void copy(Path from, Path to) throws ApicalException, IOException {
        byte[] bytes = Files.readAllBytes(from);
        if (!starts(bytes, 'P', 'K', 3, 4)) {
            Files.write(to, bytes);
            return;
        }
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(to),
                CSVFormat.DEFAULT.builder().setRecordSeparator('\n').build())) {
            for (List<String> row : ExcelSheet.read(from)) {
                printer.printRecord(row);
            }
        }
    }

    private ApicalException broken(IOException cause) {
        return ApicalException.badInput(new Problem("This is no readable table (" + cause.getMessage() + ").", file,
                "", "Look for a quotation mark that is not closed."), cause);
    }

    private String decode(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            problem(0, "The text is not UTF-8; it was read as Windows-1252.", "Save the table as UTF-8.");
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private void parse(String text) throws IOException, ApicalException {
        delimiter = delimiter(text);
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true).setTrim(true).build();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            boolean header = true;
            for (CSVRecord row : parser) {
                if (header) {
                    header(row.toList());
                    header = false;
                } else {
                    row(row.toList(), parser.getCurrentLineNumber());
                }
            }
            if (header) {
                throw empty();
            }
        }
    }

    private void parse(List<List<String>> sheet) throws ApicalException {
        boolean header = true;
        for (int i = 0; i < sheet.size(); i++) {
            List<String> row = sheet.get(i).stream().map(String::strip).toList();
            if (header && row.stream().anyMatch(cell -> !cell.isEmpty())) {
                header(row);
                header = false;
            } else if (!header) {
                row(row, i + 1);
            }
        }
        if (header) {
            throw empty();
        }
    }

    private ApicalException empty() {
        return ApicalException.badInput(new Problem("The label table is empty.", file, "",
                "Give it a line of column names and a line for every patient."));
    }

    /** The separator that occurs most often in the first line, outside quotation marks. */
    private static char delimiter(String text) {
        Map<Character, Integer> counts = new TreeMap<>(Map.of(',', 0, ';', 0, '\t', 0));
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            } else if (!quoted) {
                counts.computeIfPresent(c, (key, count) -> count + 1);
            }
        }
        char best = ',';
        for (Map.Entry<Character, Integer> entry : counts.entrySet()) {
            best = entry.getValue() > counts.get(best) ? entry.getKey() : best;
        }
        return best;
    }

    private void header(List<String> row) throws ApicalException {
        columns.addAll(row);
        Set<String> seen = new TreeSet<>();
        for (String column : columns) {
            if (!column.isEmpty() && !seen.add(column.toLowerCase(Locale.ROOT))) {
                problem(1, "The column '" + column + "' occurs twice; the first is read.", "Rename or remove one.");
            }
        }
        if (!idColumn.isEmpty()) {
            patientColumn = chosen();
            studyColumn = -1;
            patientIsClip = true;
            return;
        }
        patientColumn = column(PATIENT);
        studyColumn = column(STUDY);
        if (patientColumn < 0) {
            patientColumn = column(CLIP);
            patientIsClip = patientColumn >= 0;
        }
        if (patientColumn < 0 && studyColumn < 0) {
            throw ApicalException.badInput(new Problem("No column names the patients; the columns are "
                    + String.join(", ", columns) + ".", file, "line 1",
                    "Name the column that holds the patient's id 'patient'."));
        }
    }

    private int chosen() throws ApicalException {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equalsIgnoreCase(idColumn.strip())) {
                return i;
            }
        }
        throw ApicalException.badInput(new Problem("There is no column '" + idColumn + "' to find clips by.", file,
                "line 1", Suggestions.sentence(idColumn, columns)));
    }

    private int column(List<String> names) {
        for (String name : names) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").equals(name)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private void row(List<String> row, long line) {
        Map<String, String> cells = new TreeMap<>();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i).strip();
            if (cell.isEmpty()) {
                continue;
            }
            if (i >= columns.size()) {
                problem(line, "There are more cells than columns; '" + cell + "' was left out.",
                        "Look for a separator inside a cell.");
                break;
            }
            if (delimiter == ';' && DECIMAL_COMMA.matcher(cell).matches()) {
                cell = cell.replace(',', '.');
            }
            cells.putIfAbsent(columns.get(i).toLowerCase(Locale.ROOT), cell);
        }
        if (cells.isEmpty()) {
            return;
        }
        String patient = id(row, patientColumn);
        String study = id(row, studyColumn);
        if (patientIsClip) {
            patient = EXTENSION.matcher(patient).replaceFirst("");
        }
        if (patient.isEmpty() && study.isEmpty()) {
            problem(line, "The row names no patient and was left out.", "Fill in the patient's id.");
            return;
        }
        keys.add(patient.isEmpty() ? study : patient);
        add(new Key(patient, study), cells, line);
    }

    private static String id(List<String> row, int column) {
        return column < 0 || column >= row.size() ? "" : row.get(column).strip();
    }

    /** Rows of one key are joined; where they disagree neither can be believed. */
    private void add(Key key, Map<String, String> cells, long line) {
        Map<String, String> before = rows.putIfAbsent(key, cells);
        if (before == null) {
            lines.put(key, line);
            return;
        }
        String who = (key.patient().isEmpty() ? "" : "patient " + key.patient() + " ")
                + (key.study().isEmpty() ? "" : "study " + key.study() + " ");
        Map<String, String> conflicts = new TreeMap<>();
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            String other = before.putIfAbsent(cell.getKey(), cell.getValue());
            boolean id = patientColumn >= 0 && cell.getKey().equalsIgnoreCase(columns.get(patientColumn));
            if (other != null && !id && !other.isEmpty() && !other.equals(cell.getValue())) {
                conflicts.put(cell.getKey(), cell.getKey() + " is " + other + " or " + cell.getValue());
            }
        }
        if (conflicts.isEmpty()) {
            problem(line, "The row of " + who + "repeats line " + lines.get(key) + ".", "Remove one of them.");
        } else {
            conflicts.keySet().forEach(column -> before.put(column, ""));
            problem(line, "The row of " + who + "contradicts line " + lines.get(key) + ": "
                    + String.join(", ", conflicts.values()) + "; these cells were left out.", "Correct one of them.");
        }
    }

    private void problem(long line, String message, String remedy) {
        problems.add(new Problem(message, file, line == 0 ? "" : "line " + line, remedy));
    }
}
