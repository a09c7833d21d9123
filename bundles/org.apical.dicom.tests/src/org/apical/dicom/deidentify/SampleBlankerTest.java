package org.apical.dicom.deidentify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apical.dicom.DicomFile;
import org.apical.dicom.DicomFrames;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomReader;
import org.apical.dicom.DicomWriter;
import org.apical.dicom.Photometric;
import org.apical.dicom.StoredFrame;
import org.apical.dicom.Tag;
import org.apical.dicom.TransferSyntax;
import org.apical.dicom.Vr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Black is not always zero, and samples may carry an overlay in bits of their own. */
class SampleBlankerTest {
    private static final int WHITE = 4095;

    @TempDir
    private Path folder;

    private Path write(boolean inverted, boolean overlay) throws Exception {
        DicomFile file = DicomReader.read(DeidentifyFiles.shared("x_a4c_mono16_12bit_explicit.dcm"));
        DicomFrames frames = DicomFrames.of(file);
        List<byte[]> stored = new ArrayList<>();
        for (int k = 0; k < frames.count(); k++) {
            StoredFrame frame = frames.read(k);
            byte[] samples = new byte[frame.samples().length];
            for (int i = 0; i < frame.count(); i++) {
                int value = inverted ? WHITE - frame.sample(i) : frame.sample(i);
                value |= overlay && i % frame.columns() % 16 == 0 && i / frame.columns() < 40 ? 0x8000 : 0;
                samples[2 * i] = (byte) value;
                samples[2 * i + 1] = (byte) (value >> 8);
            }
            stored.add(samples);
        }
        DicomObject o = file.dataset();
        o.putString(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, inverted ? "MONOCHROME1" : "MONOCHROME2");
        Path target = folder.resolve("in.dcm");
        DicomWriter.write(target, o, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, stored);
        return target;
    }

    private DicomFrames cleaned(Path source) throws Exception {
        Path out = folder.resolve("out");
        DeidentifyFiles.run(DeidentifyOptions.BASIC, source, out);
        return DicomFrames.of(DicomReader.read(DeidentifyFiles.released(out)));
    }

    @Test
    void blackOfInvertedGreyIsTheLargestSample() throws Exception {
        StoredFrame frame = cleaned(write(true, false)).read(0);
        assertEquals(Photometric.MONOCHROME1, frame.photometric());
        assertEquals(WHITE, frame.sample(0));
        assertEquals(WHITE, frame.sample(frame.count() - 1));
        assertTrue(frame.sample(120 * frame.columns() + 150) < WHITE);
    }

    @Test
    void overlaysInSpareBitsAreCleared() throws Exception {
        DicomFrames frames = cleaned(write(false, true));
        for (int k = 0; k < frames.count(); k++) {
            StoredFrame frame = frames.read(k);
            for (int i = 0; i < frame.count(); i++) {
                assertTrue(frame.sample(i) <= WHITE, "sample " + i + " is " + frame.sample(i));
            }
            assertEquals(0, frame.sample(0));
        }
    }
}
