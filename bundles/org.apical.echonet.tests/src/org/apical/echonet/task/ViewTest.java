package org.apical.echonet.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apical.api.NoSettings;
import org.apical.api.task.LabelRow;
import org.apical.api.task.Subject;
import org.apical.api.task.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewTest {

    private static final NoSettings NONE = new NoSettings();
    private final View view = new View();

    private String name(Map<String, String> facts) {
        LabelRow row = column -> Optional.ofNullable(facts.get(column));
        double value = view.value(NONE, row);
        return Double.isNaN(value) ? "" : View.CLASSES.get((int) value);
    }

    @Test
    void isATaskOfNineClassesAboutClipsThatNeedsNoLabelTable() {
        assertEquals(Target.categorical(List.of("A4C", "A2C", "A3C", "PLAX", "PSAX", "subcostal", "Doppler", "still",
                "other")), view.target(NONE));
        assertEquals(Subject.CLIP, view.subject(NONE));
        assertEquals(List.of(), view.columns(NONE));
    }

    @ParameterizedTest
    @CsvSource({"A4C,A4C", "a2c,A2C", "A3C,A3C", "PLAX,PLAX", "psax,PSAX", "SC,subcostal", "Subcostal,subcostal",
        "SSN,other", "anything,other"})
    void goesByTheViewOfTheHeader(String header, String expected) {
        assertEquals(expected, name(Map.of("clip.view", header, "clip.frames", "40")));
    }

    @Test
    void dopplerAndStillsAreClassesWhateverTheyShow() {
        assertEquals("Doppler", name(Map.of("clip.view", "A4C", "clip.frames", "40", "clip.doppler", "colour")));
        assertEquals("Doppler", name(Map.of("clip.frames", "1", "clip.doppler", "spectral")));
        assertEquals("still", name(Map.of("clip.view", "A4C", "clip.frames", "1")));
    }

    @Test
    void aClipWithoutAViewIsNoExample() {
        assertTrue(name(Map.of("clip.frames", "40")).isEmpty());
        assertTrue(name(Map.of()).isEmpty());
    }
}
