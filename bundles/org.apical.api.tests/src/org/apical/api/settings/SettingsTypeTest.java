package org.apical.api.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class SettingsTypeTest {

    enum Direction {
        LEFT, FAR_RIGHT
    }

    record Everything(
            @Setting(label = "Count", help = "How many.", min = 1, max = 5, defaultValue = "3") int count,
            @Setting(label = "Rate", help = "How fast.", unit = "ms", min = 0) double rate,
            @Setting(label = "Seed", help = "Where chance begins.", defaultValue = "9000000000") long seed,
            @Setting(label = "On", help = "Whether it is on.", defaultValue = "true") boolean on,
            @Setting(label = "Name", help = "What it is called.", defaultValue = "") String name,
            @Setting(label = "Direction", help = "Where to.", defaultValue = "farRight") Direction direction,
            @Setting(label = "Folder", help = "Where.", defaultValue = "a/b") Path folder,
            @Setting(label = "Sizes", help = "How large.", min = 1, defaultValue = "2,3") List<Integer> sizes) {
    }

    private final SettingsType<Everything> type = SettingsType.of(Everything.class);

    @Test
    void fillsDefaultsOfEveryType() throws SettingsException {
        Everything bound = type.bind(Map.of("rate", 1.5));
        assertEquals(new Everything(3, 1.5, 9_000_000_000L, true, "", Direction.FAR_RIGHT, Path.of("a/b"),
                List.of(2, 3)), bound);
    }

    @Test
    void givesBackWhatItWroteOut() throws SettingsException {
        Everything bound = type.bind(Map.of("rate", "2", "direction", "left", "sizes", List.of("7", 8)));
        assertEquals(bound, type.bind(type.toMap(bound)));
        assertEquals("left", type.toMap(bound).get("direction"));
    }

    @Test
    void namesTheKeyThatWasMeant() {
        SettingsException e = assertThrows(SettingsException.class,
                () -> type.bind(Map.of("rate", 1, "cuont", 2)));
        assertEquals("cuont", e.faults().get(0).key());
        assertTrue(e.faults().get(0).remedy().contains("'count'"), e.getMessage());
    }

    @Test
    void reportsEveryFaultAtOnce() {
        SettingsException e = assertThrows(SettingsException.class,
                () -> type.bind(Map.of("count", 9, "on", "maybe", "direction", "up", "sizes", List.of(0))));
        assertEquals(List.of("count", "rate", "on", "direction", "sizes"),
                e.faults().stream().map(SettingsException.Fault::key).toList());
        assertTrue(e.faults().get(0).remedy().contains("1 to 5"), e.getMessage());
    }

    @Test
    void refusesHalfNumbersAndWordsForWholeNumbers() {
        for (Object unfit : List.of("2.5", 2.5, "two")) {
            SettingsException e = assertThrows(SettingsException.class,
                    () -> type.bind(Map.of("rate", 1, "count", unfit)), unfit.toString());
            assertEquals("count", e.faults().get(0).key());
        }
    }

    @Test
    void describesRangeAndUnit() {
        assertEquals("1 to 5", type.fields().get(0).rangeText());
        assertEquals("at least 0 ms", type.fields().get(1).rangeText());
        assertEquals(List.of("left", "farRight"), type.fields().get(5).choices());
    }

    record Including(@Setting(label = "Out", help = "Where to.") String out, Everything rest) {
    }

    @Test
    void takesTheSettingsOfAnIncludedRecordAsItsOwn() throws SettingsException {
        SettingsType<Including> including = SettingsType.of(Including.class);
        assertEquals(9, including.fields().size());
        Including bound = including.bind(Map.of("out", "x", "rate", 4, "count", 5));
        assertEquals(5, bound.rest().count());
        assertEquals(bound, including.bind(including.toMap(bound)));
        SettingsException e = assertThrows(SettingsException.class, () -> including.bind(Map.of("cuont", 5)));
        assertEquals(List.of("cuont", "out", "rate"),
                e.faults().stream().map(SettingsException.Fault::key).toList());
    }

    record Undescribed(int count) {
    }

    @Test
    void refusesARecordWithoutDescriptions() {
        assertThrows(IllegalArgumentException.class, () -> SettingsType.of(Undescribed.class));
    }
}
