package org.apical.codecs.internal;

/** The inverse cosine transform of 8 x 8 coefficients (ITU-T T.81 section A.3.3), in floating point. */
final class InverseDct {
    private static final double[] BASE = base();

    private final double[] half = new double[64];

    private static double[] base() {
        double[] base = new double[64];
        for (int x = 0; x < 8; x++) {
            for (int u = 0; u < 8; u++) {
                base[8 * x + u] = (u == 0 ? Math.sqrt(0.5) : 1) / 2 * Math.cos((2 * x + 1) * u * Math.PI / 16);
            }
        }
        return base;
    }

    /** Transforms 64 dequantised coefficients, row by row, to samples before the level shift, in their place. */
    void transform(int[] block) {
        for (int row = 0; row < 8; row++) {
            for (int x = 0; x < 8; x++) {
                double sum = 0;
                for (int u = 0; u < 8; u++) {
                    sum += block[8 * row + u] * BASE[8 * x + u];
                }
                half[8 * row + x] = sum;
            }
        }
        for (int x = 0; x < 8; x++) {
            for (int y = 0; y < 8; y++) {
                double sum = 0;
                for (int v = 0; v < 8; v++) {
                    sum += half[8 * v + x] * BASE[8 * y + v];
                }
                block[8 * y + x] = (int) Math.rint(sum);
            }
        }
    }
}
