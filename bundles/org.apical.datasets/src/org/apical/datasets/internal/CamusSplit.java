package org.apical.datasets.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apical.api.ApicalException;

/**
 * The lists of patients that say which part each belongs to. A patient who is in several lists gets all of their
 * parts, so that whoever honours the split sees the contradiction.
 */
final class CamusSplit {

    private static final List<String> WORDS = List.of("training", "validation", "testing");

    private final Map<String, TreeSet<String>> parts = new TreeMap<>();
    private final List<Path> files = new ArrayList<>();

    private CamusSplit() {
    }

    /** Reads {@code database_split/subgroup_*.txt}, else {@code listSubGroups/subGroup<fold>_*.txt}. */
    static CamusSplit read(Path root, int fold) throws ApicalException {
        CamusSplit split = new CamusSplit();
        Path parent = root.toAbsolutePath().normalize().getParent();
        for (Path base : parent == null ? List.of(root) : List.of(root, parent)) {
            for (String[] layout : new String[][] {{"database_split", "subgroup_"},
                {"listSubGroups", "subGroup" + fold + "_"}}) {
                Path folder = EchonetFolder.file(base, layout[0]);
                for (String word : WORDS) {
                    Path file = EchonetFolder.file(folder, layout[1] + word + ".txt");
                    if (Files.isRegularFile(file)) {
                        split.add(file, new Parts(8, 9).of(word));
                    }
                }
                if (!split.files.isEmpty()) {
                    return split;
                }
            }
        }
        return split;
    }

    private void add(Path file, String part) throws ApicalException {
        files.add(file);
        try {
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\uFEFF", "").lines()
                    .map(line -> line.strip().toLowerCase(Locale.ROOT)).filter(line -> !line.isEmpty())
                    .forEach(line -> parts.computeIfAbsent(line, key -> new TreeSet<>()).add(part));
        } catch (IOException e) {
            throw ImageBytes.unreadable(file, e);
        }
    }

    /** Returns the part of a patient; two words for one who is in two; empty when no list names the patient. */
    String part(String patient) {
        return String.join(" and ", parts.getOrDefault(patient.toLowerCase(Locale.ROOT), new TreeSet<>()));
    }

    /** Returns the patients that the lists name, in lower case. */
    Iterable<String> patients() {
        return parts.keySet();
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    Path file() {
        return files.get(0);
    }
}
