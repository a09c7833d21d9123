package org.apical.standard.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class SpeckleAndCropTest {

    private static final int SIZE = 120;

    /** A fan of 90 degrees with its tip at the middle of the top row. */
    private static float[] fan() {
        float[] frame = new float[SIZE * SIZE];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                double angle = Math.atan2(column - (SIZE - 1) / 2.0, row + 0.5);
                double distance = Math.hypot(column - (SIZE - 1) / 2.0, row + 0.5);
                frame[row * SIZE + column] = Math.abs(angle) <= Math.PI / 4 && distance <= SIZE - 2 ? 0.5f : 0;
            }
        }
        return frame;
    }

    @Test
    void speckleMultipliesWithTheDeviationItSays() {
        for (int grain : new int[] {0, 1, 3}) {
            double squares = 0;
            double neighbours = 0;
            double deviation = 0;
            for (int seed = 0; seed < 20; seed++) {
                float[] frame = new float[SIZE * SIZE];
                Arrays.fill(frame, 1);
                new Speckle().create(new Speckle.Settings(0.3, grain)).apply(frame, SIZE, SIZE,
                        new SplittableRandom(seed));
                double strength = 0.3 * new SplittableRandom(seed).nextDouble();
                deviation += strength * strength * (frame.length - 1);
                for (int i = 1; i < frame.length; i++) {
                    squares += (frame[i] - 1) * (frame[i] - 1);
                    neighbours += (frame[i] - 1) * (frame[i - 1] - 1);
                }
            }
            assertEquals(1, squares / deviation, 0.1, "grain " + grain);
            double alike = 2.0 * grain / (2 * grain + 1);
            assertEquals(alike, neighbours / squares, 0.05, "neighbours of grain " + grain);
        }
    }

    @Test
    void speckleLeavesBlackBlackAndStrengthZeroAlone() {
        float[] frame = fan();
        float[] same = frame.clone();
        new Speckle().create(new Speckle.Settings(0, 2)).apply(same, SIZE, SIZE, new SplittableRandom(1));
        assertArrayEquals(frame, same);
        new Speckle().create(new Speckle.Settings(1, 2)).apply(same, SIZE, SIZE, new SplittableRandom(1));
        for (int i = 0; i < frame.length; i++) {
            assertTrue(frame[i] != 0 || same[i] == 0);
        }
        float[] small = {1, 1, 1};
        new Speckle().create(new Speckle.Settings(1, 32)).apply(small, 1, 3, new SplittableRandom(1));
        assertTrue(Float.isFinite(small[0]));
    }

    @Test
    void cropCutsTheSharesItDraws() {
        for (int seed = 0; seed < 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double left = 0.3 * random.nextDouble();
            double right = 0.3 * random.nextDouble();
            double depth = 0.4 * random.nextDouble();
            float[] frame = fan();
            new SectorCrop().create(new SectorCrop.Settings(0.3, 0.4)).apply(frame, SIZE, SIZE,
                    new SplittableRandom(seed));
            double first = Math.PI;
            double last = -Math.PI;
            double reach = 0;
            for (int i = 0; i < frame.length; i++) {
                if (frame[i] != 0) {
                    double down = i / SIZE + 0.5;
                    double across = i % SIZE - (SIZE - 1) / 2.0;
                    reach = Math.max(reach, Math.hypot(across, down));
                    if (down > SIZE / 3.0) {
                        first = Math.min(first, Math.atan2(across, down));
                        last = Math.max(last, Math.atan2(across, down));
                    }
                }
            }
            assertEquals(-Math.PI / 4 + left * Math.PI / 2, first, 0.04);
            assertEquals(Math.PI / 4 - right * Math.PI / 2, last, 0.04);
            assertEquals((SIZE - 2) * (1 - depth), reach, 2);
        }
    }

    @Test
    void cropKeepsWhatItDoesNotCut() {
        float[] frame = fan();
        float[] same = frame.clone();
        new SectorCrop().create(new SectorCrop.Settings(0, 0)).apply(same, SIZE, SIZE, new SplittableRandom(3));
        assertArrayEquals(frame, same);
        float[] black = new float[SIZE * SIZE];
        new SectorCrop().create(new SectorCrop.Settings(0.4, 0.4)).apply(black, SIZE, SIZE, new SplittableRandom(3));
        assertArrayEquals(new float[SIZE * SIZE], black);
    }
}
