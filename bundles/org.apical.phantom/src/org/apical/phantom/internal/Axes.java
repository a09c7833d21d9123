package org.apical.phantom.internal;

/**
 * A frame of reference fixed to a heart: along its long axis from the apex, and across to the right of the picture.
 *
 * @param x    x of the apex in the scan plane in centimetres
 * @param z    depth of the apex in centimetres
 * @param sine sine of the angle between the long axis and the vertical, positive to the right
 * @param cosine its cosine
 */
record Axes(double x, double z, double sine, double cosine) {

    static Axes at(double x, double z, double tilt) {
        return new Axes(x, z, StrictMath.sin(tilt), StrictMath.cos(tilt));
    }

    double xOf(double along, double across) {
        return x + along * sine + across * cosine;
    }

    double zOf(double along, double across) {
        return z + along * cosine - across * sine;
    }

    void add(Outline outline, double along, double across) {
        outline.add(xOf(along, across), zOf(along, across));
    }

    /** Makes a smooth line through points given as along, across pairs. */
    Outline smooth(boolean closed, double... pairs) {
        double[] placed = new double[pairs.length];
        for (int i = 0; i < pairs.length; i += 2) {
            placed[i] = xOf(pairs[i], pairs[i + 1]);
            placed[i + 1] = zOf(pairs[i], pairs[i + 1]);
        }
        return Outline.smooth(closed, placed);
    }
}
