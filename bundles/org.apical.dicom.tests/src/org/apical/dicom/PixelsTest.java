package org.apical.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apical.api.ApicalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Colour tables, grey levels, layouts and threads. */
class PixelsTest {
    @TempDir
    Path folder;

    private DicomFrames write(DicomObject o, byte[]... frames) throws Exception {
        Path file = folder.resolve("pixels.dcm");
        DicomWriter.write(file, o, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, List.of(frames));
        return DicomFrames.of(DicomReader.read(file));
    }

    private static DicomObject sixteenBit(int stored, boolean signed) {
        DicomObject o = TestFiles.ultrasound(1, 4, 1, 1);
        o.putInts(Tag.BITS_ALLOCATED, Vr.US, 16);
        o.putInts(Tag.BITS_STORED, Vr.US, stored);
        o.putInts(Tag.HIGH_BIT, Vr.US, stored - 1);
        o.putInts(Tag.PIXEL_REPRESENTATION, Vr.US, signed ? 1 : 0);
        return o;
    }

    private static byte[] words(int... values) {
        byte[] bytes = new byte[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[2 * i] = (byte) values[i];
            bytes[2 * i + 1] = (byte) (values[i] >> 8);
        }
        return bytes;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @Test
    void wholeRangeOfBitsStoredBecomesGrey() throws Exception {
        DicomFrames unsigned = write(sixteenBit(12, false), words(0, 4095, 2048, 1024));
        assertArrayEquals(bytes(0, 255, 128, 64), unsigned.grey(0));
        DicomFrames signed = write(sixteenBit(12, true), words(-2048, 2047, 0, -1));
        assertArrayEquals(bytes(0, 255, 128, 127), signed.grey(0));
        assertEquals(-2048, signed.read(0).sample(0));
    }

    @Test
    void windowAppliesToMoreThanEightBits() throws Exception {
        DicomObject o = sixteenBit(12, false);
        o.putDoubles(Tag.WINDOW_CENTER, Vr.DS, 100);
        o.putDoubles(Tag.WINDOW_WIDTH, Vr.DS, 101);
        o.putDoubles(Tag.RESCALE_INTERCEPT, Vr.DS, -1000);
        DicomFrames frames = write(o, words(0, 1050, 1100, 1150));
        byte[] grey = frames.grey(0);
        assertEquals(0, grey[0]);
        assertEquals(1, grey[1]);
        assertEquals(129, grey[2] & 0xFF);
        assertEquals(255, grey[3] & 0xFF);
    }

    @Test
    void monochrome1IsInverted() throws Exception {
        DicomObject o = TestFiles.ultrasound(1, 4, 1, 1);
        o.putString(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME1");
        DicomFrames frames = write(o, bytes(0, 1, 254, 255));
        assertArrayEquals(bytes(255, 254, 1, 0), frames.grey(0));
        assertArrayEquals(bytes(0, 1, 254, 255), frames.read(0).samples());
    }

    @Test
    void planarFramesAreInterleaved() throws Exception {
        DicomObject o = TestFiles.ultrasound(1, 2, 3, 2);
        o.putInts(Tag.PLANAR_CONFIGURATION, Vr.US, 1);
        DicomFrames frames = write(o, bytes(1, 2, 3, 4, 5, 6), bytes(7, 8, 9, 10, 11, 12));
        assertArrayEquals(bytes(7, 9, 11, 8, 10, 12), frames.read(1).samples());
    }

    @Test
    void nativeHalfChromaIsRepeated() throws Exception {
        DicomObject o = TestFiles.ultrasound(1, 4, 3, 1);
        o.putString(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "YBR_FULL_422");
        DicomFrames frames = write(o, bytes(10, 20, 128, 128, 30, 40, 128, 200));
        assertArrayEquals(bytes(10, 128, 128, 20, 128, 128, 30, 128, 200, 40, 128, 200), frames.read(0).samples());
        assertArrayEquals(bytes(10, 20, 30, 40), frames.grey(0));
        assertArrayEquals(bytes(10, 10, 10), Arrays.copyOf(frames.rgb(0), 3));
    }

    @Test
    void fullChromaUnderTheHalfChromaNameIsNoticed() throws Exception {
        DicomObject o = TestFiles.ultrasound(1, 4, 3, 1);
        o.putString(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "YBR_FULL_422");
        DicomFrames frames = write(o, bytes(1, 128, 128, 2, 128, 128, 3, 128, 128, 4, 128, 128));
        assertArrayEquals(bytes(1, 2, 3, 4), frames.grey(0));
        assertEquals(1, frames.problems().size());
    }

    private static DicomObject palette(int bits, int entries, int first) {
        DicomObject o = TestFiles.ultrasound(1, 4, 1, 1);
        o.putString(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "PALETTE COLOR");
        for (int tag : new int[] {Tag.RED_PALETTE_DESCRIPTOR, Tag.GREEN_PALETTE_DESCRIPTOR,
            Tag.BLUE_PALETTE_DESCRIPTOR}) {
            o.putInts(tag, Vr.US, entries, first, bits);
        }
        return o;
    }

    @Test
    void paletteOfEightBitsIsPackedAndClampsItsEnds() throws Exception {
        DicomObject o = palette(8, 4, 2);
        o.putBytes(Tag.RED_PALETTE_DATA, Vr.OW, bytes(10, 20, 30, 40));
        o.putBytes(Tag.GREEN_PALETTE_DATA, Vr.OW, bytes(11, 21, 31, 41));
        o.putBytes(Tag.BLUE_PALETTE_DATA, Vr.OW, bytes(12, 22, 32, 42));
        DicomFrames frames = write(o, bytes(0, 2, 3, 200));
        assertArrayEquals(bytes(10, 11, 12, 10, 11, 12, 20, 21, 22, 40, 41, 42), frames.rgb(0));
    }

    @Test
    void segmentedPaletteIsExpanded() throws Exception {
        DicomObject o = palette(16, 8, 0);
        // Discrete 256 512, linear to 1280 in 3 steps, discrete segment again by reference, rest missing.
        int[] red = {0, 2, 256, 512, 1, 3, 1280, 2, 1, 0, 0};
        o.putInts(Tag.RED_SEGMENTED_PALETTE_DATA, Vr.OW, red);
        o.putInts(Tag.GREEN_SEGMENTED_PALETTE_DATA, Vr.OW, 0, 1, 0, 1, 7, 7 * 256);
        o.putInts(Tag.BLUE_SEGMENTED_PALETTE_DATA, Vr.OW, 0, 1, 0, 1, 7, 7 * 256);
        DicomFrames frames = write(o, bytes(0, 3, 5, 6));
        assertArrayEquals(bytes(1, 0, 0, 4, 3, 3, 1, 5, 5, 2, 6, 6), frames.rgb(0));
    }

    @Test
    void missingPaletteIsRefused() throws Exception {
        DicomObject o = palette(8, 4, 0);
        assertThrows(ApicalException.class, () -> write(o, bytes(0, 2, 3, 4)));
    }

    @Test
    void hugeImageInASmallFileIsRefused() {
        DicomObject o = TestFiles.ultrasound(65535, 65535, 3, 1);
        assertThrows(ApicalException.class, () -> write(o, bytes(0, 2, 3, 4)));
        DicomObject rle = TestFiles.ultrasound(9000, 9000, 3, 1);
        Path file = folder.resolve("rle.dcm");
        ApicalException e = assertThrows(ApicalException.class, () -> {
            DicomWriter.write(file, rle, TransferSyntax.RLE, List.of(RleEncoder.encode(new byte[12], 2, 2, 3, 1)));
            DicomFrames.of(DicomReader.read(file)).read(0);
        });
        assertTrue(e.getMessage().contains("too short"), e.getMessage());
    }

    @Test
    void framesOfOneFileAreReadBySeveralThreads() throws Exception {
        DicomFrames frames = DicomFrames.of(DicomReader.read(
                TestFiles.file("us_echo_acuson_jpeg_fragmented_nobot_8f.dcm")));
        List<byte[]> expected = new ArrayList<>();
        for (int i = 0; i < frames.count(); i++) {
            expected.add(frames.grey(i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<byte[]>> got = new ArrayList<>();
            for (int i = 0; i < 5 * frames.count(); i++) {
                int frame = i % frames.count();
                got.add(threads.submit(() -> frames.grey(frame)));
            }
            for (int i = 0; i < got.size(); i++) {
                assertArrayEquals(expected.get(i % frames.count()), got.get(i).get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void frameBeyondTheLastIsAnIndexError() throws Exception {
        DicomFrames frames = write(TestFiles.ultrasound(1, 4, 1, 1), new byte[4]);
        assertThrows(IndexOutOfBoundsException.class, () -> frames.read(1));
    }
}
