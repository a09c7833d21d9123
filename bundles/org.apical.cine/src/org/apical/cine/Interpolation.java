package org.apical.cine;

/** Reads pictures between their pixels. */
final class Interpolation {

    private Interpolation() {
    }

    /** Returns the bilinear mean of the four nearest pixels; beyond the picture its border goes on. */
    static double at(float[] picture, int rows, int columns, double row, double column, boolean magnitude) {
        double y = Math.max(0, Math.min(rows - 1.0, row));
        double x = Math.max(0, Math.min(columns - 1.0, column));
        int y0 = Math.min(rows - 2, (int) y);
        int x0 = Math.min(columns - 2, (int) x);
        double dy = y - y0;
        double dx = x - x0;
        int at = y0 * columns + x0;
        return (1 - dy) * ((1 - dx) * value(picture[at], magnitude) + dx * value(picture[at + 1], magnitude))
                + dy * ((1 - dx) * value(picture[at + columns], magnitude)
                        + dx * value(picture[at + columns + 1], magnitude));
    }

    private static double value(float pixel, boolean magnitude) {
        return magnitude ? Math.abs(pixel) : pixel;
    }
}
