package org.apical.ui;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;

/** Mixes a frame's grey values and what lies over them into one picture. */
final class FramePixels {

    private static final PaletteData RGB = new PaletteData(0xFF0000, 0xFF00, 0xFF);

    private FramePixels() {
    }

    /**
     * Returns the picture.
     *
     * @param grey a byte a pixel, rows top-down
     * @param overlay a colour a pixel, the highest byte saying how much it covers; or {@code null}
     */
    static ImageData mixed(byte[] grey, int[] overlay, int width, int height, double brightness, double contrast) {
        int[] shown = shades(brightness, contrast);
        ImageData data = new ImageData(width, height, 32, RGB);
        int line = data.bytesPerLine;
        for (int row = 0, i = 0; row < height; row++) {
            int at = row * line;
            for (int column = 0; column < width; column++, i++, at += 4) {
                int value = shown[grey[i] & 0xFF];
                int over = overlay == null ? 0 : overlay[i];
                int share = over >>> 24;
                data.data[at + 1] = mix(value, over >> 16 & 0xFF, share);
                data.data[at + 2] = mix(value, over >> 8 & 0xFF, share);
                data.data[at + 3] = mix(value, over & 0xFF, share);
            }
        }
        return data;
    }

    private static byte mix(int below, int above, int share) {
        return (byte) (share == 0 ? below : (below * (255 - share) + above * share + 127) / 255);
    }

    /** Returns how bright each grey value is shown: contrast turns around mid-grey, brightness lifts. */
    static int[] shades(double brightness, double contrast) {
        double slope = contrast < 0 ? 1 + contrast : 1 + 3 * contrast;
        int[] shown = new int[256];
        for (int value = 0; value < 256; value++) {
            double bright = (value - 127.5) * slope + 127.5 + brightness * 127.5;
            shown[value] = (int) Math.round(Math.max(0, Math.min(255, bright)));
        }
        return shown;
    }
}
