package org.apical.datasets;

import static org.apical.datasets.MiniData.assertOne;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.source.Clip;
import org.apical.api.source.Listing;
import org.apical.api.source.Tracing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EchonetPediatricSourceTest {

    private static final String FIRST = "CR06839EB9-a7dd-000000";

    @TempDir
    private Path folder;

    private static Listing list(Path path) throws Exception {
        return MiniData.list(new EchonetPediatricSource(), path);
    }

    @Test
    void bothViewsAreListedWithLabelsAndFolds() throws Exception {
        Listing listing = list(MiniData.of("echonet_pediatric_mini"));
        assertEquals(6, listing.clips().size());
        assertEquals(List.of(), MiniData.skipped(listing));
        assertEquals(Map.of("A4C", 3L, "PSAX", 3L), listing.clips().stream().collect(Collectors.groupingBy(
                clip -> clip.info().view(), Collectors.counting())));
        Map<String, String> attributes = MiniData.clip(listing, FIRST).info().attributes();
        assertEquals("69.09", attributes.get("label.EF"));
        assertEquals("M", attributes.get("label.Sex"));
        assertEquals("3", attributes.get("label.Age"));
        assertEquals("12", attributes.get("label.Weight"));
        assertEquals("92", attributes.get("label.Height"));
        assertEquals("0", attributes.get("fold"));
        assertEquals("train", attributes.get("split"));
        assertEquals("A4C/Videos/" + FIRST + ".avi", MiniData.clip(listing, FIRST).info().file());
    }

    @Test
    void foldsCanBeGivenOtherParts() throws Exception {
        Listing listing = new EchonetPediatricSource().list(new EchonetPediatricSource.Settings(1, 0),
                MiniData.of("echonet_pediatric_mini"), Progress.NONE);
        assertEquals("test", MiniData.clip(listing, FIRST).info().attributes().get("split"));
        assertEquals("validation", MiniData.clip(listing, "CR619699CF-67f9-000001").info().attributes().get("split"));
        assertEquals("train", MiniData.clip(listing, "CR076F3787-b8bc-000002").info().attributes().get("split"));
        assertThrows(IllegalArgumentException.class, () -> new EchonetPediatricSource.Settings(3, 3));
    }

    @Test
    void pointsMakeOutlines() throws Exception {
        Listing listing = list(MiniData.of("echonet_pediatric_mini"));
        try (Clip clip = MiniData.clip(listing, FIRST).open()) {
            assertEquals(2, clip.tracings().size());
            Tracing tracing = clip.tracings().get(0);
            double shoelace = 0;
            for (int i = 0; i < tracing.x().length; i++) {
                int j = (i + 1) % tracing.x().length;
                shoelace += tracing.x()[i] * tracing.y()[j] - tracing.x()[j] * tracing.y()[i];
            }
            double area = MiniData.area(tracing.mask(clip.rows(), clip.columns()));
            double perimeter = Math.PI * Math.sqrt(4 * area / Math.PI);
            assertEquals(Math.abs(shoelace) / 2, area, perimeter, "within one pixel line");
            assertTrue(clip.frameTimesMs().length > 1, "the rate comes from the video");
        }
    }

    @Test
    void framesThatAreNoNumbersAreNamedAndTheOthersKept() throws Exception {
        Path root = MiniData.copy("echonet_pediatric_mini", folder);
        MiniData.change(root.resolve("A4C/VolumeTracings.csv"), text -> text.lines().map(line ->
                line.startsWith(FIRST) && line.endsWith(",5") ? line.replaceFirst(",5$", ",No Diastolic") : line)
                .collect(Collectors.joining("\n")));
        Listing listing = list(root);
        List<String> problems = MiniData.problems(listing, FIRST);
        assertOne(problems, "40 rows", "'No Diastolic' is no number of a frame");
        assertOne(problems, "Only 1 of 2");
    }

    @Test
    void chordsAreRecognisedByTheHeader() throws Exception {
        Path root = MiniData.copy("echonet_pediatric_mini", folder);
        StringBuilder chords = new StringBuilder("Frame,FileName,Y2,X2,Y1,X1\n3," + FIRST + ",90,50,20,50\n");
        for (int y = 20; y <= 90; y += 10) {
            chords.append("3," + FIRST + ".avi," + y + ",60," + y + ",40\n");
        }
        Files.writeString(root.resolve("A4C/VolumeTracings.csv"), chords);
        try (Clip clip = MiniData.clip(list(root), FIRST).open()) {
            assertEquals(21 * 71, MiniData.area(clip.tracings().get(0).mask(112, 112)));
        }
    }

    @Test
    void oneViewMayBeThereAlone() throws Exception {
        assertEquals(3, list(MiniData.of("echonet_pediatric_mini").resolve("PSAX")).clips().size());
        ApicalException e = assertThrows(ApicalException.class, () -> list(folder));
        assertTrue(e.getMessage().contains("Neither A4C nor PSAX"), e.getMessage());
    }

    @Test
    void aColumnThatNamesPatientsIsBelieved() throws Exception {
        Path root = MiniData.copy("echonet_pediatric_mini", folder);
        MiniData.change(root.resolve("A4C/FileList.csv"), text -> text.lines().map(line -> line
                + (line.startsWith("FileName") ? ",PatientID" : ",child7")).collect(Collectors.joining("\n")));
        assertEquals("child7", MiniData.clip(list(root), FIRST).info().patient());
    }
}
