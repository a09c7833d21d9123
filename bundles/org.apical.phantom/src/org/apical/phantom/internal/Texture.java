package org.apical.phantom.internal;

/**
 * A tile of scatterers, repeated in both directions: complex Gaussian reflectivity of unit power, and how dense they
 * are from place to place.
 */
public final class Texture {
    /** Side of the tile; a power of two. */
    public static final int SIDE = 256;
    /**
     * Scatterers a centimetre across and along the heart. About one a beam across: were they denser, a small shift
     * would bring others before each beam and the speckle would not move with the muscle but boil.
     */
    private static final float ACROSS_PER_CM = 13;
    private static final float ALONG_PER_CM = 24;
    private static final int AREA = SIDE * SIDE;

    private final float[] real = new float[AREA];
    private final float[] imaginary = new float[AREA];
    private final float[] density = new float[AREA];

    /** Draws the tile of a cohort. */
    public Texture(long seed) {
        Draws draws = Draws.of(seed, -1, "texture");
        for (int i = 0; i < AREA; i++) {
            double radius = Math.sqrt(-StrictMath.log(1 - draws.uniform()));
            double angle = 2 * StrictMath.PI * draws.uniform();
            real[i] = (float) (radius * StrictMath.cos(angle));
            imaginary[i] = (float) (radius * StrictMath.sin(angle));
        }
        double[] coarse = knots(draws, 16);
        double[] fine = knots(draws, 32);
        for (int i = 0; i < AREA; i++) {
            double x = (double) (i % SIDE) / SIDE;
            double z = (double) (i / SIDE) / SIDE;
            density[i] = (float) Beams.amplitude(2.6 * at(coarse, 16, x, z) + 2.2 * at(fine, 32, x, z));
        }
    }

    private static double[] knots(Draws draws, int side) {
        double[] values = new double[side * side];
        for (int i = 0; i < values.length; i++) {
            values[i] = draws.tameNormal();
        }
        return values;
    }

    private static double at(double[] knots, int side, double x, double z) {
        int column = (int) (x * side);
        int row = (int) (z * side);
        double right = ease(x * side - column);
        double down = ease(z * side - row);
        int nextColumn = (column + 1) % side;
        int nextRow = (row + 1) % side;
        double upper = knots[row * side + column] * (1 - right) + knots[row * side + nextColumn] * right;
        double lower = knots[nextRow * side + column] * (1 - right) + knots[nextRow * side + nextColumn] * right;
        return upper + down * (lower - upper);
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    /** Returns the place in the tile of a point given in centimetres. */
    static int at(float x, float z) {
        return (int) ((x + 64) * ACROSS_PER_CM) & (SIDE - 1) | ((int) ((z + 64) * ALONG_PER_CM) & (SIDE - 1)) << 8;
    }

    float[] real() {
        return real;
    }

    float[] imaginary() {
        return imaginary;
    }

    float[] density() {
        return density;
    }
}
