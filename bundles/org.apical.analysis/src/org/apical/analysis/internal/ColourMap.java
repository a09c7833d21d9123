package org.apical.analysis.internal;

/**
 * The colour map "inferno": perceptually uniform, readable in grey and with any colour vision.
 *
 * <p>By Nathaniel Smith and Stéfan van der Walt, published under CC0 with matplotlib; every fifteenth of its 256
 * entries, linear between them.
 */
public final class ColourMap {

    private static final int[] STOPS = {0x000004, 0x0a0722, 0x1e0c45, 0x380962, 0x510e6c, 0x69166e, 0x801f6c, 0x982766,
        0xb0315b, 0xc63d4d, 0xd94d3d, 0xe9612b, 0xf47918, 0xfa9407, 0xfcb014, 0xf8cd37, 0xf2ea69, 0xfcffa4};

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
