package org.apical.datasets;

import static org.apical.datasets.MiniData.assertOne;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import org.apical.api.source.ScanRegion;
import org.apical.api.source.Tracing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sums and areas of the NIfTI files are what nibabel 5.0.0 reads from them. */
class CamusSourceTest {

    private static final String CLIP = "patient0001_4CH";

    @TempDir
    private Path folder;

    private static Listing list(Path path) throws Exception {
        return MiniData.list(new CamusSource(), path);
    }

    @Test
    void sequencesAreClipsWithLabelsAndParts() throws Exception {
        Listing listing = list(MiniData.of("camus_mini"));
        assertEquals(6, listing.clips().size());
        assertEquals(List.of(), MiniData.skipped(listing));
        Map<String, String> parts = listing.clips().stream().map(clip -> clip.info()).filter(info -> info.view()
                .equals("A4C")).collect(Collectors.toMap(info -> info.patient(), info -> info.attributes()
                        .get("split")));
        assertEquals(List.of("train", "train", "validation"), parts.values().stream().sorted().toList());
        Map<String, String> attributes = MiniData.clip(listing, CLIP).info().attributes();
        assertEquals("46", attributes.get("label.EF"));
        assertEquals("M", attributes.get("label.Sex"));
        assertEquals("0", attributes.get("edFrame"));
        assertEquals("11", attributes.get("esFrame"));
        assertEquals("A2C", MiniData.clip(listing, "patient0001_2CH").info().view());
    }

    /** Data sets often lie on another disk and are only linked to. */
    @Test
    void aLinkToTheDataSetServes() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("CAMUS"), MiniData.of("camus_mini").toRealPath());
        assertEquals(6, list(link).clips().size());
    }

    @Test
    void picturesAndMasksAreThoseOfNibabel() throws Exception {
        Listing listing = list(MiniData.of("camus_mini").resolve("database_nifti"));
        assertTrue(MiniData.clip(listing, CLIP).info().attributes().containsKey("split"),
                "the lists beside the folder count too");
        try (Clip clip = MiniData.clip(listing, CLIP).open()) {
            assertEquals(12, clip.frameCount());
            assertEquals(240, clip.rows());
            assertEquals(320, clip.columns());
            assertEquals(1000 / 51.2, clip.frameTimesMs()[1], 1e-9);
            long sum = 0;
            long indices = 0;
            byte[] first = clip.greyFrame(0);
            for (int i = 0; i < first.length; i++) {
                sum += first[i] & 0xFF;
                indices += (long) (first[i] & 0xFF) * i;
            }
            assertEquals(728745, sum);
            assertEquals(31742792964L, indices);
            Map<String, Integer> areas = clip.tracings().stream().collect(Collectors.groupingBy(Tracing::structure,
                    Collectors.summingInt(tracing -> MiniData.area(tracing.mask(240, 320)))));
            assertEquals(Map.of("leftVentricle", 78414, "myocardium", 42530, "leftAtrium", 25248), areas);
            ScanRegion region = clip.regions().get(0);
            assertEquals(0.0308, region.deltaXCm(), 1e-6);
            assertEquals(0.0308, region.deltaYCm(), 1e-6);
        }
    }

    @Test
    void metaImagesWithoutSequencesAreStillsWithSquarePixels() throws Exception {
        Path root = MiniData.of("camus_mini_mhd");
        Listing listing = list(root);
        assertEquals(12, listing.clips().size());
        assertEquals("54.4", MiniData.clip(listing, CLIP + "_ED").info().attributes().get("label.EF"));
        assertEquals("112.4", MiniData.clip(listing, CLIP + "_ED").info().attributes().get("label.EDV"));
        byte[] raw = Files.readAllBytes(root.resolve("patient0001/" + CLIP + "_ED.raw"));
        byte[] labels = Files.readAllBytes(root.resolve("patient0001/" + CLIP + "_ED_gt.raw"));
        int cavity = 0;
        for (byte label : labels) {
            cavity += label == 1 ? 1 : 0;
        }
        try (Clip clip = MiniData.clip(listing, CLIP + "_ED").open()) {
            assertEquals(240, clip.rows());
            assertEquals(640, clip.columns(), "columns of 0.308 mm become two of 0.154 mm");
            byte[] frame = clip.greyFrame(0);
            long before = 0;
            long after = 0;
            for (byte pixel : raw) {
                before += pixel & 0xFF;
            }
            for (byte pixel : frame) {
                after += pixel & 0xFF;
            }
            assertEquals(2.0 * before, after, 0.01 * before);
            Tracing ventricle = clip.tracings().get(0);
            assertEquals("leftVentricle", ventricle.structure());
            assertEquals(2 * cavity, MiniData.area(ventricle.mask(240, 640)));
            assertEquals(0.0154, clip.regions().get(0).deltaXCm(), 1e-9);
            assertEquals("0.308 0.154", clip.info().attributes().get("sourcePixelSpacingMm"));
            assertArrayEquals(new double[1], clip.frameTimesMs());
        }
    }

    @Test
    void endSystoleBeforeEndDiastoleIsKeptInTheOrderOfTimeAndNamed() throws Exception {
        Path root = MiniData.copy("camus_mini", folder);
        MiniData.change(root.resolve("database_nifti/patient0001/Info_4CH.cfg"), text -> text
                .replaceFirst("ED: 1\\b", "ED: 12").replaceFirst("ES: 12\\b", "ES: 1"));
        Listing listing = list(root);
        assertEquals("11", MiniData.clip(listing, CLIP).info().attributes().get("edFrame"));
        assertEquals("0", MiniData.clip(listing, CLIP).info().attributes().get("esFrame"));
        assertOne(MiniData.problems(listing, CLIP), "End-systole (frame 1) comes before end-diastole (frame 12)");
    }

    @Test
    void framesBeyondTheSequenceAndContradictingVolumesAreNamed() throws Exception {
        Path root = MiniData.copy("camus_mini", folder);
        MiniData.change(root.resolve("database_nifti/patient0001/Info_4CH.cfg"), text -> text
                .replaceFirst("ES: 12\\b", "ES: 40").replace("EF: 46", "EF: 46\nLVedv: 100\nLVesv: 40")
                .replaceFirst("NbFrame: 12\\b", "NbFrame: 13"));
        List<String> problems = MiniData.problems(list(root), CLIP);
        assertOne(problems, "ES is given as '40' of 13");
        assertOne(problems, "46.00 %", "make 60.00 %");
        assertOne(problems, "13 frames, the file has 12");
    }

    @Test
    void missingPicturesMasksAndPatientsAreCountedAndNamed() throws Exception {
        Path root = MiniData.copy("camus_mini", folder);
        Path patient = root.resolve("database_nifti/patient0001");
        Files.delete(patient.resolve(CLIP + "_half_sequence_gt.nii.gz"));
        Files.delete(patient.resolve(CLIP + "_ED_gt.nii.gz"));
        Files.delete(patient.resolve(CLIP + "_ES_gt.nii.gz"));
        for (String part : List.of("half_sequence", "half_sequence_gt", "ED", "ED_gt", "ES", "ES_gt")) {
            Files.delete(patient.resolve("patient0001_2CH_" + part + ".nii.gz"));
        }
        Files.writeString(patient.resolve("notes.nii.gz"), "?");
        Files.writeString(root.resolve("database_split/subgroup_testing.txt"), "patient0001\npatient0042\n");
        Listing listing = list(root);
        assertEquals(5, listing.clips().size());
        List<String> skipped = MiniData.skipped(listing);
        assertEquals(3, skipped.size());
        assertOne(skipped, "2CH of patient0001 has no pictures");
        assertOne(skipped, "notes.nii.gz");
        assertOne(skipped, "patient0042");
        assertOne(MiniData.problems(listing, CLIP), "no mask (_gt)");
    }

    @Test
    void masksOfEndDiastoleAndEndSystoleGoToTheirFrames() throws Exception {
        Path root = MiniData.copy("camus_mini", folder);
        Files.delete(root.resolve("database_nifti/patient0001/" + CLIP + "_half_sequence_gt.nii.gz"));
        try (Clip clip = MiniData.clip(list(root), CLIP).open()) {
            List<Tracing> ventricles = clip.tracings().stream().filter(tracing -> tracing.structure()
                    .equals("leftVentricle")).toList();
            assertEquals(List.of(0, 11), ventricles.stream().map(Tracing::frame).toList());
            assertEquals(8193, MiniData.area(ventricles.get(0).mask(240, 320)));
            assertEquals(4876, MiniData.area(ventricles.get(1).mask(240, 320)));
        }
    }

    @Test
    void aPatientInTwoListsGetsBothParts() throws Exception {
        Path root = MiniData.copy("camus_mini", folder);
        for (String part : List.of("training", "validation", "testing")) {
            Files.writeString(root.resolve("database_split/subgroup_" + part + ".txt"), "\uFEFFpatient0001\r\n");
        }
        assertEquals("test and train and validation", MiniData.clip(list(root), CLIP).info().attributes()
                .get("split"));
    }

    @Test
    void olderLayoutsGiveTheirPartsByFolderOrFold() throws Exception {
        Path root = MiniData.copy("camus_mini_mhd", folder.resolve("training"));
        assertEquals("train", MiniData.clip(list(folder), CLIP + "_ED").info().attributes().get("split"));
        Files.createDirectories(folder.resolve("listSubGroups"));
        Files.writeString(folder.resolve("listSubGroups/subGroup3_testing.txt"), "patient0001\n");
        Listing third = new CamusSource().list(new CamusSource.Settings(false, 3), folder, Progress.NONE);
        assertEquals("test", MiniData.clip(third, CLIP + "_ED").info().attributes().get("split"));
        assertTrue(Files.isDirectory(root));
    }

    @Test
    void stillsCanBeAskedForAndStandInForSequencesWithoutRate() throws Exception {
        Path root = MiniData.copy("camus_mini", folder);
        Listing stills = new CamusSource().list(new CamusSource.Settings(true, 1), root, Progress.NONE);
        assertEquals(12, stills.clips().size());
        MiniData.change(root.resolve("database_nifti/patient0001/Info_4CH.cfg"),
                text -> text.replaceFirst("FrameRate.*", ""));
        Listing listing = list(root);
        assertEquals(7, listing.clips().size());
        assertOne(MiniData.problems(listing, CLIP + "_ES"), "no FrameRate");
    }

    @Test
    void damagedPicturesAreNamed() throws Exception {
        Path root = MiniData.copy("camus_mini", folder);
        Path file = root.resolve("database_nifti/patient0001/" + CLIP + "_half_sequence.nii.gz");
        Files.write(file, new byte[] {0x1F, (byte) 0x8B, 8, 0, 0});
        Listing listing = list(root);
        ApicalException e = assertThrows(ApicalException.class, () -> MiniData.clip(listing, CLIP).open());
        assertTrue(e.getMessage().contains("half_sequence.nii.gz"), e.getMessage());
        assertThrows(ApicalException.class, () -> list(root.resolve("database_split")));
    }
}
