package org.apical.cine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class FanGeometryTest {

    private static final double DEGREE = Math.PI / 180;

    private static void assertFound(FanGeometry fan, int size) {
        assertFound(fan, FanGeometry.fit(fan.mask(size, size), size, size).orElseThrow(), size);
    }

    private static void assertFound(FanGeometry fan, FanGeometry found, int size) {
        double pixel = size / 112.0;
        assertEquals(fan.apexColumn(), found.apexColumn(), 1.5 * pixel, found.toString());
        assertEquals(fan.apexRow(), found.apexRow(), 2.5 * pixel, found.toString());
        assertEquals(fan.leftAngle(), found.leftAngle(), 1.5 * DEGREE, found.toString());
        assertEquals(fan.rightAngle(), found.rightAngle(), 1.5 * DEGREE, found.toString());
        assertEquals(fan.farPixels(), found.farPixels(), 2.5 * pixel, found.toString());
        assertEquals(fan.nearPixels(), found.nearPixels(), 3.5 * pixel, found.toString());
    }

    @Test
    void findsFansOfManyShapes() {
        assertFound(new FanGeometry(56, 2, -45 * DEGREE, 45 * DEGREE, 0, 105), 112);
        assertFound(new FanGeometry(56, -10, -32 * DEGREE, 32 * DEGREE, 14, 118), 112);
        assertFound(new FanGeometry(50, 3, -40 * DEGREE, 33 * DEGREE, 6, 100), 112);
        assertFound(new FanGeometry(150, -20, -37 * DEGREE, 37 * DEGREE, 30, 310), 299);
    }

    @Test
    void aFewPixelsTooManyDoNotMoveIt() {
        FanGeometry fan = new FanGeometry(56, 2, -42 * DEGREE, 42 * DEGREE, 4, 106);
        boolean[] mask = fan.mask(112, 112);
        Random random = new Random(1);
        for (int i = 0; i < 12; i++) {
            int row = 20 + random.nextInt(60);
            for (int column = 0; column < 112; column++) {
                mask[row * 112 + column] |= column > 0 && mask[row * 112 + column - 1] && random.nextBoolean();
            }
        }
        assertFound(fan, FanGeometry.fit(mask, 112, 112).orElseThrow(), 112);
    }

    @Test
    void findsTheFanOfPicturesThatWereMaskedBefore() {
        FanGeometry fan = new FanGeometry(56, 0, -40 * DEGREE, 40 * DEGREE, 0, 108);
        boolean[] mask = fan.mask(112, 112);
        Random random = new Random(2);
        float[] first = new float[mask.length];
        float[] second = new float[mask.length];
        for (int i = 0; i < mask.length; i++) {
            first[i] = mask[i] ? random.nextFloat() * 0.6f : 0.004f;
            second[i] = mask[i] ? random.nextFloat() * 0.6f : 0;
        }
        assertFound(fan, FanGeometry.fit(List.of(first, second), 112, 112).orElseThrow(), 112);
    }

    @Test
    void saysWhenThereIsNoFan() {
        boolean[] whole = new boolean[64 * 64];
        assertTrue(FanGeometry.fit(whole, 64, 64).isEmpty());
        Arrays.fill(whole, true);
        assertTrue(FanGeometry.fit(whole, 64, 64).isEmpty());
        boolean[] disc = new boolean[64 * 64];
        for (int i = 0; i < disc.length; i++) {
            disc[i] = Math.hypot(i % 64 - 32, i / 64 - 32) < 25;
        }
        assertTrue(FanGeometry.fit(disc, 64, 64).isEmpty());
    }

    @Test
    void fillsAFrame() {
        FanGeometry fan = new FanGeometry(0, 0, -45 * DEGREE, 40 * DEGREE, 0.1, 1).filling(90, 120);
        boolean[] mask = fan.mask(90, 120);
        int[] box = {120, -1, 90, -1};
        for (int i = 0; i < mask.length; i++) {
            if (mask[i]) {
                box = new int[] {Math.min(box[0], i % 120), Math.max(box[1], i % 120), Math.min(box[2], i / 120),
                    Math.max(box[3], i / 120)};
            }
        }
        assertTrue(box[0] <= 1 && box[1] >= 118, "It is wider than the frame's proportions: " + Arrays.toString(box));
        assertTrue(box[2] <= 1 && box[3] < 89, Arrays.toString(box));
        assertEquals(-45 * DEGREE, fan.leftAngle(), 1e-12);
    }
}
