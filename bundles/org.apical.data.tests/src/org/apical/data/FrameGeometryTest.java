package org.apical.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class FrameGeometryTest {

    @Test
    void theCropHasTheProportionsOfTheTarget() {
        FrameGeometry geometry = FrameGeometry.around(240, 320, 34, 12, 271, 193, 112, 112);
        assertEquals(271, geometry.width());
        assertEquals(271, geometry.height());
        assertEquals(12 - 39, geometry.y0());
        FrameGeometry wide = FrameGeometry.around(100, 100, 10, 10, 40, 40, 50, 100);
        assertEquals(2 * wide.height(), wide.width());
    }

    @Test
    void equalSizeChangesNothing() {
        byte[] image = new byte[20 * 30];
        for (int i = 0; i < image.length; i++) {
            image[i] = (byte) (i * 37);
        }
        assertArrayEquals(image, new FrameGeometry(20, 30, 0, 0, 30, 20, 20, 30).resample(image));
    }

    @Test
    void fineStripesBecomeGreyInsteadOfAliases() {
        byte[] stripes = new byte[200 * 200];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = (byte) (i % 2 * 200);
        }
        byte[] small = new FrameGeometry(200, 200, 0, 0, 200, 200, 30, 30).resample(stripes);
        for (byte pixel : small) {
            assertEquals(100, pixel & 0xFF, 8);
        }
    }

    @Test
    void enlargingIsBilinear() {
        byte[] large = new FrameGeometry(1, 2, 0, 0, 2, 1, 2, 4).resample(new byte[] {0, 100});
        assertArrayEquals(new byte[] {0, 25, 75, 100, 0, 25, 75, 100}, large);
    }

    @Test
    void constantsStayConstantAndBlackSurroundsThePicture() {
        byte[] white = new byte[50 * 100];
        Arrays.fill(white, (byte) 255);
        FrameGeometry geometry = FrameGeometry.around(50, 100, 0, 0, 100, 50, 20, 20);
        byte[] frame = geometry.resample(white);
        for (int i = 0; i < frame.length; i++) {
            boolean inside = i / 20 >= 5 && i / 20 < 15;
            assertEquals(inside ? 255 : 0, frame[i] & 0xFF, "row " + i / 20);
        }
    }

    @Test
    void aStructureStaysWhereItIs() {
        byte[] image = new byte[90 * 90];
        boolean[] mask = new boolean[image.length];
        for (int y = 30; y < 45; y++) {
            for (int x = 60; x < 75; x++) {
                image[y * 90 + x] = (byte) 240;
                mask[y * 90 + x] = true;
            }
        }
        FrameGeometry geometry = new FrameGeometry(90, 90, 0, 0, 90, 90, 30, 30);
        byte[] frame = geometry.resample(image);
        boolean[] small = geometry.resampleMask(mask);
        int count = 0;
        for (int i = 0; i < small.length; i++) {
            boolean expected = i / 30 >= 10 && i / 30 < 15 && i % 30 >= 20 && i % 30 < 25;
            count += small[i] ? 1 : 0;
            assertEquals((frame[i] & 0xFF) > 119, small[i]);
            assertTrue(!expected || small[i] || i / 30 == 10 || i / 30 == 14 || i % 30 == 20 || i % 30 == 24);
        }
        assertEquals(25, count, 4);
    }

    @Test
    void thinStructuresSurviveWithLittleCoverage() {
        boolean[] line = new boolean[100 * 100];
        for (int y = 0; y < 100; y++) {
            line[y * 100 + 50] = true;
        }
        FrameGeometry geometry = new FrameGeometry(100, 100, 0, 0, 100, 100, 20, 20);
        boolean[] half = geometry.resampleMask(line);
        boolean[] little = geometry.resampleMask(line, 0.1);
        assertTrue(!half[10 * 20 + 10]);
        assertTrue(little[10 * 20 + 10]);
    }

    @Test
    void wrongSizesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new FrameGeometry(9, 9, 0, 0, 0, 9, 3, 3));
        assertThrows(IllegalArgumentException.class,
                () -> new FrameGeometry(9, 9, 0, 0, 9, 9, 3, 3).resample(new byte[80]));
    }
}
