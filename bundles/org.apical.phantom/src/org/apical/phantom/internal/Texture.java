package org.apical.phantom.internal;

/** A tile of scatterers: complex Gaussian reflectivity of unit power, repeated in both directions. */
public final class Texture {
    /** Side of the tile; a power of two. */
    public static final int SIDE = 256;
    /** Scatterers a centimetre. */
    public static final float PER_CM = 26;
    private static final int AREA = SIDE * SIDE;

    private final float[] real = new float[AREA];
    private final float[] imaginary = new float[AREA];

    /** Draws the tile of a cohort. */
    public Texture(long seed) {
        Draws draws = Draws.of(seed, -1, "texture");
        for (int i = 0; i < AREA; i++) {
            double radius = Math.sqrt(-StrictMath.log(1 - draws.uniform()));
            double angle = 2 * StrictMath.PI * draws.uniform();
            real[i] = (float) (radius * StrictMath.cos(angle));
            imaginary[i] = (float) (radius * StrictMath.sin(angle));
        }
    }

    /** Returns the place in the tile of a point given in centimetres. */
    static int at(float x, float z) {
        return (int) ((x + 64) * PER_CM) & (SIDE - 1) | ((int) ((z + 64) * PER_CM) & (SIDE - 1)) << 8;
    }

    float[] real() {
        return real;
    }

    float[] imaginary() {
        return imaginary;
    }
}
