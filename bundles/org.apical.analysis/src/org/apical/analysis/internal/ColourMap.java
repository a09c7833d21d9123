package org.apical.analysis.internal;

/**
 * The colour map "inferno": perceptually uniform, readable in grey and with any colour vision.
 *
 * <p>By Nathaniel Smith and Stéfan van der Walt, published under CC0 with matplotlib; ten of its 256 entries, evenly
 * spaced, linear between them.
 */
public final class ColourMap {

    private static final int[] STOPS = {0x000004, 0x1b0c42, 0x4b0c6b, 0x781c6d, 0xa52c60, 0xcf4446, 0xed6925, 0xfb9a06,
        0xf7d03c, 0xfcffa4};

    private ColourMap() {
    }

    /** Returns the colour of a value from 0 to 1 as 0xRRGGBB. */
    public static int rgb(double value) {
        double position = Math.max(0, Math.min(1, value)) * (STOPS.length - 1);
        int stop = Math.min((int) position, STOPS.length - 2);
        double share = position - stop;
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = STOPS[stop] >> shift & 0xff;
            int to = STOPS[stop + 1] >> shift & 0xff;
            colour |= (int) Math.round(from + share * (to - from)) << shift;
        }
        return colour;
    }
}
