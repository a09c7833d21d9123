package org.apical.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

class WatermarkTest {

    /** Every ninth of the picture bears some of the words, on black, on white and on a grey picture. */
    @Test
    void noPartOfThePictureIsFreeOfIt() {
        for (int grey : new int[] {0, 128, 255}) {
            BufferedImage plain = new BufferedImage(120, 90, BufferedImage.TYPE_BYTE_GRAY);
            byte[] line = new byte[120];
            Arrays.fill(line, (byte) grey);
            for (int y = 0; y < 90; y++) {
                plain.getRaster().setDataElements(0, y, 120, 1, line);
            }
            int before = plain.getRGB(0, 0);
            BufferedImage marked = Watermark.over(plain, Watermark.FAILED_CHECKS);
            assertEquals(120, marked.getWidth());
            assertEquals(before, plain.getRGB(60, 45), "The picture itself stays as it is.");
            int[] changed = new int[9];
            for (int y = 0; y < 90; y++) {
                for (int x = 0; x < 120; x++) {
                    int difference = Math.abs((marked.getRGB(x, y) & 0xff) - (plain.getRGB(x, y) & 0xff));
                    changed[y / 30 * 3 + x / 40] += difference > 40 ? 1 : 0;
                }
            }
            for (int part = 0; part < 9; part++) {
                assertTrue(changed[part] > 10, "Grey " + grey + ", part " + part + ": " + changed[part]);
            }
        }
    }

    @Test
    void theSamePictureGivesTheSameBytes() {
        BufferedImage plain = new BufferedImage(112, 112, BufferedImage.TYPE_INT_RGB);
        assertArrayEquals(SaliencyOverlay.png(Watermark.over(plain, "DRAFT")),
                SaliencyOverlay.png(Watermark.over(plain, "DRAFT")));
        assertThrows(IllegalArgumentException.class, () -> Watermark.over(plain, " "));
    }
}
