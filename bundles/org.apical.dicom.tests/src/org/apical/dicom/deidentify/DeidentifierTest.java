package org.apical.dicom.deidentify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.dicom.DicomFrames;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomReader;
import org.apical.dicom.Tag;
import org.apical.testing.WatchedProgress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of real cines, stills and files that cannot be cleaned. */
class DeidentifierTest {
    @TempDir
    private Path folder;
    private Path source;
    private Path out;

    @BeforeEach
    void gather() throws Exception {
        source = Files.createDirectories(folder.resolve("archive/Muster, Erika"));
        out = folder.resolve("released");
        for (String name : List.of("us_a4c_sonosite_jpegbaseline_30f.dcm", "us_echo_palette_rle_10f.dcm",
                "us_epicard_bigendian_rgb_planar1.dcm", "x_a4c_mono16_12bit_explicit.dcm", "ct_mono16_explicit.dcm",
                "m_no_pixels.dcm", "m_jpeg_corrupt_frame4.dcm", "us_philips_cardio_palette_rle.dcm")) {
            Files.copy(DeidentifyFiles.shared(name), source.resolve(name));
        }
    }

    private DeidentifyResult run(Path target) throws ApicalException {
        return DeidentifyFiles.run(DeidentifyOptions.BASIC, source.getParent(), target);
    }

    @Test
    void whatIsCertainIsReleasedAndTheRestIsListed() throws Exception {
        DeidentifyResult result = run(out);
        assertEquals(8, result.found());
        assertEquals(4, result.released());
        assertEquals(Set.of("ct_mono16_explicit.dcm NOT_ULTRASOUND", "m_no_pixels.dcm NO_IMAGE",
                "m_jpeg_corrupt_frame4.dcm DAMAGED", "us_philips_cardio_palette_rle.dcm NO_SECTOR"),
                result.refused().stream().map(one -> one.file().getFileName() + " " + one.refusal())
                        .collect(Collectors.toSet()));
        assertEquals(4, DeidentifyFiles.files(out.resolve("dicom")).size());
        String audit = Files.readString(out.resolve("audit.csv"));
        String review = Files.readString(out.resolve("review.html"));
        assertEquals(9, audit.lines().count());
        for (String told : List.of("Muster", "Erika", "sonosite", "ct_mono16")) {
            assertFalse(audit.contains(told) || review.contains(told), told);
        }
        assertEquals(8, review.split("data:image/jpeg", -1).length - 1);
        assertEquals(4, review.split("Not released", -1).length - 1);
    }

    @Test
    void everyReleasedFileSaysWhatWasDoneAndDecodes() throws Exception {
        run(out);
        for (Path file : DeidentifyFiles.files(out.resolve("dicom"))) {
            DicomObject o = DicomReader.read(file).dataset();
            assertEquals("YES", o.getString(Tag.PATIENT_IDENTITY_REMOVED).orElse(""));
            assertEquals("NO", o.getString(Tag.BURNED_IN_ANNOTATION).orElse(""));
            assertEquals("REMOVED", o.getString(0x00280303).orElse(""));
            assertEquals(List.of("113100", "113101"), o.getSequence(0x00120064).stream()
                    .map(code -> code.getString(Tag.CODE_VALUE).orElse("")).toList());
            assertTrue(o.elements().stream().noneMatch(element -> Tag.isPrivate(element.tag())));
            DicomFrames frames = DicomFrames.of(DicomReader.read(file));
            for (int k = 0; k < frames.count(); k++) {
                byte[] grey = frames.grey(k);
                assertEquals(grey[0], grey[grey.length - 1]);
            }
        }
    }

    @Test
    void theSameKeyGivesTheSameBytesAndAnotherKeyOthers() throws Exception {
        run(out);
        Path again = folder.resolve("again");
        run(again);
        List<Path> files = DeidentifyFiles.files(out);
        assertEquals(files.size(), DeidentifyFiles.files(again).size());
        for (Path file : files) {
            assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again.resolve(out.relativize(file))));
        }
        Path other = folder.resolve("other");
        new Deidentifier(DeidentifyOptions.BASIC, new Pseudonyms(new byte[32])).run(source, other, Progress.NONE);
        assertNotEquals(out.relativize(DeidentifyFiles.files(out.resolve("dicom")).get(0)),
                other.relativize(DeidentifyFiles.files(other.resolve("dicom")).get(0)));
    }

    @Test
    void stoppingLeavesNothing() throws Exception {
        Progress impatient = WatchedProgress.stoppingWhen(watched -> watched.questions() > 60);
        Deidentifier deidentifier = new Deidentifier(DeidentifyOptions.BASIC, new Pseudonyms(DeidentifyFiles.KEY));
        Path deep = folder.resolve("new/released");
        ApicalException e = assertThrows(ApicalException.class, () -> deidentifier.run(source, deep, impatient));
        assertEquals(ApicalException.Cause.INTERRUPTED, e.kind());
        assertFalse(Files.exists(folder.resolve("new")));
    }

    @Test
    void nothingIsOverwrittenAndNothingCleanIsAnError() throws Exception {
        Files.createDirectories(out);
        Files.writeString(out.resolve("mine.txt"), "mine");
        assertEquals(ApicalException.Cause.BAD_INPUT, assertThrows(ApicalException.class, () -> run(out)).kind());
        assertEquals(1, DeidentifyFiles.files(out).size());
        Path one = source.resolve("ct_mono16_explicit.dcm");
        Path other = folder.resolve("other");
        ApicalException e = assertThrows(ApicalException.class,
                () -> DeidentifyFiles.run(DeidentifyOptions.BASIC, one, other));
        assertEquals(ApicalException.Cause.BAD_INPUT, e.kind());
        assertTrue(e.problem().message().contains("ultrasound"), e.getMessage());
        assertFalse(Files.exists(other));
    }
}
