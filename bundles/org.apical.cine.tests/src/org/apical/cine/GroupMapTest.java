package org.apical.cine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GroupMapTest {

    private static final int SIZE = 112;

    /** Clips of scanners with other apices, angles and depths. */
    private static FanGeometry fan(int clip) {
        return new FanGeometry(50 + 3 * clip, 2 + clip, Math.toRadians(-30 - 3 * clip), Math.toRadians(28 + 2 * clip),
                2 * clip, 80 + 5 * clip);
    }

    /** A map with a spot at a share of the depth and of the opening, and a weak even rest. */
    private static float[] spot(FanGeometry fan, double depth, double opening, double strength) {
        double distance = fan.nearPixels() + depth * (fan.farPixels() - fan.nearPixels());
        double angle = fan.leftAngle() + opening * (fan.rightAngle() - fan.leftAngle());
        double column = fan.apexColumn() + distance * Math.sin(angle);
        double row = fan.apexRow() + distance * Math.cos(angle);
        float[] map = new float[SIZE * SIZE];
        for (int i = 0; i < map.length; i++) {
            double far = Math.hypot(i % SIZE + 0.5 - column, i / SIZE + 0.5 - row);
            map[i] = (float) (strength * (0.1 + 5 * Math.exp(-far * far / 18)));
        }
        return map;
    }

    private static int peak(float[] values) {
        int peak = 0;
        for (int i = 0; i < values.length; i++) {
            peak = values[i] > values[peak] ? i : peak;
        }
        return peak;
    }

    @Test
    void whatLiesAtOnePlaceOfTheSectorMeetsThere() {
        GroupMap group = new GroupMap();
        for (int clip = 0; clip < 5; clip++) {
            float[] map = spot(fan(clip), 0.6, 0.3, Math.pow(10, clip - 2));
            assertTrue(group.add(map, new float[SIZE * SIZE], fan(clip), SIZE, SIZE));
        }
        float[] mean = group.mean();
        int peak = peak(mean);
        assertEquals(0.6, (peak / GroupMap.ANGLES + 0.5) / GroupMap.DEPTHS, 0.02);
        assertEquals(0.3, (peak % GroupMap.ANGLES + 0.5) / GroupMap.ANGLES, 0.02);
        assertTrue(mean[peak] > 10, "A mean of 1 over the sector leaves a spot far above it: " + mean[peak]);
        assertTrue(group.standardError()[peak] < 0.3 * mean[peak], "Strengths of five orders count alike.");

        CineMaps drawn = group.inSector(SIZE, SIZE);
        int place = peak(drawn.maps().get(0));
        FanGeometry fan = group.meanFan().filling(SIZE, SIZE);
        double depth = (fan.distance(place % SIZE + 0.5, place / SIZE + 0.5) - fan.nearPixels())
                / (fan.farPixels() - fan.nearPixels());
        assertEquals(0.6, depth, 0.02);
        assertTrue(drawn.sector()[place]);
    }

    @Test
    void aSignedMapCountsByItsMagnitude() {
        GroupMap group = new GroupMap();
        float[] map = spot(fan(1), 0.5, 0.5, -1);
        group.add(map, map, fan(1), SIZE, SIZE);
        assertTrue(group.mean()[peak(group.mean())] > 0);
        assertTrue(Float.isNaN(group.standardError()[0]), "One clip does not tell how clips differ.");
        double total = 0;
        double area = 0;
        for (int i = 0; i < group.mean().length; i++) {
            double distance = fan(1).nearPixels() + (i / GroupMap.ANGLES + 0.5) / GroupMap.DEPTHS
                    * (fan(1).farPixels() - fan(1).nearPixels());
            total += distance * group.mean()[i];
            area += distance;
        }
        assertEquals(1, total / area, 1e-5);
    }

    @Test
    void aMapOfNothingIsLeftOut() {
        GroupMap group = new GroupMap();
        assertFalse(group.add(new float[SIZE * SIZE], new float[SIZE * SIZE], fan(0), SIZE, SIZE));
        assertEquals(0, group.clips());
        assertThrows(IllegalStateException.class, group::mean);
    }
}
