package org.apical.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class RelevanceMassTest {

    private static boolean[] of(int length, int from, int to) {
        boolean[] mask = new boolean[length];
        Arrays.fill(mask, from, to, true);
        return mask;
    }

    @Test
    void shareCountsMagnitudesInsideTheMask() {
        float[] map = {1, -2, 3, 0, 4};
        assertEquals(0.5, RelevanceMass.share(map, of(5, 1, 3)), 1e-12);
        assertEquals(1, RelevanceMass.share(map, of(5, 0, 5)), 1e-12);
        assertTrue(Double.isNaN(RelevanceMass.share(new float[5], of(5, 0, 5))));
    }

    @Test
    void areaShareIsThatOfTheSector() {
        assertEquals(2 / 6.0, RelevanceMass.areaShare(of(10, 0, 4), of(10, 2, 8)), 1e-12);
        assertTrue(Double.isNaN(RelevanceMass.areaShare(of(10, 0, 4), new boolean[10])));
    }

    @Test
    void anEvenMapIsNotEnriched() {
        float[] map = new float[10];
        Arrays.fill(map, 0.3f);
        assertEquals(1, RelevanceMass.enrichment(map, of(10, 2, 5), of(10, 1, 9)), 1e-6);
        map[2] = 3;
        assertTrue(RelevanceMass.enrichment(map, of(10, 2, 5), of(10, 1, 9)) > 1.5);
        assertTrue(Double.isNaN(RelevanceMass.enrichment(map, of(10, 0, 1), of(10, 1, 9))));
    }

    @Test
    void entropyGrowsWithTheSpread() {
        boolean[] sector = of(10, 0, 8);
        float[] point = new float[10];
        point[3] = -2;
        point[9] = 100;
        float[] even = new float[10];
        Arrays.fill(even, 1);
        float[] half = {1, 1, 1, 1, 0, 0, 0, 0, 5, 5};
        assertEquals(0, RelevanceMass.entropy(point, sector), 1e-12);
        assertEquals(1, RelevanceMass.entropy(even, sector), 1e-12);
        assertEquals(2 / 3.0, RelevanceMass.entropy(half, sector), 1e-12);
        assertTrue(Double.isNaN(RelevanceMass.entropy(new float[10], sector)));
    }

    @Test
    void unequalLengthsAreAMistake() {
        assertThrows(IllegalArgumentException.class, () -> RelevanceMass.share(new float[3], new boolean[4]));
    }
}
