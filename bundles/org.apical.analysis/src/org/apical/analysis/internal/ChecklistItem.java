package org.apical.analysis.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An item of a reporting guideline.
 *
 * @param checklist the guideline's name
 * @param item the item's number
 * @param part where in an article it belongs
 * @param asked what is asked for, in our words
 * @param evidence what of a run answers it, keys of {@link Evidence}; none when a run cannot know
 * @param added what the authors must add, empty when the run says all
 */
record ChecklistItem(String checklist, String item, String part, String asked, List<String> evidence, String added) {

    private static final List<ChecklistItem> ALL = read();

    static List<ChecklistItem> all() {
        return ALL;
    }

    private static List<ChecklistItem> read() {
        try (InputStream stream = ChecklistItem.class.getResourceAsStream("checklists.tsv");
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t"))
                    .map(cells -> new ChecklistItem(cells[0], cells[1], cells[2], cells[3],
                            cells[4].equals("-") ? List.of() : List.of(cells[4].split(",")),
                            cells[5].equals("-") ? "" : cells[5]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
