package org.apical.datasets.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

import org.apical.api.ApicalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files written by nibabel 5.0.0; the expected values are what nibabel reads from them. */
class NiftiFileTest {

    /** Big-endian int16, 6 x 4 x 2, value 7 i - 50 scaled by 0.5 and 10, pixels of 0.3 x 0.15 mm. */
    private static final String BIG_ENDIAN = "H4sIAAAAAAACA2NgYIxhIAYwM7AxsDAwMTBCISpgYRBgYLBvYGCwmzlzlp3kzFkgNjp23gCk"
            + "gYodFcB6uBgGHjDhkgD5A0NMElMM5C9sIE/bEEz/PwcMNzuGMoZ1DM/+32EQYfBhaGHYw/Dl/ysGJYYohkkMpxiZ/v9gMGDIYFjAcINR"
            + "4P9VBl4GV4Zahq0Mb/8/ZpBmCGboZjjM8Pv/RwZNhkSGmQwXGTn//2cwZ8hnWM5wn1EcACTmA/zAAQAA";
    /** NIfTI-2, float32, 4 x 3, 0 to 300, pixels of 2 x 2 micrometres. */
    private static final String SECOND_VERSION = "H4sIAAAAAAACA5NhYmDI0zZi4OWS4hJgUGAAcsGABUozQ2lGImn84IM9lOGASsPEcdMKT"
            + "FjNGdSAiXytDtRVhxpezCQ65uWixU4vFyk7x5aUOvfo3XIEYqddL+ycxWM7gPwoJ/FYDhDtzMAwzRkA28IvElACAAA=";

    @TempDir
    private Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] zipped(String text) {
        return Base64.getDecoder().decode(text);
    }

    private static byte[] unzipped(String text) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(zipped(text))).readAllBytes();
    }

    @Test
    void readsBigEndianSamplesAndScalesThem() throws Exception {
        for (byte[] bytes : new byte[][] {zipped(BIG_ENDIAN), unzipped(BIG_ENDIAN)}) {
            ImageSeries series = NiftiFile.read(file("a.nii", bytes));
            assertEquals(6, series.columns());
            assertEquals(4, series.rows());
            assertEquals(2, series.frames());
            assertEquals(0.3, series.spacingXMm(), 1e-6);
            assertEquals(0.15, series.spacingYMm(), 1e-6);
            assertEquals(-15, series.value(0, 0));
            assertEquals(149.5, series.value(1, 3 * 6 + 5));
            assertEquals(27, series.value(0, 2 * 6 + 1));
            assertEquals(30.5, series.value(1, 2 * 6 + 1));
        }
    }

    @Test
    void readsTheSecondVersionAndItsUnits() throws Exception {
        ImageSeries series = NiftiFile.read(file("b.nii.gz", zipped(SECOND_VERSION)));
        assertEquals(136.36363220214844, series.value(0, 2 * 4 + 1), 1e-12);
        assertEquals(0.002, series.spacingXMm(), 1e-12);
        assertEquals(255, series.grey(0)[11] & 0xFF, "a range beyond 255 is spread over the grey levels");
    }

    @Test
    void everyCutOffFileIsNamed() throws Exception {
        byte[] whole = unzipped(BIG_ENDIAN);
        for (int length : new int[] {0, 3, 100, 347, 352, 447}) {
            Path file = file("cut.nii", Arrays.copyOf(whole, length));
            ApicalException e = assertThrows(ApicalException.class, () -> NiftiFile.read(file));
            assertTrue(e.getMessage().contains("cut.nii"), e.getMessage());
        }
        Path zipped = file("cut.nii.gz", Arrays.copyOf(zipped(BIG_ENDIAN), 150));
        assertThrows(ApicalException.class, () -> NiftiFile.read(zipped));
    }

    @Test
    void damagedHeadersAreRefusedWithoutHugeMemory() throws Exception {
        int[][] damages = {{40, 0}, {42, 0x7F}, {46, 0x7F}, {70, 0x7F}, {108, 0x7F}, {345, 'i'}};
        for (int[] damage : damages) {
            byte[] bytes = unzipped(BIG_ENDIAN);
            bytes[damage[0]] = (byte) damage[1];
            bytes[damage[0] + 1] = damage[0] == 345 ? bytes[346] : (byte) (damage[1] == 0 ? 0 : 0xFF);
            Path file = file("bad" + damage[0] + ".nii", bytes);
            ApicalException e = assertThrows(ApicalException.class, () -> NiftiFile.read(file), "byte " + damage[0]);
            assertTrue(e.getMessage().contains("bad" + damage[0]), e.getMessage());
        }
    }
}
