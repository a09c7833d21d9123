package org.apical.phantom.internal;

/**
 * Random numbers that are the same on every machine: SplitMix64 (doi:10.1145/2714064.2660195) with strict mathematics.
 *
 * <p>Each purpose takes a stream of its own, so that a new draw in one place changes nothing elsewhere.
 */
public final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private long state;

    private Draws(long state) {
        this.state = state;
    }

    /** Opens the stream of one purpose of one patient. */
    public static Draws of(long seed, int patient, String purpose) {
        long key = mix(seed + GOLDEN) ^ mix(patient * GOLDEN + 1);
        for (int i = 0; i < purpose.length(); i++) {
            key = mix(key * 31 + purpose.charAt(i));
        }
        return new Draws(key);
    }

    /** Returns 64 random bits. */
    public long bits() {
        state += GOLDEN;
        return mix(state);
    }

    /** Returns a number in [0, 1). */
    public double uniform() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    /** Returns a number in [low, high). */
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Returns a whole number in [0, bound). */
    public int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** Returns a standard normal number (Box and Muller, one of the pair). */
    public double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /** Returns a standard normal number, cut at two standard deviations, for anatomy that must stay plausible. */
    public double tameNormal() {
        return Math.max(-2, Math.min(2, normal()));
    }

    /** Returns an index drawn with these weights, which add up to 1. */
    public int choice(double... weights) {
        double at = uniform();
        for (int i = 0; i < weights.length - 1; i++) {
            at -= weights[i];
            if (at < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
