package org.apical.dicom.deidentify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apical.dicom.DicomFile;
import org.apical.dicom.DicomFrames;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomReader;
import org.apical.dicom.DicomWriter;
import org.apical.dicom.JpegBaselineEncoder;
import org.apical.dicom.Tag;
import org.apical.dicom.TransferSyntax;
import org.apical.dicom.Vr;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names written over the moving heart of a real cine, in several sizes and greys, for all frames or for some. */
class WritingInSectorTest {
    private static final String NAME = "MUSTER ERIKA 1950";

    @TempDir
    private Path folder;
    private final List<boolean[]> written = new ArrayList<>();

    /** Writes a name into frames and notes the pixels whose grey it set. */
    private Path write(int x, int y, int size, int grey, int from, int to, boolean box, boolean lossy)
            throws Exception {
        DicomFile file = DicomReader.read(DeidentifyFiles.shared("x_a4c_mono8_explicit_30f.dcm"));
        DicomFrames frames = DicomFrames.of(file);
        int rows = frames.description().rows();
        int columns = frames.description().columns();
        List<byte[]> stored = new ArrayList<>();
        for (int k = 0; k < frames.count(); k++) {
            BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
            byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
            System.arraycopy(frames.grey(k), 0, samples, 0, samples.length);
            byte[] before = samples.clone();
            if (k >= from && k < to) {
                Graphics2D graphics = image.createGraphics();
                graphics.setFont(new Font(Font.MONOSPACED, Font.BOLD, size));
                if (box) {
                    graphics.setColor(Color.BLACK);
                    graphics.fillRect(x - 2, y - size, columns / 2, size + 4);
                    System.arraycopy(samples, 0, before, 0, samples.length);
                }
                int linear = (int) Math.round(255 * Math.pow(grey / 255.0, 2.2));
                graphics.setColor(grey == 255 ? Color.WHITE : new Color(linear, linear, linear));
                graphics.drawString(NAME, x, y);
                graphics.dispose();
            }
            boolean[] changed = new boolean[samples.length];
            for (int i = 0; i < changed.length; i++) {
                changed[i] = Math.abs((samples[i] & 0xFF) - (before[i] & 0xFF)) > 60;
            }
            written.add(changed);
            stored.add(lossy ? new JpegBaselineEncoder(0.85).encodeGrey(samples, rows, columns) : samples.clone());
        }
        DicomObject o = file.dataset();
        o.putString(Tag.PATIENT_NAME, Vr.PN, "Muster^Erika");
        Path target = folder.resolve("in.dcm");
        DicomWriter.write(target, o, lossy ? TransferSyntax.JPEG_BASELINE : TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
                stored);
        return target;
    }

    @ParameterizedTest
    @CsvSource({
        "120, 120, 12, 255, 0, 30, false, false",
        "120, 120, 12, 255, 0, 30, false, true",
        "100, 150, 16, 255, 0, 30, false, true",
        "110, 90, 10, 200, 0, 30, false, false",
        "110, 100, 12, 200, 0, 30, true, true",
        "130, 180, 20, 230, 0, 30, false, false",
        "150, 60, 9, 255, 0, 30, false, true",
        "120, 130, 14, 255, 0, 16, false, false",
        "120, 130, 14, 255, 3, 27, false, false",
    })
    void isBlanked(int x, int y, int size, int grey, int from, int to, boolean box, boolean lossy) throws Exception {
        Path source = write(x, y, size, grey, from, to, box, lossy);
        Path out = folder.resolve("out");
        assertEquals(1, DeidentifyFiles.run(DeidentifyOptions.BASIC, source, out).released());
        DicomFrames frames = DicomFrames.of(DicomReader.read(DeidentifyFiles.released(out)));
        int left = 0;
        int all = 0;
        int heart = 0;
        for (int k = 0; k < frames.count(); k++) {
            byte[] now = frames.grey(k);
            for (int i = 0; i < now.length; i++) {
                all += written.get(k)[i] ? 1 : 0;
                left += written.get(k)[i] && now[i] != 0 ? 1 : 0;
                heart += now[i] != 0 ? 1 : 0;
            }
        }
        assertTrue(all > 1000, "the test writes " + all + " pixels");
        assertTrue(left <= 0.002 * all, left + " of " + all + " pixels of the name are left");
        assertTrue(heart > 12000L * frames.count(), "the heart is still there: " + heart / frames.count());
    }
}
