package org.apical.ui.saliency.internal;

import java.awt.image.BufferedImage;
import org.apical.analysis.ColourScale;
import org.apical.analysis.SaliencyOverlay;

/** Gives maps the colours of the reports: perceptually uniform, from dark to bright. */
final class Heat {

    private static final int[] COLOURS = colours();

    private Heat() {
    }

    private static int[] colours() {
        float[] ramp = new float[256];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i;
        }
        BufferedImage bar = SaliencyOverlay.map(ramp, 1, ramp.length, new ColourScale(0, ramp.length - 1.0));
        int[] colours = new int[ramp.length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = bar.getRGB(i * bar.getWidth() / colours.length, 0) & 0xffffff;
        }
        return colours;
    }

    /**
     * Colours a map.
     *
     * @param map the saliency of each pixel
     * @param scale which strengths have which colours
     * @param opacity how much the strongest colours cover, 0 to 1; below 0 to draw the map alone
     * @return 0xAARRGGBB, one a pixel
     */
    static int[] of(float[] map, ColourScale scale, double opacity) {
        int[] argb = new int[map.length];
        for (int i = 0; i < map.length; i++) {
            float strength = scale.strength(map[i]);
            int alpha = opacity < 0 ? 255 : (int) Math.round(255 * opacity * strength);
            argb[i] = alpha << 24 | COLOURS[Math.round(strength * 255)];
        }
        return argb;
    }
}
