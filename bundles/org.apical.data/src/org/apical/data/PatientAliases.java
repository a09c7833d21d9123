package org.apical.data;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.data.internal.CohortFiles;

/**
 * Which ids belong to one patient, so that no patient comes into two parts under two names.
 *
 * <p>Read from a CSV table with a line of column names and two ids a line; ids that are joined by several lines belong
 * together. The smallest id stands for all of them.
 *
 * @since 1.0
 */
public final class PatientAliases {

    private static final PatientAliases NONE = new PatientAliases(Map.of());

    private final Map<String, String> parents;

    private PatientAliases(Map<String, String> parents) {
        this.parents = parents;
    }

    /**
     * Returns a table in which every id is a patient of its own.
     *
     * @return the empty table
     */
    public static PatientAliases none() {
        return NONE;
    }

    /**
     * Reads an alias table.
     *
     * @param csv the file, in UTF-8, with a line of column names
     * @return the aliases
     * @throws ApicalException when it cannot be read or a line does not hold two ids
     */
    public static PatientAliases read(Path csv) throws ApicalException {
        Map<String, String> parents = new TreeMap<>();
        CSVFormat format = CSVFormat.DEFAULT.builder().setIgnoreSurroundingSpaces(true).setTrim(true)
                .setIgnoreEmptyLines(true).build();
        try (Reader reader = Files.newBufferedReader(csv, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(reader, format)) {
            boolean header = true;
            for (CSVRecord row : parser) {
                if (row.size() < 2 || row.get(0).isEmpty() || row.get(1).isEmpty()) {
                    throw ApicalException.badInput(new Problem("This line of the alias table does not hold two ids.",
                            csv.toString(), "line " + parser.getCurrentLineNumber(),
                            "Write two patient ids, with a comma between them."));
                }
                if (!header) {
                    join(parents, row.get(0), row.get(1));
                }
                header = false;
            }
        } catch (IOException e) {
            throw CohortFiles.cannotRead(csv, e);
        } catch (UncheckedIOException e) {
            throw CohortFiles.cannotRead(csv, e.getCause());
        }
        return new PatientAliases(parents);
    }

    private static void join(Map<String, String> parents, String one, String other) {
        String first = root(parents, one);
        String second = root(parents, other);
        String smaller = first.compareTo(second) < 0 ? first : second;
        parents.put(first, smaller);
        parents.put(second, smaller);
    }

    private static String root(Map<String, String> parents, String id) {
        String root = id;
        for (String parent = parents.get(root); parent != null && !parent.equals(root); parent = parents.get(root)) {
            root = parent;
        }
        return root;
    }

    /**
     * Returns the id that stands for a patient.
     *
     * @param id one of the patient's ids
     * @return the smallest of all the patient's ids; the id itself when it has no alias
     */
    public String patient(String id) {
        return root(parents, id);
    }

    /**
     * Returns the other ids of a patient.
     *
     * @param id one of the patient's ids
     * @return all others, sorted
     */
    public List<String> others(String id) {
        List<String> others = new ArrayList<>();
        parents.keySet().stream().filter(other -> !other.equals(id) && patient(other).equals(patient(id)))
                .forEach(others::add);
        return others;
    }
}
