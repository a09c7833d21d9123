package org.apical.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;
import org.apical.testing.WatchedProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder as an archive: what is found, in which order, and what is passed over. */
class DicomFolderSourceTest {
    private static final DicomFolderSettings NO_VIEW = new DicomFolderSettings("");

    @TempDir
    Path folder;

    private void write(String name, String uid, String view) throws Exception {
        DicomObject o = TestFiles.ultrasound(4, 6, 1, 2);
        o.putString(Tag.SOP_INSTANCE_UID, Vr.UI, DicomUids.of(uid));
        o.putString(Tag.HEART_RATE, Vr.IS, "72");
        if (!view.isEmpty()) {
            DicomObject code = new DicomObject();
            code.putString(Tag.CODE_MEANING, Vr.LO, view);
            o.putSequence(Tag.VIEW_CODE_SEQUENCE, List.of(code));
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        DicomWriter.write(file, o, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, List.of(new byte[24], new byte[24]));
    }

    @Test
    void aFolderMayBeNamedByALink() throws Exception {
        write("archive/IM0001.dcm", "one", "");
        Path link = Files.createSymbolicLink(folder.resolve("study"), folder.resolve("archive"));
        Listing listing = new DicomFolderSource().list(NO_VIEW, link, Progress.NONE);
        assertEquals(List.of("IM0001.dcm"), listing.clips().stream().map(clip -> clip.info().file()).toList());
        assertEquals(List.of(link.resolve("IM0001.dcm")), DicomFiles.list(link, Progress.NONE).dicom());
    }

    @Test
    void clipsAreFoundByContentInOrderOfPath() throws Exception {
        write("b/noextension", "one", "Apical four chamber");
        write("a/IM0001.ima", "two", "Parasternal short axis at the Papillary Muscle level");
        write("b/again.dcm", "two", "");
        write("b/.hidden.dcm", "three", "");
        Files.writeString(folder.resolve("readme.txt"), "This folder holds DICOM files and a text.");
        Files.write(folder.resolve("broken.dcm"), new byte[300]);
        DicomWriter.write(folder.resolve("b/nopixels.dcm"), TestFiles.ultrasound(4, 6, 1, 2));
        Listing listing = new DicomFolderSource().list(NO_VIEW, folder, Progress.NONE);
        List<ClipInfo> infos = listing.clips().stream().map(ClipReference::info).toList();
        assertEquals(List.of("a/IM0001.ima", "b/noextension"), infos.stream().map(ClipInfo::file).toList());
        assertEquals(List.of("PSAX", "A4C"), infos.stream().map(ClipInfo::view).toList());
        assertEquals("P00001", infos.get(0).patient());
        assertEquals("72", infos.get(0).attributes().get("heartRate"));
        double interval = FrameTimes.of(DicomReader.read(folder.resolve("b/noextension")).dataset(), "",
                Integer.parseInt(infos.get(1).attributes().get("frames"))).timesMs().get(1);
        assertEquals(1000 / interval, Double.parseDouble(infos.get(1).attributes().get("fps")), 0.1);
        List<String> skipped = listing.skipped().stream()
                .map(p -> folder.relativize(Path.of(p.file())).toString().replace('\\', '/')).toList();
        assertEquals(List.of("broken.dcm", "readme.txt", "b/again.dcm", "b/nopixels.dcm"), skipped);
        assertTrue(listing.skipped().stream().noneMatch(p -> p.message().isBlank()));
    }

    @Test
    void clipGivesFramesAndTimes() throws Exception {
        write("clip.dcm", "one", "");
        Listing listing = new DicomFolderSource().list(new DicomFolderSettings("A2C"), folder.resolve("clip.dcm"),
                Progress.NONE);
        assertEquals("A2C", listing.clips().get(0).info().view());
        assertEquals("clip.dcm", listing.clips().get(0).info().file());
        try (Clip clip = listing.clips().get(0).open()) {
            assertEquals(2, clip.frameCount());
            assertEquals(4, clip.rows());
            assertEquals(6, clip.columns());
            assertArrayEquals(new double[] {0, 33.333333}, clip.frameTimesMs(), 1e-5);
            assertEquals(24, clip.greyFrame(1).length);
            assertEquals(List.of(), clip.regions());
            assertEquals(List.of(), clip.problems());
        }
    }

    @Test
    void missingIdentifiersAreReplaced() throws Exception {
        DicomObject o = TestFiles.ultrasound(4, 6, 1, 1);
        o.remove(Tag.SOP_INSTANCE_UID);
        o.remove(Tag.STUDY_INSTANCE_UID);
        o.putString(Tag.PATIENT_ID, Vr.LO, "  ");
        Files.createDirectories(folder.resolve("patient7"));
        DicomWriter.write(folder.resolve("patient7/x.dcm"), o, TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
                List.of(new byte[24]));
        ClipInfo info = new DicomFolderSource().list(NO_VIEW, folder, Progress.NONE).clips().get(0).info();
        assertEquals("patient7", info.patient());
        assertEquals("patient7", info.study());
        assertEquals("patient7/x.dcm", info.clip());
    }

    @Test
    void missingFolderIsNamed() {
        ApicalException e = assertThrows(ApicalException.class,
                () -> new DicomFolderSource().list(NO_VIEW, folder.resolve("none"), Progress.NONE));
        assertTrue(e.problem().file().endsWith("none"));
    }

    @Test
    void cancellingEndsTheListing() throws Exception {
        write("clip.dcm", "one", "");
        ApicalException e = assertThrows(ApicalException.class,
                () -> new DicomFolderSource().list(NO_VIEW, folder, WatchedProgress.stopped()));
        assertEquals(ApicalException.Cause.INTERRUPTED, e.kind());
    }

    @Test
    void viewsAreRecognisedInWords() {
        assertEquals("A4C", EchoViewNames.recognise("Apical four chamber"));
        assertEquals("A4C", EchoViewNames.recognise("AP4"));
        assertEquals("A2C", EchoViewNames.recognise("apical 2 chamber"));
        assertEquals("A3C", EchoViewNames.recognise("Apical long axis"));
        assertEquals("PLAX", EchoViewNames.recognise("Parasternal long axis"));
        assertEquals("PSAX", EchoViewNames.recognise("PSAX AV level"));
        assertEquals("", EchoViewNames.recognise("Adult Echo"));
        assertEquals("", EchoViewNames.recognise(""));
    }

    @Test
    void sharedFolderIsListed() throws Exception {
        Path shared = TestFiles.file("us_a4c_acuson_jpegbaseline_65f.dcm").getParent();
        Listing listing = new DicomFolderSource().list(NO_VIEW, shared, Progress.NONE);
        List<String> files = listing.clips().stream().map(c -> c.info().file()).toList();
        assertTrue(files.containsAll(List.of("us_a4c_acuson_jpegbaseline_65f.dcm",
                "us_a4c_sonosite_jpegbaseline_30f.dcm", "us_echo_ge_vivid_jpegbaseline_27f.dcm")), files.toString());
        assertFalse(files.contains("m_text.dcm"));
        assertEquals(files.stream().sorted().toList(), files);
    }
}
