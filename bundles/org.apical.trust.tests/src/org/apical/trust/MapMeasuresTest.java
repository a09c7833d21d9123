package org.apical.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

class MapMeasuresTest {

    private static boolean[] all(int length) {
        boolean[] all = new boolean[length];
        Arrays.fill(all, true);
        return all;
    }

    private static float[] random(int length, long seed) {
        Random random = new Random(seed);
        float[] map = new float[length];
        for (int i = 0; i < length; i++) {
            map[i] = random.nextFloat();
        }
        return map;
    }

    @Test
    void rankCorrelationSeesOrderOfMagnitudesOnly() {
        float[] map = {0.1f, -0.5f, 2, -7};
        assertEquals(1, MapMeasures.rankCorrelation(map, new float[] {1, 2, 3, 4}, all(4)), 1e-12);
        assertEquals(-1, MapMeasures.rankCorrelation(map, new float[] {4, 3, 2, 1}, all(4)), 1e-12);
        // Ranks 1 2 3 4 beside 2 1 4 3: 1 - 6 * 4 / (4 * 15) = 0.6.
        assertEquals(0.6, MapMeasures.rankCorrelation(map, new float[] {2, 1, 4, 3}, all(4)), 1e-12);
        assertEquals(1, MapMeasures.rankCorrelation(map, new float[] {9, 2, 3, 4},
                new boolean[] {false, true, true, true}), 1e-12);
    }

    @Test
    void structuralSimilarityIsOneForEqualMapsOfAnyScaleAndSmallForOthers() {
        float[] map = random(20 * 20, 1);
        float[] scaled = map.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= -3;
        }
        assertEquals(1, MapMeasures.structuralSimilarity(map, scaled, new int[] {20, 20}, all(400)), 1e-9);
        double other = MapMeasures.structuralSimilarity(map, random(400, 2), new int[] {20, 20}, all(400));
        assertTrue(Math.abs(other) < 0.1, "unrelated maps are not similar: " + other);
    }

    @Test
    void structuralSimilarityByHand() {
        // Seven places, one window in the middle: a is 1 in one place, b in another; means 1/7, products 0.
        float[] a = {1, 0, 0, 0, 0, 0, 0};
        float[] b = {0, 0, 0, 0, 0, 0, 1};
        boolean[] middle = {false, false, false, true, false, false, false};
        double mean = 1 / 7.0;
        double variance = 1 / 7.0 - mean * mean;
        double expected = (2 * mean * mean + 1e-4) * (-2 * mean * mean + 9e-4)
                / ((2 * mean * mean + 1e-4) * (2 * variance + 9e-4));
        assertEquals(expected, MapMeasures.structuralSimilarity(a, b, new int[] {7}, middle), 1e-12);
    }

    @Test
    void sparsenessGrowsFromEvenToOnePlace() {
        assertEquals(0, MapMeasures.sparseness(new float[] {2, -2, 2, 2}, all(4)), 1e-12);
        assertEquals(0.75, MapMeasures.sparseness(new float[] {0, 0, -5, 0}, all(4)), 1e-12);
        // Sorted 1 3: 1 - 2 (1/4 * 1.5 + 3/4 * 0.5) / 2 = 0.25.
        assertEquals(0.25, MapMeasures.sparseness(new float[] {3, 1}, all(2)), 1e-12);
        assertTrue(Double.isNaN(MapMeasures.sparseness(new float[3], all(3))));
    }

    @Test
    void massRankAndPointingCompareWithTheStructure() {
        float[] map = {0, 1, 4, -3, 0, 0, 0, 2, 99, 99};
        boolean[] sector = {true, true, true, true, true, true, true, true, false, false};
        boolean[] structure = {false, false, true, true, false, false, false, false, false, false};
        Region region = new Region(sector, Optional.of(structure));
        assertEquals(0.7 / 0.25, MapMeasures.mass(map, region), 1e-6);
        assertEquals(1 / 0.25, MapMeasures.rank(map, region), 1e-12);
        assertEquals(1, MapMeasures.pointing(map, region, new int[] {10}));
        map[1] = 9;
        assertEquals(0.5 / 0.25, MapMeasures.rank(map, region), 1e-12);
        assertEquals(0, MapMeasures.pointing(map, region, new int[] {10}));
        assertTrue(Double.isNaN(MapMeasures.pointing(map, Region.everywhere(10),
                new int[] {10})));
        assertTrue(Double.isNaN(MapMeasures.mass(map, Region.everywhere(10))));
        assertTrue(Double.isNaN(MapMeasures.rank(map, Region.everywhere(10))));
    }

    @Test
    void pointingBesideAThinStructureCountsAsFarAsOnAPictureOfFiveHundred() {
        boolean[] line = new boolean[100 * 100];
        for (int row = 20; row < 80; row++) {
            line[row * 100 + 50] = true;
        }
        Region region = Region.everywhere(line.length).with(line);
        for (int beside = 0; beside < 6; beside++) {
            float[] map = new float[line.length];
            map[40 * 100 + 50 + beside] = 1;
            assertEquals(beside <= 3 ? 1 : 0, MapMeasures.pointing(map, region, new int[] {100, 100}), "" + beside);
        }
    }

    @Test
    void orderPutsTheMostRelevantFirstAndEqualOnesInPlace() {
        assertArrayEquals(new int[] {3, 1, 0, 4}, MapMeasures.order(new float[] {1, -2, 5, 3, 1},
                new boolean[] {true, true, false, true, true}));
    }

    @Test
    void unequalLengthsAreAMistake() {
        assertThrows(IllegalArgumentException.class, () -> MapMeasures.sparseness(new float[3], all(4)));
        assertThrows(IllegalArgumentException.class, () -> new Region(all(3), Optional.of(all(4))));
    }

    @Test
    void badgesFollowTheRules() {
        assertEquals(Badge.GREEN, MeasureKind.COMPLETENESS.judge(0.01));
        assertEquals(Badge.AMBER, MeasureKind.COMPLETENESS.judge(0.05));
        assertEquals(Badge.RED, MeasureKind.COMPLETENESS.judge(0.1));
        assertEquals(Badge.GREEN, MeasureKind.MASS.judge(3));
        assertEquals(Badge.RED, MeasureKind.MASS.judge(1));
        assertEquals(Badge.AMBER, MeasureKind.POINTING.judge(0));
        assertEquals(Badge.AMBER, MeasureKind.MAX_SENSITIVITY.judge(1e9));
        assertEquals(Badge.NONE, MeasureKind.SPARSENESS.judge(0.5));
        assertEquals(Badge.NONE, MeasureKind.MASS.judge(Double.NaN));
        assertEquals(Badge.RED, Badge.GREEN.worse(Badge.RED).worse(Badge.AMBER));
        assertEquals(Badge.GREEN, Badge.GREEN.worse(Badge.NONE));
        assertEquals("green up to 0.01, red from 0.1", MeasureKind.COMPLETENESS.rule());
        assertEquals("green from 1.0, otherwise amber", MeasureKind.POINTING.rule());
    }
}
