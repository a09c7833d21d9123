package org.apical.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.apical.analysis.internal.ColourMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaliencyOverlayTest {

    @TempDir
    Path folder;

    @Test
    void strengthIsClippedAtThe99thPercentileOfAbsoluteValues() {
        float[] map = new float[101];
        for (int i = 0; i < map.length; i++) {
            map[i] = i % 2 == 0 ? i : -i;
        }
        map[100] = 1e6f;
        float[] strength = SaliencyOverlay.strength(map);
        // The absolute values are 0 to 99 and an outlier: the 99th percentile of 101 values is the 100th, 99.
        assertEquals(0, strength[0]);
        assertEquals(49 / 99f, strength[49], 1e-6f);
        assertEquals(1, strength[99]);
        assertEquals(1, strength[100]);
    }

    @Test
    void mapsWithoutDifferencesOrWithFewOnesStillDraw() {
        assertArrayEquals(new float[4], SaliencyOverlay.strength(new float[] {2, -2, 2, 2}));
        float[] lonely = new float[1000];
        lonely[7] = -3;
        assertEquals(1, SaliencyOverlay.strength(lonely)[7], "although the 99th percentile is 0");
        assertEquals(0, SaliencyOverlay.strength(new float[] {1, Float.NaN, 5})[1]);
    }

    @Test
    void framesAreEnlargedForDisplayAndKeepTheirGreyValues() {
        float[] frame = new float[112 * 112];
        Arrays.fill(frame, 0.2f);
        frame[0] = -1;
        frame[112 * 112 - 1] = 7;
        BufferedImage image = SaliencyOverlay.frame(frame, 112, 112);
        assertEquals(336, image.getWidth());
        assertEquals(336, image.getHeight());
        assertEquals(51, image.getRaster().getSample(150, 150, 0));
        assertEquals(0, image.getRaster().getSample(0, 0, 0));
        assertEquals(255, image.getRaster().getSample(335, 335, 0));
        assertEquals(299, SaliencyOverlay.frame(new float[299 * 299], 299, 299).getWidth());
        assertThrows(IllegalArgumentException.class, () -> SaliencyOverlay.frame(new float[5], 2, 2));
    }

    @Test
    void theFrameShowsWhereThereIsNoSaliencyAndColourWhereThereIs() {
        int rows = 150;
        int columns = 200;
        float[] frame = new float[rows * columns];
        Arrays.fill(frame, 0.6f);
        float[] map = new float[rows * columns];
        Arrays.fill(map, 0, 100 * columns, 0f);
        Arrays.fill(map, 100 * columns, map.length, 4f);
        BufferedImage image = SaliencyOverlay.overlay(frame, map, rows, columns);
        int scale = SaliencyOverlay.displayScale(rows, columns);
        assertEquals(0x999999, image.getRGB(5, 5) & 0xffffff);
        int strong = image.getRGB(20 * scale, 140 * scale);
        assertTrue((strong >> 16 & 0xff) > 220 && (strong & 0xff) < 200, "the yellow end of the scale");
    }

    /** Entries 0, 10, 100, 200 and 255 of matplotlib 3.11's inferno. */
    @Test
    void coloursAreThoseOfThePublishedMap() {
        int[] entries = {0, 10, 100, 200, 255};
        int[] published = {0x000004, 0x050417, 0x902568, 0xfb9d07, 0xfcffa4};
        for (int i = 0; i < entries.length; i++) {
            int made = ColourMap.rgb(entries[i] / 255.0);
            for (int shift = 0; shift <= 16; shift += 8) {
                assertEquals(published[i] >> shift & 0xff, made >> shift & 0xff, 5.5);
            }
        }
        double before = -1;
        for (int i = 0; i <= 100; i++) {
            int colour = ColourMap.rgb(i / 100.0);
            double brightness = 0.2126 * (colour >> 16) + 0.7152 * (colour >> 8 & 0xff) + 0.0722 * (colour & 0xff);
            assertTrue(brightness > before, "brightness rises with every step");
            before = brightness;
        }
    }

    @Test
    void picturesAreWrittenWholeAndAlikeEachTime() throws Exception {
        BufferedImage legend = SaliencyOverlay.legend(64, 4);
        Path file = folder.resolve("new/legend.png");
        SaliencyOverlay.writePng(legend, file);
        assertArrayEquals(SaliencyOverlay.png(legend), Files.readAllBytes(file));
        BufferedImage read = ImageIO.read(file.toFile());
        assertEquals(legend.getRGB(63, 3), read.getRGB(63, 3));
        assertEquals(1, Files.list(file.getParent()).count());
    }
}
