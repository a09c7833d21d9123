package org.apical.data;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Suggestions;
import org.apical.api.task.LabelRow;
import org.apical.data.internal.ClipIds;
import org.apical.data.internal.LabelRanges;
import org.apical.data.internal.LabelReader;

/**
 * The labels of patients and studies, read from a CSV file or an Excel workbook.
 *
 * <p>Columns may stand in any order, further columns do no harm, names are matched without regard to case. Patients
 * are recognised by a column named patient, patientId, patient_id, subject or mrn, else by one named fileName, file or
 * clip; studies by study, studyId, studyUid or accession. Columns that state another unit than the tasks read, such as
 * heightCm or "weight [lb]", are converted into one that the tasks read.
 *
 * @since 1.0
 */
public final class LabelTable {

    private final String file;
    private final List<String> columns;
    private final Map<Key, Map<String, String>> rows;
    private final Set<String> keys;
    private final List<Problem> problems;
    private final boolean isByAnyId;

    /**
     * What a row belongs to.
     *
     * @param patient the patient's id, empty when the table names studies only
     * @param study the study's id, empty when the row is for all studies of the patient
     */
    public record Key(String patient, String study) {
    }

    /**
     * Creates a table from what was read.
     *
     * @param file the name of the file, for messages
     * @param columns the names of the columns
     * @param rows cells by lower-case column name, by key; blank cells are left out
     * @param keys the ids that the file names: patients, or studies when it names no patients
     * @param problems what was odd
     * @param isByAnyId whether the ids may be any of a clip: of patient, study or clip, accession number, file name, or
     *     the hash of the patient's id
     */
    public LabelTable(String file, List<String> columns, Map<Key, Map<String, String>> rows, Set<String> keys,
            List<Problem> problems, boolean isByAnyId) {
        this.file = file;
        this.columns = List.copyOf(columns);
        this.rows = Map.copyOf(rows);
        this.keys = Collections.unmodifiableSet(new TreeSet<>(keys));
        this.problems = List.copyOf(problems);
        this.isByAnyId = isByAnyId;
    }

    /**
     * Reads a label file: comma, semicolon or tab, any line end, with or without byte order mark.
     *
     * @param csv the file
     * @return the labels
     * @throws ApicalException when it cannot be read or no column names patients or studies
     */
    public static LabelTable read(Path csv) throws ApicalException {
        return LabelReader.read(csv, "");
    }

    /**
     * Reads a label file and finds clips by a column that the reader chose.
     *
     * @param csv a CSV file or the first sheet of an Excel workbook (.xlsx)
     * @param idColumn the column; its ids may be those of patients, studies or clips, accession numbers, file names or
     *     SHA-256 of patients' ids; empty to go by the names of the columns
     * @return the labels
     * @throws ApicalException when it cannot be read or has no such column
     */
    public static LabelTable read(Path csv, String idColumn) throws ApicalException {
        return LabelReader.read(csv, idColumn);
    }

    /**
     * Returns a table without columns and rows.
     *
     * @return the empty table
     */
    public static LabelTable none() {
        return new LabelTable("", List.of(), Map.of(), Set.of(), List.of(), false);
    }

    /**
     * Returns the columns as the file names them.
     *
     * @return the names in the file's order
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * Returns the labels of a study: its own row, else the row of its patient that names no study.
     *
     * @param patient the patient's id
     * @param study the study's id
     * @return the labels, empty when no row belongs to them; a row that names another study does not
     */
    public Optional<LabelRow> row(String patient, String study) {
        return row(List.of(new Key(patient, study), new Key("", study), new Key(patient, "")));
    }

    /**
     * Returns the labels of a clip.
     *
     * @param clip the clip
     * @return the row found by the chosen column, or that of its patient and study when no column was chosen
     */
    public Optional<LabelRow> row(StoredClip clip) {
        return isByAnyId ? row(ClipIds.of(clip).stream().map(id -> new Key(id, "")).toList())
                : row(clip.patient(), clip.study());
    }

    /**
     * Returns the ids by which a row may name a clip.
     *
     * @param clip the clip
     * @return its patient and study, or all its ids when a column was chosen
     */
    public List<String> ids(StoredClip clip) {
        return isByAnyId ? ClipIds.of(clip) : List.of(clip.patient(), clip.study());
    }

    private Optional<LabelRow> row(List<Key> wanted) {
        for (Key key : wanted) {
            Map<String, String> cells = rows.get(key);
            if (cells != null) {
                return Optional.of(column -> Optional.ofNullable(cells.get(column.strip().toLowerCase(Locale.ROOT)))
                        .filter(cell -> !cell.isEmpty()));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns labels that cannot be true or look like another unit.
     *
     * @return the problems, column by column
     */
    public List<Problem> implausible() {
        return LabelRanges.check(file, columns, rows);
    }

    /**
     * Returns what was odd: duplicate and conflicting rows, cells beyond the header.
     *
     * @return the problems in the order of the file
     */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Returns the ids that the file names.
     *
     * @return patients, or studies when the file names no patients; sorted
     */
    public Set<String> keys() {
        return keys;
    }

    /**
     * Checks that columns are there before any work begins.
     *
     * @param required the columns that a task reads
     * @param taskId the task, for the message
     * @throws ApicalException naming the file, the first missing column and the nearest that is there
     */
    public void requireColumns(List<String> required, String taskId) throws ApicalException {
        for (String column : required) {
            if (columns.stream().noneMatch(present -> present.equalsIgnoreCase(column.strip()))) {
                if (columns.isEmpty()) {
                    throw ApicalException.badInput(new Problem("There are no labels for the task '" + taskId + "'.",
                            file, "column " + column, "Import the cohort with --labels."));
                }
                throw ApicalException.badInput(new Problem("The column '" + column + "', which the task '" + taskId
                        + "' learns from, is missing.", file, "line 1", Suggestions.sentence(column, columns)));
            }
        }
    }
}
