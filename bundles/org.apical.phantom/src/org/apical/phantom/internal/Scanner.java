package org.apical.phantom.internal;

import org.apical.phantom.internal.Canvas.Kind;

/**
 * Turns reflectivity into a picture: scatterers, point spread, envelope, log compression, scan conversion.
 *
 * <p>Speckle is the sum of scatterers within the point spread, as in Burckhardt 1978 (doi:10.1109/T-SU.1978.30978):
 * complex Gaussian reflectivity filtered along and across the beams. Not safe for use by several threads.
 */
public final class Scanner {
    /** Level of what lies around the heart, in decibels over muscle. */
    static final double SURROUNDINGS_DB = -21;
    private static final int BEAMS = Beams.COUNT;
    private static final int SAMPLES = Beams.SAMPLES;
    private static final int SIZE = BEAMS * SAMPLES;
    private static final float[] ALONG = {0.085f, 0.30f, 0.46f, 0.30f, 0.085f};
    private static final float[] ACROSS = {0.11f, 0.30f, 0.43f, 0.30f, 0.11f};
    private static final int LEVEL_SHIFT = 14;
    private static final int STILL = Kind.STILL.ordinal();
    private static final int TISSUE = Kind.TISSUE.ordinal();
    private static final int BLOOD = Kind.BLOOD.ordinal();

    private final Sector sector;
    private final Texture texture;
    private final Look look;
    private final float[] xs = new float[SIZE];
    private final float[] zs = new float[SIZE];
    private final float[] gain = new float[SIZE];
    private final float[] haze = new float[SIZE];
    private final float[] noise = new float[SAMPLES];
    private final int[] hazeTexture = new int[SIZE];
    private final int[] stillTexture = new int[SIZE];
    private final float[] stillGain = new float[SIZE];
    private final float[] real = new float[SIZE];
    private final float[] imaginary = new float[SIZE];
    private final float[] spare = new float[SIZE];
    private final float[] grey = new float[SIZE];
    private final float[] levels = new float[1 << (32 - LEVEL_SHIFT)];
    private int[] pixels;
    private int[] corner;
    private float[] beamShare;
    private float[] rangeShare;

    /** Sets the scanner up for one clip. */
    public Scanner(Sector sector, Texture texture, Look look, Draws draws) {
        this.sector = sector;
        this.texture = texture;
        this.look = look;
        Beams beams = new Beams(sector);
        layGrid(beams, draws);
        layGain(beams, draws);
        layHaze(beams, draws);
        layLevels();
        layPixels(beams);
    }

    private void layGrid(Beams beams, Draws draws) {
        float offset = (float) draws.uniform(0, 9);
        for (int b = 0; b < BEAMS; b++) {
            double sine = StrictMath.sin(beams.angle(b));
            double cosine = StrictMath.cos(beams.angle(b));
            for (int s = 0; s < SAMPLES; s++) {
                int i = b * SAMPLES + s;
                xs[i] = (float) (s * beams.rangeStepCm() * sine);
                zs[i] = (float) (s * beams.rangeStepCm() * cosine);
                stillTexture[i] = Texture.at(xs[i] + offset, zs[i] + offset);
            }
        }
    }

    /** Depth, edges of the aperture, a rib's shadow now and then, and slow unevenness of the window. */
    private void layGain(Beams beams, Draws draws) {
        double[] across = smooth(draws, 9);
        double[] deep = smooth(draws, 7);
        double ribLeft = Math.max(0, 5 * draws.normal() - 2);
        double ribRight = Math.max(0, 5 * draws.normal() - 2);
        double depth = sector.depthCm();
        double[][] clouds = new double[8][];
        for (int i = 0; i < clouds.length; i++) {
            clouds[i] = smooth(draws, 8);
        }
        for (int b = 0; b < BEAMS; b++) {
            double side = 2.0 * b / (BEAMS - 1) - 1;
            double edge = Math.abs(side) < 0.55 ? 0 : (Math.abs(side) - 0.55) / 0.45;
            double lateral = -9 * edge * edge - (side < 0 ? ribLeft : ribRight) * edge
                    + 2.2 * at(across, (side + 1) / 2);
            for (int s = 0; s < SAMPLES; s++) {
                double range = s * beams.rangeStepCm();
                double below = Math.max(0, range - look.nearFieldCm());
                double db = look.gainDb() + lateral + 1.6 * at(deep, range / depth) - look.slopeDbPerCm() * below;
                int i = b * SAMPLES + s;
                gain[i] = (float) Beams.amplitude(db);
                double cloud = at(clouds[(int) (6 * range / depth)], (side + 1) / 2)
                        + at(clouds[(int) (6 * range / depth) + 1], (side + 1) / 2);
                stillGain[i] = (float) Beams.amplitude(db + 3 * cloud);
            }
        }
        for (int s = 0; s < SAMPLES; s++) {
            double share = (double) s / (SAMPLES - 1);
            noise[s] = (float) Beams.amplitude(look.noiseDb() - 12 * (1 - share));
        }
    }

    /** Chest wall in layers, with one bright fascia, and the reverberation that it throws into the heart. */
    private void layHaze(Beams beams, Draws draws) {
        double[] wobble = smooth(draws, 6);
        double[] patch = smooth(draws, 8);
        int offset = draws.below(1 << 16);
        double thickness = look.nearFieldCm();
        for (int b = 0; b < BEAMS; b++) {
            double side = (double) b / (BEAMS - 1);
            double shift = 0.04 * at(wobble, side);
            for (int s = 0; s < SAMPLES; s++) {
                int i = b * SAMPLES + s;
                double range = s * beams.rangeStepCm() + shift;
                double db;
                if (range < thickness) {
                    double share = range / thickness;
                    double fascia = (share - look.fasciaShare()) * thickness / 0.09;
                    double ringing = Math.max(0, 9 * (1 - range / 0.5));
                    db = -2 + 3.5 * StrictMath.sin(range * 2 * StrictMath.PI / 0.34) + ringing
                            + 15 * StrictMath.exp(-fascia * fascia / 2);
                    double end = (thickness - range) / 0.08;
                    db += 9 * StrictMath.exp(-end * end / 2);
                } else {
                    double below = range - thickness;
                    db = look.clutterDb() + 3 * at(patch, side) - 9.5 * below / look.clutterFadeCm()
                            + 2 * StrictMath.cos(below * 2 * StrictMath.PI / thickness);
                }
                haze[i] = db < -70 ? 0 : (float) Beams.amplitude(db + look.gainDb());
                hazeTexture[i] = (offset + s + 977 * (b / 5)) & 0xFFFF;
            }
        }
    }

    private void layLevels() {
        double black = -0.62 * look.dynamicRangeDb();
        for (int i = 0; i < levels.length; i++) {
            float power = Float.intBitsToFloat((i << LEVEL_SHIFT) + (1 << (LEVEL_SHIFT - 1)));
            double share = power > 0 && power < Float.POSITIVE_INFINITY
                    ? (10 * StrictMath.log10(power) - black) / look.dynamicRangeDb() : 0;
            double cut = Math.max(0, Math.min(1, share));
            levels[i] = (float) (255 * (0.75 * cut + 0.25 * cut * cut * (3 - 2 * cut)));
        }
    }

    private void layPixels(Beams beams) {
        int all = sector.rows() * sector.columns();
        int[] inside = new int[all];
        int count = 0;
        for (int i = 0; i < all; i++) {
            if (sector.contains(sector.xCm(i % sector.columns()), sector.zCm(i / sector.columns()))) {
                inside[count++] = i;
            }
        }
        pixels = java.util.Arrays.copyOf(inside, count);
        corner = new int[count];
        beamShare = new float[count];
        rangeShare = new float[count];
        for (int k = 0; k < count; k++) {
            double x = sector.xCm(pixels[k] % sector.columns());
            double z = sector.zCm(pixels[k] / sector.columns());
            double beam = Math.max(0, Math.min(BEAMS - 1.001, beams.beamOf(x, z)));
            double sample = Math.min(SAMPLES - 1.001, Math.sqrt(x * x + z * z) / beams.rangeStepCm());
            corner[k] = (int) beam * SAMPLES + (int) sample;
            beamShare[k] = (float) (beam - (int) beam);
            rangeShare[k] = (float) (sample - (int) sample);
        }
    }

    /**
     * Makes one frame.
     *
     * @param beams  the reflectivity
     * @param motion how the tissue's speckle moves
     * @param frame  random bits of this frame, for blood and noise
     * @param into   the frame's pixels by row; those outside the sector stay
     */
    public void scan(Beams beams, Motion motion, long frame, byte[] into) {
        scatter(beams, motion, (int) frame & 0xFFFF, (int) (frame >>> 16) & 0xFFFF);
        along(real);
        along(imaginary);
        across(real);
        across(imaginary);
        for (int i = 0; i < SIZE; i++) {
            float power = real[i] * real[i] + imaginary[i] * imaginary[i];
            grey[i] = levels[Float.floatToRawIntBits(power) >>> LEVEL_SHIFT];
        }
        for (int k = 0; k < pixels.length; k++) {
            int i = corner[k];
            float near = grey[i] + rangeShare[k] * (grey[i + 1] - grey[i]);
            float next = grey[i + SAMPLES] + rangeShare[k] * (grey[i + SAMPLES + 1] - grey[i + SAMPLES]);
            into[pixels[k]] = (byte) (int) (near + beamShare[k] * (next - near) + 0.5f);
        }
    }

    private void scatter(Beams beams, Motion motion, int bloodOffset, int noiseOffset) {
        float[] tileReal = texture.real();
        float[] tileImaginary = texture.imaginary();
        float[] density = texture.density();
        for (int b = 0; b < BEAMS; b++) {
            for (int s = 0; s < SAMPLES; s++) {
                int i = b * SAMPLES + s;
                int kind = beams.kind[i];
                int at = kind == TISSUE ? motion.texture(xs[i], zs[i])
                        : kind == STILL ? stillTexture[i] : (i + bloodOffset) & 0xFFFF;
                float local = kind == BLOOD ? gain[i] : kind == TISSUE ? gain[i] * density[at]
                        : stillGain[i] * density[at];
                float scattered = (beams.level[i] + 0.45f * beams.mirror[i]) * local;
                float steady = 0.45f * beams.mirror[i] * local;
                int hazeAt = hazeTexture[i];
                int noiseAt = (i * 3 + noiseOffset) & 0xFFFF;
                real[i] = scattered * tileReal[at] + steady + haze[i] * tileReal[hazeAt]
                        + noise[s] * tileReal[noiseAt];
                imaginary[i] = scattered * tileImaginary[at] + haze[i] * tileImaginary[hazeAt]
                        + noise[s] * tileImaginary[noiseAt];
            }
        }
    }

    private void along(float[] values) {
        for (int b = 0; b < BEAMS; b++) {
            int end = (b + 1) * SAMPLES - 2;
            for (int i = b * SAMPLES + 2; i < end; i++) {
                spare[i] = ALONG[2] * values[i] + ALONG[1] * (values[i - 1] + values[i + 1])
                        + ALONG[0] * (values[i - 2] + values[i + 2]);
            }
        }
        System.arraycopy(spare, 0, values, 0, SIZE);
    }

    private void across(float[] values) {
        int first = 2 * SAMPLES;
        for (int i = 0; i < first; i++) {
            spare[i] = ACROSS[2] * values[i] + ACROSS[1] * values[i + SAMPLES] + ACROSS[0] * values[i + 2 * SAMPLES];
            int j = SIZE - 1 - i;
            spare[j] = ACROSS[2] * values[j] + ACROSS[1] * values[j - SAMPLES] + ACROSS[0] * values[j - 2 * SAMPLES];
        }
        for (int i = first; i < SIZE - first; i++) {
            spare[i] = ACROSS[2] * values[i] + ACROSS[1] * (values[i - SAMPLES] + values[i + SAMPLES])
                    + ACROSS[0] * (values[i - 2 * SAMPLES] + values[i + 2 * SAMPLES]);
        }
        System.arraycopy(spare, 0, values, 0, SIZE);
    }

    private static double[] smooth(Draws draws, int knots) {
        double[] values = new double[knots];
        for (int i = 0; i < knots; i++) {
            values[i] = draws.tameNormal();
        }
        return values;
    }

    private static double at(double[] knots, double share) {
        double place = Math.max(0, Math.min(knots.length - 1.0001, share * (knots.length - 1)));
        int i = (int) place;
        double t = place - i;
        double s = t * t * (3 - 2 * t);
        return knots[i] + s * (knots[i + 1] - knots[i]);
    }
}
