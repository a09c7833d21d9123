package org.apical.api.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Masks of outlines; areas and index sums were computed with scikit-image 0.19.3, draw.polygon of rounded points. */
class TracingTest {

    @Test
    void fillsAsScikitImageDoes() {
        same(new double[] {2.5, 20.2, 14, 5.1}, new double[] {3.5, 1.2, 17, 25.6}, 30, 256, 89477);
        same(new double[] {3, 9, 9, 3}, new double[] {4, 4, 11, 11}, 16, 56, 7112);
    }

    /** Scikit-image leaves out the one pixel where the lines cross; it lies on the outline and belongs to the mask. */
    @Test
    void fillsOutlinesThatCrossThemselves() {
        int crossing = 11 * 24 + 11;
        same(new double[] {2, 20, 2, 20}, new double[] {2, 20, 20, 2}, 24, 198 + 1, 54648 + crossing + 1);
    }

    @Test
    void leavesOutWhatLiesBeyondThePicture() {
        same(new double[] {-5, 40, 10}, new double[] {10, -5, 40}, 32, 687, 338408);
    }

    @Test
    void drawsALineOnePixelWide() {
        boolean[] line = Tracing.ofPoints("LVIDd", 0, new double[] {1, 4}, new double[] {1, 7}).mask(9, 9);
        assertEquals(7, count(line));
        assertEquals(true, line[9 + 1] && line[7 * 9 + 4]);
    }

    @Test
    void keepsAMaskAndItsSize() {
        boolean[] mask = {true, false, false, true, true, false};
        Tracing tracing = Tracing.ofMask("leftAtrium", 3, mask);
        assertArrayEquals(mask, tracing.mask(2, 3));
        assertThrows(IllegalArgumentException.class, () -> tracing.mask(2, 2));
    }

    private static void same(double[] x, double[] y, int size, int area, long indexSum) {
        boolean[] mask = Tracing.ofPoints("leftVentricle", 0, x, y).mask(size, size);
        long sum = 0;
        for (int i = 0; i < mask.length; i++) {
            sum += mask[i] ? i + 1 : 0;
        }
        assertEquals(area, count(mask));
        assertEquals(indexSum, sum);
    }

    private static int count(boolean[] mask) {
        int count = 0;
        for (boolean pixel : mask) {
            count += pixel ? 1 : 0;
        }
        return count;
    }
}
