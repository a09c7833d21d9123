package org.apical.datasets;

import static org.apical.datasets.MiniData.assertOne;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apical.api.ApicalException;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;
import org.apical.api.source.Tracing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EchonetDynamicSourceTest {

    private static final String FIRST = "0X91B75842265B1F5";
    /** Areas of the polygons of the tracings by scikit-image 0.19.3, by video and frame. */
    private static final Map<String, Integer> AREAS = Map.of(FIRST + " 8", 1265, FIRST + " 14", 1987,
            "0X1E2FEB8414C343C 8", 1181, "0X1E2FEB8414C343C 14", 1963, "0XC9E9C61612E7696 8", 1181,
            "0XC9E9C61612E7696 14", 1765, "0XD5F4B3BE4B06CE6 8", 1265, "0XD5F4B3BE4B06CE6 14", 1833,
            "0XB2221A5008A05A6 8", 1259, "0XB2221A5008A05A6 14", 1833);

    @TempDir
    private Path folder;

    private Path copy() throws IOException {
        return MiniData.copy("echonet_dynamic_mini", folder);
    }

    private Listing list(Path path) throws Exception {
        return MiniData.list(new EchonetDynamicSource(), path);
    }

    @Test
    void listsEveryVideoWithItsLabelsAndPart() throws Exception {
        Listing listing = list(MiniData.of("echonet_dynamic_mini"));
        assertEquals(6, listing.clips().size());
        assertEquals(List.of(), MiniData.skipped(listing));
        Map<String, Long> parts = listing.clips().stream().collect(Collectors.groupingBy(
                clip -> clip.info().attributes().get("split"), TreeMap::new, Collectors.counting()));
        assertEquals(Map.of("train", 3L, "validation", 1L, "test", 2L), parts);
        Map<String, String> attributes = MiniData.clip(listing, FIRST).info().attributes();
        assertEquals("56.852219", attributes.get("label.EF"));
        assertEquals("25.084769", attributes.get("label.ESV"));
        assertEquals("58.13687", attributes.get("label.EDV"));
        assertEquals("14", attributes.get("edFrame"));
        assertEquals("8", attributes.get("esFrame"));
        assertEquals(FIRST, MiniData.clip(listing, FIRST).info().patient());
        assertEquals("Videos/" + FIRST + ".avi", MiniData.clip(listing, FIRST).info().file());
    }

    @Test
    void tracingsHaveTheAreasOfScikitImage() throws Exception {
        Listing listing = list(MiniData.of("echonet_dynamic_mini"));
        int compared = 0;
        for (ClipReference reference : listing.clips()) {
            try (Clip clip = reference.open()) {
                assertTrue(clip.isMasked());
                for (Tracing tracing : clip.tracings()) {
                    Integer expected = AREAS.get(clip.info().clip() + " " + tracing.frame());
                    assertEquals(expected, MiniData.area(tracing.mask(clip.rows(), clip.columns())));
                    assertEquals("leftVentricle", tracing.structure());
                    compared++;
                }
            }
        }
        assertEquals(AREAS.size(), compared);
    }

    @Test
    void framesFollowTheirRate() throws Exception {
        Listing listing = list(MiniData.of("echonet_dynamic_mini"));
        try (Clip clip = MiniData.clip(listing, FIRST).open()) {
            assertEquals(60, clip.frameCount());
            assertEquals(112 * 112, clip.greyFrame(59).length);
            assertEquals(20, clip.frameTimesMs()[1], 0.01);
            assertEquals(List.of(), clip.problems());
        }
    }

    @Test
    void aVideoWithoutTracingsIsKeptAndNamed() throws Exception {
        Listing listing = list(MiniData.of("echonet_dynamic_mini"));
        assertOne(MiniData.problems(listing, "0X9755D4C3A902931"), "No frame", "0X9755D4C3A902931.avi");
    }

    @Test
    void aVideoWithOneTracedFrameIsNamed() throws Exception {
        Path root = copy();
        MiniData.change(root.resolve("VolumeTracings.csv"), text -> text.lines()
                .filter(line -> !(line.startsWith(FIRST) && line.endsWith(",8"))).collect(Collectors.joining("\n")));
        Listing listing = list(root);
        assertOne(MiniData.problems(listing, FIRST), "Only 1 of 2");
        assertFalse(MiniData.clip(listing, FIRST).info().attributes().containsKey("edFrame"));
    }

    @Test
    void columnsAreFoundByNameWhateverTheirOrderMarkAndLineEnds() throws Exception {
        Path root = copy();
        Path table = root.resolve("FileList.csv");
        String rows = Files.readString(table).lines().skip(1).map(line -> {
            String[] c = line.split(",");
            return String.join(";", c[8].toLowerCase(), c[1], "note", c[0], c[2], c[3], c[6], c[7], c[4], c[5]);
        }).collect(Collectors.joining("\n"));
        Files.writeString(table, "\uFEFFsplit;ef;Reader;FILENAME;esv;edv;fps;number_of_frames;frame height;FrameWidth\n"
                + rows + "\n", StandardCharsets.UTF_8);
        Listing listing = list(root);
        assertEquals(6, listing.clips().size());
        Map<String, String> attributes = MiniData.clip(listing, FIRST).info().attributes();
        assertEquals("train", attributes.get("split"));
        assertEquals("56.852219", attributes.get("label.ef"));
        assertEquals("note", attributes.get("label.Reader"));
        assertEquals(List.of(), MiniData.problems(listing, FIRST));
    }

    @Test
    void missingExtraAndRepeatedVideosAreCountedAndNamed() throws Exception {
        Path root = copy();
        Files.move(root.resolve("Videos/" + FIRST + ".avi"), root.resolve("Videos/0XEXTRA.avi"));
        MiniData.change(root.resolve("FileList.csv"), text -> text + text.lines().skip(2).findFirst().orElseThrow()
                + "\r\n");
        Listing listing = list(root);
        assertEquals(5, listing.clips().size());
        assertEquals(3, listing.skipped().size());
        assertOne(MiniData.skipped(listing), FIRST, "is not in the folder Videos", "line 2");
        assertOne(MiniData.skipped(listing), "0XEXTRA.avi", "not listed");
        assertOne(MiniData.skipped(listing), "0X1E2FEB8414C343C", "listed twice", "line 8");
    }

    @Test
    void framesPastTheEndAndFramesThatAreNoNumbersAreNamed() throws Exception {
        Path root = copy();
        MiniData.change(root.resolve("VolumeTracings.csv"), text -> text.lines().map(line -> line.startsWith(FIRST)
                ? line.replaceFirst(",8$", ",1000").replaceFirst(",14$", ",No Systolic") : line)
                .collect(Collectors.joining("\n")) + "\n0XNOBODY.avi,1,2,3,4,5\n");
        Listing listing = list(root);
        assertEquals(6, listing.clips().size());
        assertOne(MiniData.skipped(listing), "0xnobody", "does not list it");
        List<String> problems = MiniData.problems(listing, FIRST);
        assertOne(problems, "21 rows", "'No Systolic' is no number");
        assertOne(problems, "Frame 1000", "only 60 frames");
        assertOne(problems, "No frame of this video is traced");
    }

    @Test
    void theRateComesFromTheVideoWhenTheTableHasNoneAndADifferenceIsNamed() throws Exception {
        Path root = copy();
        MiniData.change(root.resolve("FileList.csv"), text -> text.replace("112,112,50,60,TRAIN", "112,112,,60,TRAIN")
                .replace("112,112,50,120,TRAIN", "112,112,25,120,TRAIN"));
        Listing listing = list(root);
        try (Clip clip = MiniData.clip(listing, FIRST).open()) {
            assertEquals(20, clip.frameTimesMs()[1], 0.01);
            assertEquals(List.of(), clip.problems());
        }
        try (Clip clip = MiniData.clip(listing, "0X1E2FEB8414C343C").open()) {
            assertEquals(40, clip.frameTimesMs()[1], 0.01);
        }
        assertOne(MiniData.problems(listing, "0X1E2FEB8414C343C"), "25 frames a second", "50.00");
    }

    @Test
    void aTableThatDoesNotFitTheVideoIsNamed() throws Exception {
        Path root = copy();
        MiniData.change(root.resolve("FileList.csv"), text -> text.replace("112,112,50,60,TRAIN",
                "224,224,50,61,TRAIN"));
        Listing listing = list(root);
        assertOne(MiniData.problems(listing, FIRST), "61 frames, the video has 60");
        assertOne(MiniData.problems(listing, FIRST), "224 x 224", "112 x 112");
        try (Clip clip = MiniData.clip(listing, FIRST).open()) {
            int area = MiniData.area(clip.tracings().get(1).mask(112, 112));
            assertEquals(1987 / 4.0, area, 70, "coordinates are scaled with the picture");
        }
    }

    @Test
    void anEjectionFractionThatTheVolumesDoNotMakeIsNamed() throws Exception {
        Path root = copy();
        MiniData.change(root.resolve("FileList.csv"), text -> text.replace("56.852219", "57.0"));
        assertOne(MiniData.problems(list(root), FIRST), "57.00 %", "make 56.85 %");
    }

    @Test
    void theLargerVentricleIsEndDiastolicWhateverTheOrder() throws Exception {
        Path root = copy();
        MiniData.change(root.resolve("VolumeTracings.csv"), text -> {
            List<String> lines = text.lines().toList();
            return lines.get(0) + "\n" + lines.stream().skip(22).limit(21).collect(Collectors.joining("\n")) + "\n"
                    + lines.stream().skip(1).limit(21).collect(Collectors.joining("\n")) + "\n";
        });
        Listing listing = list(root);
        assertEquals("14", MiniData.clip(listing, FIRST).info().attributes().get("edFrame"));
        assertOne(MiniData.problems(listing, FIRST), "frame 14", "larger");
    }

    @Test
    void splitWordsOfAnyCaseAndFoldNumbersAreUnderstood() throws Exception {
        Path root = copy();
        MiniData.change(root.resolve("FileList.csv"), text -> text.replaceFirst("TRAIN", "Validation")
                .replaceFirst("TRAIN", "9").replaceFirst("VAL\r", "holdout\r"));
        Listing listing = list(root);
        assertEquals("validation", MiniData.clip(listing, FIRST).info().attributes().get("split"));
        assertEquals("test", MiniData.clip(listing, "0X1E2FEB8414C343C").info().attributes().get("split"));
        assertFalse(MiniData.clip(listing, "0XC9E9C61612E7696").info().attributes().containsKey("split"));
        assertOne(MiniData.problems(listing, "0XC9E9C61612E7696"), "'holdout' is not known");
    }

    @Test
    void whatIsMissingAltogetherIsSaid() throws Exception {
        ApicalException none = assertThrows(ApicalException.class, () -> list(folder));
        assertTrue(none.getMessage().contains("FileList.csv") && none.getMessage().contains("missing"),
                none.getMessage());
        Path root = copy();
        MiniData.change(root.resolve("FileList.csv"), text -> text.replace("FileName", "Movie"));
        ApicalException column = assertThrows(ApicalException.class, () -> list(root));
        assertTrue(column.getMessage().contains("'FileName'") && column.getMessage().contains("Movie"),
                column.getMessage());
    }
}
