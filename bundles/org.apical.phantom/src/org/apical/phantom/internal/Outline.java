package org.apical.phantom.internal;

import java.util.Arrays;

/** A line or an outline in the scan plane: points in centimetres, x to the right and z away from the probe. */
public final class Outline {
    private double[] xs = new double[128];
    private double[] zs = new double[128];
    private int size;

    /** Appends a point. */
    public Outline add(double x, double z) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            zs = Arrays.copyOf(zs, 2 * size);
        }
        xs[size] = x;
        zs[size] = z;
        size++;
        return this;
    }

    /** Returns the number of points. */
    public int size() {
        return size;
    }

    /** Returns the x of a point, counted from 0 and around the end. */
    public double x(int index) {
        return xs[index % size];
    }

    /** Returns the z of a point, counted from 0 and around the end. */
    public double z(int index) {
        return zs[index % size];
    }

    /** Makes an ellipse of 64 points, tilted from x to z by an angle in radians. */
    public static Outline ellipse(double x, double z, double halfWidth, double halfHeight, double tilt) {
        Outline path = new Outline();
        double c = StrictMath.cos(tilt);
        double s = StrictMath.sin(tilt);
        for (int i = 0; i < 64; i++) {
            double a = halfWidth * StrictMath.cos(2 * StrictMath.PI * i / 64);
            double b = halfHeight * StrictMath.sin(2 * StrictMath.PI * i / 64);
            path.add(x + a * c - b * s, z + a * s + b * c);
        }
        return path;
    }

    /** Makes a smooth line through points given as x, z pairs (Catmull and Rom), closed or open. */
    public static Outline smooth(boolean closed, double... pairs) {
        int n = pairs.length / 2;
        Outline path = new Outline();
        int last = closed ? n : n - 1;
        for (int i = 0; i < last; i++) {
            int before = closed ? (i + n - 1) % n : Math.max(0, i - 1);
            int next = (i + 1) % n;
            int after = closed ? (i + 2) % n : Math.min(n - 1, i + 2);
            for (int k = 0; k < 10; k++) {
                double t = k / 10.0;
                path.add(spline(pairs[2 * before], pairs[2 * i], pairs[2 * next], pairs[2 * after], t),
                        spline(pairs[2 * before + 1], pairs[2 * i + 1], pairs[2 * next + 1], pairs[2 * after + 1], t));
            }
        }
        if (!closed) {
            path.add(pairs[2 * n - 2], pairs[2 * n - 1]);
        }
        return path;
    }

    private static double spline(double a, double b, double c, double d, double t) {
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }
}
