package org.apical.data.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apical.api.Problem;
import org.apical.data.StoredClip;

/** Gathers the labels that a data set brings with its clips into a label table. */
final class LabelAttributes {

    private static final String PREFIX = "label.";

    private final Map<List<String>, Map<String, Set<String>>> rows = new TreeMap<>((a, b) -> {
        int patients = a.get(0).compareTo(b.get(0));
        return patients != 0 ? patients : a.get(1).compareTo(b.get(1));
    });
    private final Set<String> columns = new TreeSet<>();

    void add(StoredClip clip) {
        clip.attributes().forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isBlank()) {
                String column = name.substring(PREFIX.length());
                columns.add(column);
                rows.computeIfAbsent(List.of(clip.patient(), clip.study()), key -> new TreeMap<>())
                        .computeIfAbsent(column, key -> new TreeSet<>()).add(value);
            }
        });
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Writes a row a study; where clips of a study disagree the cell stays empty and is named. */
    List<Problem> write(Path file) throws IOException {
        List<Problem> problems = new ArrayList<>();
        CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').build();
        try (BufferedWriter writer = Files.newBufferedWriter(file);
                CSVPrinter printer = new CSVPrinter(writer, format)) {
            List<String> header = new ArrayList<>(List.of("patientId", "studyUid"));
            header.addAll(columns);
            printer.printRecord(header);
            for (Map.Entry<List<String>, Map<String, Set<String>>> row : rows.entrySet()) {
                List<String> cells = new ArrayList<>(row.getKey());
                for (String column : columns) {
                    Set<String> values = row.getValue().getOrDefault(column, Set.of(""));
                    if (values.size() > 1) {
                        problems.add(new Problem("The clips of the study " + row.getKey().get(1) + " disagree: "
                                + column + " is " + String.join(" or ", values) + "; neither was taken.", "",
                                "patient " + row.getKey().get(0), "Import with --labels to say which is right."));
                    }
                    cells.add(values.size() > 1 ? "" : values.iterator().next());
                }
                printer.printRecord(cells);
            }
        }
        return problems;
    }
}
