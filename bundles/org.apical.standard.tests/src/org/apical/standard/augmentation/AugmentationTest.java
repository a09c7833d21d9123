package org.apical.standard.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;

import org.apical.api.augmentation.FrameTransform;
import org.junit.jupiter.api.Test;

class AugmentationTest {

    /** A draw that is always the same: 0 gives the lower bound, just below 1 the upper. */
    private static RandomGenerator always(double draw) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException("only doubles are drawn");
            }

            @Override
            public double nextDouble() {
                return draw;
            }
        };
    }

    private static float[] disc(int size, double radius) {
        float[] frame = new float[size * size];
        Random random = new Random(5);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double distance = Math.hypot(row - (size - 1) / 2.0, column - (size - 1) / 2.0);
                frame[row * size + column] = distance < radius ? 0.1f + 0.8f * random.nextFloat() : 0;
            }
        }
        return frame;
    }

    @Test
    void quarterTurnMovesEveryPixelToItsPlace() {
        int size = 7;
        float[] frame = disc(size, 10);
        float[] turned = frame.clone();
        new Rotation().create(new Rotation.Settings(90)).apply(turned, size, size, always(1));
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                assertEquals(frame[column * size + size - 1 - row], turned[row * size + column], 1e-5f);
            }
        }
    }

    @Test
    void oppositeTurnsDifferAndTheCentreStays() {
        float[] left = disc(9, 20);
        float[] right = left.clone();
        float centre = left[40];
        new Rotation().create(new Rotation.Settings(20)).apply(left, 9, 9, always(0));
        new Rotation().create(new Rotation.Settings(20)).apply(right, 9, 9, always(1));
        assertEquals(centre, left[40], 1e-6f);
        assertEquals(centre, right[40], 1e-6f);
        assertFalse(Arrays.equals(left, right));
    }

    /** Both edges, at every distance that single precision can tell from them. */
    @Test
    void aHairWithinTheLastEdgeIsStillTheFrame() {
        int size = 64;
        float[] frame = disc(size, 100);
        for (double shift : new double[] {1 - 0x1p-18, 1 - 0x1p-17, 1 - 0x1p-10}) {
            float[] up = frame.clone();
            float[] down = frame.clone();
            Affine.apply(up, size, size, 1, 0, 0, 1, shift, shift);
            Affine.apply(down, size, size, 1, 0, 0, 1, -shift, -shift);
            assertEquals(frame[size + 1], up[0], 2e-3f);
            assertEquals(0, up[size * size - 1], 2e-6f);
            assertEquals(0, down[0], 2e-6f);
            assertEquals(frame[(size - 2) * (size + 1)], down[size * size - 1], 2e-3f);
        }
    }

    @Test
    void aTurnedSmoothFrameIsTheFrameAtTurnedPlaces() {
        int rows = 60;
        int columns = 80;
        double angle = Math.toRadians(-17);
        float[] frame = new float[rows * columns];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = plane(i / columns, i % columns);
        }
        new Rotation().create(new Rotation.Settings(17)).apply(frame, rows, columns, always(0));
        for (int row = 25; row < 35; row++) {
            for (int column = 30; column < 50; column++) {
                double y = row - 29.5;
                double x = column - 39.5;
                double fromRow = Math.cos(angle) * y + Math.sin(angle) * x + 29.5;
                double fromColumn = -Math.sin(angle) * y + Math.cos(angle) * x + 39.5;
                assertEquals(plane(fromRow, fromColumn), frame[row * columns + column], 1e-4f);
            }
        }
    }

    private static float plane(double row, double column) {
        return (float) (0.3 + 0.01 * row - 0.005 * column);
    }

    @Test
    void turningBringsInBlack() {
        float[] frame = new float[20 * 20];
        Arrays.fill(frame, 1);
        new Rotation().create(new Rotation.Settings(45)).apply(frame, 20, 20, always(0));
        assertEquals(0, frame[0]);
        assertEquals(1, frame[10 * 20 + 10], 1e-6f);
    }

    @Test
    void brightnessLeavesTheOutsideOfTheSectorBlack() {
        float[] frame = disc(30, 10);
        float[] brighter = frame.clone();
        new Brightness().create(new Brightness.Settings(0.1)).apply(brighter, 30, 30, always(0.75));
        for (int i = 0; i < frame.length; i++) {
            assertEquals(frame[i] == 0 ? 0 : frame[i] + 0.05f, brighter[i], 1e-6f);
        }
    }

    @Test
    void brightnessIsUniformWithinItsBounds() {
        FrameTransform brightness = new Brightness().create(new Brightness.Settings(0.1));
        Random random = new Random(11);
        int[] bins = new int[10];
        for (int i = 0; i < 10000; i++) {
            float[] frame = {0.5f};
            brightness.apply(frame, 1, 1, random);
            bins[(int) Math.floor((frame[0] - 0.4) / 0.02)]++;
        }
        for (int count : bins) {
            assertEquals(1000, count, 150);
        }
    }

    @Test
    void contrastKeepsTheMeanOfTheSector() {
        float[] frame = disc(30, 10);
        float[] changed = frame.clone();
        new Contrast().create(new Contrast.Settings(0.5)).apply(changed, 30, 30, always(0));
        assertEquals(sum(frame), sum(changed), 1e-2);
        assertEquals(0.25 * squares(frame), squares(changed), 1e-2);
    }

    private static double sum(float[] frame) {
        double sum = 0;
        for (float pixel : frame) {
            sum += pixel;
        }
        return sum;
    }

    private static double squares(float[] frame) {
        int inside = 0;
        for (float pixel : frame) {
            inside += pixel == 0 ? 0 : 1;
        }
        double mean = sum(frame) / inside;
        double sum = 0;
        for (float pixel : frame) {
            sum += pixel == 0 ? 0 : (pixel - mean) * (pixel - mean);
        }
        return sum;
    }

    @Test
    void translationShiftsByWholePixelsExactly() {
        float[] frame = disc(10, 20);
        float[] shifted = frame.clone();
        new Translation().create(new Translation.Settings(0.2)).apply(shifted, 10, 10, always(1));
        for (int row = 0; row < 10; row++) {
            for (int column = 0; column < 10; column++) {
                float expected = row < 2 || column < 2 ? 0 : frame[(row - 2) * 10 + column - 2];
                assertEquals(expected, shifted[row * 10 + column], 1e-5f);
            }
        }
    }

    @Test
    void scaleEnlargesAboutTheCentre() {
        float[] frame = new float[41 * 41];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = plane(i / 41, i % 41);
        }
        new Scale().create(new Scale.Settings(0.25)).apply(frame, 41, 41, always(1));
        assertEquals(plane(20 + 8 / 1.25, 20 - 4 / 1.25), frame[28 * 41 + 16], 1e-4f);
    }

    @Test
    void flipMirrorsRowsOrLeavesThem() {
        float[] frame = {1, 2, 3, 4, 5, 6};
        FrameTransform flip = new Flip().create(new Flip.Settings(0.5));
        flip.apply(frame, 2, 3, always(0.5));
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, frame);
        flip.apply(frame, 2, 3, always(0.49));
        assertArrayEquals(new float[] {3, 2, 1, 6, 5, 4}, frame);
    }

    @Test
    void sameSeedGivesTheSameFrame() {
        FrameTransform rotation = new Rotation().create(new Rotation.Settings(20));
        float[] first = disc(50, 20);
        float[] second = first.clone();
        rotation.apply(first, 50, 50, new Random(9));
        rotation.apply(second, 50, 50, new Random(9));
        assertArrayEquals(first, second);
    }

    @Test
    void turningAndBrighteningAFrameTakesAFractionOfAMillisecond() {
        FrameTransform rotation = new Rotation().create(new Rotation.Settings(20));
        FrameTransform brightness = new Brightness().create(new Brightness.Settings(0.1));
        float[] frame = disc(112, 50);
        Random random = new Random(1);
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 30; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                rotation.apply(frame, 112, 112, random);
                brightness.apply(frame, 112, 112, random);
            }
            best = Math.min(best, (System.nanoTime() - start) / 100e6);
        }
        System.out.printf("rotation and brightness of 112x112: %.3f ms%n", best);
        assertTrue(best < 2, "A frame took " + best + " ms.");
    }
}
