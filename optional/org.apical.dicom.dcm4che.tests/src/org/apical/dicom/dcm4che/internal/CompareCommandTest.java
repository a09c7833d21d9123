package org.apical.dicom.dcm4che.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apical.api.ApicalException;
import org.apical.dicom.DicomFile;
import org.apical.dicom.DicomFrames;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomReader;
import org.apical.dicom.DicomWriter;
import org.apical.dicom.Tag;
import org.apical.dicom.TransferSyntax;
import org.apical.dicom.Vr;
import org.apical.testing.TestContext;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that Apical writes and files of scanners, read by both. */
class CompareCommandTest {
    @TempDir
    Path folder;

    private Path write() throws Exception {
        DicomObject o = new DicomObject();
        o.putString(Tag.SOP_CLASS_UID, Vr.UI, "1.2.840.10008.5.1.4.1.1.3.1");
        o.putString(Tag.SOP_INSTANCE_UID, Vr.UI, "1.2.3.4");
        o.putString(Tag.STUDY_INSTANCE_UID, Vr.UI, "1.2.3");
        o.putInts(Tag.SAMPLES_PER_PIXEL, Vr.US, 1);
        o.putString(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2");
        o.putInts(Tag.NUMBER_OF_FRAMES, Vr.IS, 2);
        o.putInts(Tag.ROWS, Vr.US, 2);
        o.putInts(Tag.COLUMNS, Vr.US, 3);
        o.putInts(Tag.BITS_ALLOCATED, Vr.US, 8);
        o.putInts(Tag.BITS_STORED, Vr.US, 8);
        o.putInts(Tag.HIGH_BIT, Vr.US, 7);
        o.putInts(Tag.PIXEL_REPRESENTATION, Vr.US, 0);
        Path file = folder.resolve("clip.dcm");
        DicomWriter.write(file, o, TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
                List.of(new byte[] {1, 2, 3, 4, 5, 6}, new byte[] {7, 8, 9, 10, 11, (byte) 200}));
        return file;
    }

    @Test
    void bothReadWhatApicalWrites() throws Exception {
        Comparison same = Comparison.of(write());
        assertEquals(List.of(), same.differences());
        assertEquals(2, same.frames());
        assertEquals(12, same.elements());
        assertEquals(12, same.otherElements());
    }

    @Test
    void differencesAreFound() throws Exception {
        DicomFile ours = DicomReader.read(write());
        Attributes other = new Attributes();
        byte[] pixels = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        other.setBytes(org.dcm4che3.data.Tag.PixelData, VR.OB, pixels);
        List<String> differences = new ArrayList<>();
        assertEquals(OptionalInt.of(2), NativeFrames.compare(ours, DicomFrames.of(ours), other, differences));
        assertEquals(List.of("frame 2: 1 samples differ"), differences);
        assertEquals(List.of("(0020,000D) differs: 5 bytes and 5", "(0020,0010) is read by dcm4che only"),
                Comparison.differences(item("1.2.3"), other("1.2.9", "X")));
    }

    private static DicomObject item(String study) {
        DicomObject o = new DicomObject();
        o.putString(Tag.STUDY_INSTANCE_UID, Vr.UI, study);
        return o;
    }

    private static Attributes other(String study, String id) {
        Attributes attributes = new Attributes();
        attributes.setString(org.dcm4che3.data.Tag.StudyInstanceUID, VR.UI, study);
        attributes.setString(org.dcm4che3.data.Tag.StudyID, VR.SH, id);
        return attributes;
    }

    @Test
    void nothingButDicomIsRefused() throws Exception {
        Files.writeString(folder.resolve("note.txt"), "no picture");
        ApicalException refused = assertThrows(ApicalException.class, () -> new CompareCommand()
                .run(new CompareSettings(List.of("note.txt")), TestContext.in(folder)));
        assertEquals(ApicalException.Cause.BAD_INPUT, refused.kind());
        assertTrue(refused.getMessage().contains("note.txt"), refused.getMessage());
    }

    @Test
    void scannersFilesReadTheSame() throws Exception {
        int compared = 0;
        for (String name : List.of("us_a4c_sonosite_jpegbaseline_30f.dcm", "us_echo_palette_rle_10f.dcm",
                "us_rgb_small_native.dcm", "us_aloka_palette16_implicit.dcm", "us_atl_cardiac_jpegbaseline.dcm",
                "ct_mono16_explicit.dcm")) {
            Comparison comparison = Comparison.of(Peers.file(name));
            assertEquals(List.of(), comparison.differences(), name);
            assertEquals(comparison.elements(), comparison.otherElements(), name);
            compared += comparison.frames();
        }
        assertTrue(compared >= 3, "Native frames were compared.");
    }
}
