package org.apical.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class SaliencyPlateTest {

    @Test
    void oneScaleForSeveralMapsMakesThemComparable() {
        float[] weak = new float[200];
        float[] strong = new float[200];
        Arrays.fill(weak, 0, 20, 1);
        Arrays.fill(strong, 0, 20, -4);
        ColourScale both = ColourScale.of(List.of(weak, strong));
        assertEquals(new ColourScale(0, 4), both);
        assertEquals(0.25f, both.strength(weak[0]));
        assertEquals(1, both.strength(strong[0]), "the sign does not matter");
        assertEquals(1, ColourScale.of(weak).strength(weak[0]), "a scale of its own");
        assertEquals(1, both.strength(100), "clipped");
        assertEquals(0, both.strength(Float.NaN));
        assertThrows(IllegalArgumentException.class, () -> new ColourScale(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new ColourScale(0, Double.NaN));
    }

    @Test
    void aPlateHoldsFrameMapAndOverlayAndTheirLegend() {
        int side = 150;
        float[] frame = new float[side * side];
        Arrays.fill(frame, 0.6f);
        float[] map = new float[side * side];
        Arrays.fill(map, 100 * side, side * side, 3f);
        ColourScale scale = new ColourScale(0, 3);
        BufferedImage plate = SaliencyPlate.of(frame, map, side, side, scale);
        int shown = side * SaliencyOverlay.displayScale(side, side);
        assertEquals(0x999999, plate.getRGB(6 + 20, 6 + 10) & 0xffffff, "the frame's grey, not made brighter");
        BufferedImage[] parts = {SaliencyOverlay.map(map, side, side, scale),
            SaliencyOverlay.overlay(frame, map, side, side, scale)};
        for (int i = 0; i < parts.length; i++) {
            for (int y : new int[] {10, shown - 10}) {
                assertEquals(parts[i].getRGB(20, y), plate.getRGB(6 + (i + 1) * (shown + 6) + 20, 6 + y));
            }
        }
        assertEquals(0x000004, SaliencyOverlay.map(map, side, side, scale).getRGB(20, 10) & 0xffffff,
                "no saliency is the dark end");
        BufferedImage one = SaliencyPlate.overlay(frame, map, side, side, scale);
        assertTrue(one.getHeight() > shown + 12, "a legend stands below");
        int legendRow = 6 + shown + 6 + 6;
        assertEquals(SaliencyOverlay.legend(300, 12).getRGB(299, 6), one.getRGB(6 + 299, legendRow));
        int dark = 0;
        for (int y = legendRow + 12; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                dark += (one.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
            }
        }
        assertTrue(dark > 30, "numbers stand at the legend's ends");
    }
}
