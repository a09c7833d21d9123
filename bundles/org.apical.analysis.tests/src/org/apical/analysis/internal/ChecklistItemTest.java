package org.apical.analysis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.apical.analysis.SampleRuns;

/** Holds the lists against the numbering of TRIPOD+AI and of CLAIM's 2024 update. */
class ChecklistItemTest {

    /** The items of TRIPOD+AI that have parts, with the last part's letter. */
    private static final List<String> PARTS = List.of("3c", "5b", "6c", "8c", "9c", "12g", "18f", "20c", "23b", "27c");

    private static List<ChecklistItem> items(String checklist) {
        return ChecklistItem.all().stream().filter(item -> item.checklist().equals(checklist)).toList();
    }

    private static List<String> parts(int item) {
        return PARTS.stream().filter(part -> part.startsWith(Integer.toString(item))
                && part.length() == Integer.toString(item).length() + 1).findFirst()
                .map(part -> IntStream.rangeClosed('a', part.charAt(part.length() - 1))
                        .mapToObj(letter -> Integer.toString(item) + (char) letter).toList())
                .orElse(List.of(Integer.toString(item)));
    }

    @Test
    void everyItemStandsOnceAndInItsOrder() {
        assertEquals(IntStream.rangeClosed(1, 27).mapToObj(ChecklistItemTest::parts).flatMap(List::stream).toList(),
                items("TRIPOD+AI").stream().map(ChecklistItem::item).toList());
        assertEquals(52, items("TRIPOD+AI").size());
        assertEquals(IntStream.rangeClosed(1, 44).mapToObj(Integer::toString).toList(),
                items("CLAIM").stream().map(ChecklistItem::item).toList());
    }

    @Test
    void whatNoRunCanAnswerIsAskedOfTheAuthors() {
        for (ChecklistItem item : ChecklistItem.all()) {
            assertFalse(item.asked().isBlank(), item.item());
            assertTrue(!item.evidence().isEmpty() || !item.added().isEmpty(), item.checklist() + " " + item.item());
        }
    }

    @Test
    void everyAnswerIsOneThatSomeRunCanGive(@TempDir Path folder) throws Exception {
        TreeSet<String> given = new TreeSet<>(Evidence.of(SampleRuns.withDetails(SampleRuns.binary(folder),
                "org.apical.echonet.pacemakerLead", Map.of())).keySet());
        TreeSet<String> named = new TreeSet<>();
        ChecklistItem.all().forEach(item -> named.addAll(item.evidence()));
        named.removeAll(given);
        assertEquals(Set.of(), named);
    }
}
