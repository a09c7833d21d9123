package org.apical.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written comes back, and the same comes out each time. */
class WriterTest {
    private static final int ROWS = 37;
    private static final int COLUMNS = 51;

    @TempDir
    Path folder;

    private static List<byte[]> pictures(int samples) {
        return Stream.of(1, 2, 3).map(seed -> TestFiles.picture(ROWS, COLUMNS, samples, seed)).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void nativeFramesComeBack(int samples) throws Exception {
        Path file = folder.resolve("native.dcm");
        DicomWriter.write(file, TestFiles.ultrasound(ROWS, COLUMNS, samples, 3),
                TransferSyntax.EXPLICIT_LITTLE_ENDIAN, pictures(samples));
        assertFrames(file, pictures(samples));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void rleFramesComeBack(int samples) throws Exception {
        List<byte[]> encoded = pictures(samples).stream()
                .map(p -> RleEncoder.encode(p, ROWS, COLUMNS, samples, 1)).toList();
        Path file = folder.resolve("rle.dcm");
        DicomWriter.write(file, TestFiles.ultrasound(ROWS, COLUMNS, samples, 3), TransferSyntax.RLE, encoded);
        assertFrames(file, pictures(samples));
    }

    private static void assertFrames(Path file, List<byte[]> expected) throws Exception {
        DicomFrames frames = DicomFrames.of(DicomReader.read(file));
        assertEquals(List.of(), frames.problems());
        assertEquals(expected.size(), frames.count());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), frames.read(i).samples(), "frame " + (i + 1));
        }
    }

    @Test
    void rleOfSixteenBitSamplesComesBack() throws Exception {
        DicomObject o = TestFiles.ultrasound(ROWS, COLUMNS, 1, 1);
        o.putInts(Tag.BITS_ALLOCATED, Vr.US, 16);
        o.putInts(Tag.BITS_STORED, Vr.US, 12);
        o.putInts(Tag.HIGH_BIT, Vr.US, 11);
        byte[] samples = new byte[ROWS * COLUMNS * 2];
        for (int i = 0; i < ROWS * COLUMNS; i++) {
            int value = i * 7 % 4096;
            samples[2 * i] = (byte) value;
            samples[2 * i + 1] = (byte) (value >>> 8);
        }
        Path file = folder.resolve("rle16.dcm");
        DicomWriter.write(file, o, TransferSyntax.RLE, List.of(RleEncoder.encode(samples, ROWS, COLUMNS, 2, 2)));
        assertFrames(file, List.of(samples));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void jpegFramesComeBackNearly(int samples) throws Exception {
        JpegBaselineEncoder encoder = new JpegBaselineEncoder(0.95);
        List<byte[]> encoded = new ArrayList<>();
        for (byte[] picture : pictures(samples)) {
            encoded.add(samples == 1 ? encoder.encodeGrey(picture, ROWS, COLUMNS)
                    : encoder.encodeRgb(picture, ROWS, COLUMNS));
        }
        DicomObject o = TestFiles.ultrasound(ROWS, COLUMNS, samples, 3);
        o.putString(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, samples == 1 ? "MONOCHROME2" : "YBR_FULL_422");
        Path file = folder.resolve("jpeg.dcm");
        DicomWriter.write(file, o, TransferSyntax.JPEG_BASELINE, encoded);
        DicomFrames frames = DicomFrames.of(DicomReader.read(file));
        for (int i = 0; i < 3; i++) {
            byte[] got = frames.read(i).samples();
            byte[] expected = pictures(samples).get(i);
            double sum = 0;
            for (int k = 0; k < got.length; k++) {
                sum += Math.abs((got[k] & 0xFF) - (expected[k] & 0xFF));
            }
            assertTrue(sum / got.length < 4, "mean difference " + sum / got.length);
        }
    }

    @Test
    void jpegHalvesChromaAlongRowsOnly() throws Exception {
        byte[] stream = new JpegBaselineEncoder(0.9).encodeRgb(TestFiles.picture(ROWS, COLUMNS, 3, 1), ROWS, COLUMNS);
        int at = 2;
        while ((stream[at + 1] & 0xFF) != 0xC0) {
            at += 2 + ((stream[at + 2] & 0xFF) << 8 | stream[at + 3] & 0xFF);
        }
        assertEquals(0x21, stream[at + 11]);
        assertEquals(0x11, stream[at + 14]);
        assertEquals(0x11, stream[at + 17]);
    }

    @Test
    void jpegIsTheSameEachTime() throws Exception {
        byte[] picture = TestFiles.picture(ROWS, COLUMNS, 3, 1);
        assertArrayEquals(new JpegBaselineEncoder(0.8).encodeRgb(picture, ROWS, COLUMNS),
                new JpegBaselineEncoder(0.8).encodeRgb(picture, ROWS, COLUMNS));
        assertThrows(IllegalArgumentException.class, () -> new JpegBaselineEncoder(1.1));
        assertThrows(IllegalArgumentException.class,
                () -> new JpegBaselineEncoder(0.8).encodeGrey(picture, ROWS, COLUMNS));
    }

    @Test
    void valuesComeBack() throws Exception {
        DicomObject o = TestFiles.ultrasound(2, 2, 1, 1);
        DicomObject region = new DicomObject();
        region.putInts(Tag.REGION_LOCATION_MAX_X1, Vr.UL, 700);
        region.putInts(Tag.REFERENCE_PIXEL_X0, Vr.SL, -12);
        region.putDoubles(Tag.PHYSICAL_DELTA_X, Vr.FD, -0.0271);
        DicomObject inner = new DicomObject();
        inner.putString(Tag.CODE_MEANING, Vr.LO, "Apical four chamber");
        region.putSequence(Tag.VIEW_CODE_SEQUENCE, List.of(inner, new DicomObject()));
        o.putSequence(Tag.SEQUENCE_OF_ULTRASOUND_REGIONS, List.of(region));
        o.putDoubles(Tag.FRAME_TIME_VECTOR, Vr.DS, 0, 33.333333333333336, -1e-20, 123456789.123456789);
        o.putDoubles(Tag.R_WAVE_TIME_VECTOR, Vr.FL, 1.5, -2.25);
        Path file = folder.resolve("values.dcm");
        DicomWriter.write(file, o, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, List.of(new byte[4]));
        DicomObject got = DicomReader.read(file).dataset();
        assertEquals("M\u00fcller^J\u00fcrgen", got.getString(Tag.PATIENT_NAME).orElseThrow());
        DicomObject item = got.getSequence(Tag.SEQUENCE_OF_ULTRASOUND_REGIONS).get(0);
        assertEquals(700, item.getInt(Tag.REGION_LOCATION_MAX_X1).orElseThrow());
        assertEquals(-12, item.getInt(Tag.REFERENCE_PIXEL_X0).orElseThrow());
        assertEquals(-0.0271, item.getDouble(Tag.PHYSICAL_DELTA_X).orElseThrow());
        assertEquals("Apical four chamber",
                item.getSequence(Tag.VIEW_CODE_SEQUENCE).get(0).getString(Tag.CODE_MEANING).orElseThrow());
        assertEquals(2, item.getSequence(Tag.VIEW_CODE_SEQUENCE).size());
        double[] times = got.getDoubles(Tag.FRAME_TIME_VECTOR);
        assertArrayEquals(new double[] {0, 33.333333333333336, -1e-20, 123456789.123456789}, times, 1e-6);
        assertArrayEquals(new double[] {1.5, -2.25}, got.getDoubles(Tag.R_WAVE_TIME_VECTOR));
        assertEquals(List.of("ORIGINAL", "PRIMARY", "", "0001"), got.getStrings(Tag.IMAGE_TYPE));
        for (String text : got.getStrings(Tag.FRAME_TIME_VECTOR)) {
            assertTrue(text.length() <= 16, text);
        }
    }

    @Test
    void everyValueAndFragmentHasEvenLength() throws Exception {
        DicomObject o = TestFiles.ultrasound(3, 3, 1, 1);
        Path file = folder.resolve("odd.dcm");
        DicomWriter.write(file, o, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, List.of(new byte[9]));
        assertEquals(0, Files.size(file) % 2);
        for (DicomElement element : DicomReader.read(file).dataset().elements()) {
            assertEquals(0, element.bytes().length % 2, Tag.toString(element.tag()));
        }
    }

    @Test
    void theSameDataSetGivesTheSameBytes() throws Exception {
        Path first = folder.resolve("first.dcm");
        Path second = folder.resolve("second.dcm");
        DicomWriter.write(first, TestFiles.ultrasound(4, 4, 1, 1), TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
                List.of(new byte[16]));
        DicomWriter.write(second, TestFiles.ultrasound(4, 4, 1, 1), TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
                List.of(new byte[16]));
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void failedWritingLeavesNothingAndKeepsTheOldFile() throws Exception {
        Path file = folder.resolve("old.dcm");
        Files.writeString(file, "old");
        List<byte[]> broken = new ArrayList<>();
        broken.add(new byte[16]);
        broken.add(null);
        assertThrows(NullPointerException.class, () -> DicomWriter.write(file, TestFiles.ultrasound(4, 4, 1, 2),
                TransferSyntax.EXPLICIT_LITTLE_ENDIAN, broken));
        assertEquals("old", Files.readString(file));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
        assertThrows(IOException.class, () -> DicomWriter.write(folder.resolve("no/such/folder.dcm"),
                TestFiles.ultrasound(4, 4, 1, 1)));
    }

    @Test
    void streamFailureIsReported() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThrows(IOException.class, () -> DicomWriter.write(full, TestFiles.ultrasound(4, 4, 1, 1),
                TransferSyntax.EXPLICIT_LITTLE_ENDIAN, List.of(new byte[16])));
    }

    @Test
    void textOutsideTheCharacterSetIsRefused() {
        DicomObject o = new DicomObject();
        assertThrows(IllegalArgumentException.class, () -> o.putString(Tag.PATIENT_NAME, Vr.PN, "M\u00fcller"));
        o.putString(Tag.SPECIFIC_CHARACTER_SET, Vr.CS, "ISO_IR 100");
        o.putString(Tag.PATIENT_NAME, Vr.PN, "M\u00fcller");
        assertFalse(o.getBytes(Tag.PATIENT_NAME).length == 0);
        assertEquals("M\u00fcller", o.getString(Tag.PATIENT_NAME).orElseThrow());
        assertThrows(IllegalArgumentException.class, () -> o.putString(Tag.ROWS, Vr.US, "4"));
        assertThrows(IllegalArgumentException.class, () -> o.putInts(Tag.PATIENT_NAME, Vr.FD, 4));
    }
}
