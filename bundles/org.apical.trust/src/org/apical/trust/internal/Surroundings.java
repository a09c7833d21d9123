package org.apical.trust.internal;

import java.util.Random;

import org.apical.interpret.BoxMeans;
import org.apical.trust.counterfactual.ClipMask;

/**
 * What lies around a hidden structure in one frame: the sector without the structure. Brightness at a place is a mean
 * over boxes of growing size, near ones counting far more, of what is not hidden; so it runs smoothly across holes of
 * any size.
 */
public final class Surroundings {

    private static final double NEARER = 0.1;
    private static final int NEAREST = 2;
    private static final int WAYS = 48;
    private static final int NEAR = 6;

    private final float[] pixels;
    private final boolean[] seen;
    private final int count;
    private final float mean;
    private final double[] brightness;
    private final double[] spread;
    private final float low;
    private final float high;
    private final int columns;

    /**
     * Looks around a structure.
     *
     * @param pixels the frame
     * @param hidden true inside the structure
     * @param sector true inside the sector
     * @param rows the frame's rows
     * @param columns the frame's columns
     */
    public Surroundings(float[] pixels, boolean[] hidden, boolean[] sector, int rows, int columns) {
        this.pixels = pixels;
        this.columns = columns;
        this.seen = new boolean[pixels.length];
        int places = 0;
        double sum = 0;
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < pixels.length; i++) {
            seen[i] = sector[i] && !hidden[i];
            if (seen[i]) {
                places++;
                sum += pixels[i];
                least = Math.min(least, pixels[i]);
                most = Math.max(most, pixels[i]);
            }
        }
        this.count = places;
        this.mean = (float) (sum / places);
        this.low = least;
        this.high = most;
        int[] sizes = {rows, columns};
        double[] squares = new double[pixels.length];
        this.brightness = smooth(i -> pixels[i], sizes);
        for (int i = 0; i < squares.length; i++) {
            squares[i] = Math.pow(pixels[i] - brightness[i], 2);
        }
        this.spread = smooth(i -> squares[i], sizes);
    }

    /** A value of each place. */
    private interface Values {
        double at(int place);
    }

    private double[] smooth(Values values, int[] sizes) {
        double[] weighted = new double[seen.length];
        double[] weights = new double[seen.length];
        for (int i = 0; i < seen.length; i++) {
            weighted[i] = seen[i] ? values.at(i) : 0;
            weights[i] = seen[i] ? 1 : 0;
        }
        double[] sums = new double[seen.length];
        double[] totals = new double[seen.length];
        double scale = 1;
        for (int reach = NEAREST; reach < 2 * Math.max(sizes[0], sizes[1]); reach *= 2) {
            double[] sum = BoxMeans.mean(weighted, sizes, reach);
            double[] total = BoxMeans.mean(weights, sizes, reach);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += scale * sum[i];
                totals[i] += scale * total[i];
            }
            scale *= NEARER;
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] = totals[i] > 0 ? sums[i] / totals[i] : 0;
        }
        return sums;
    }

    /**
     * Returns whether everything is hidden.
     *
     * @return true when nothing of the sector is left to fill from
     */
    public boolean isEmpty() {
        return count == 0;
    }

    /**
     * Returns the mean of what is not hidden.
     *
     * @return the mean of the rest of the sector
     */
    public float mean() {
        return mean;
    }

    /**
     * Returns the brightness around a place.
     *
     * @param place the place
     * @return the smooth brightness of what is not hidden
     */
    public float brightness(int place) {
        return (float) brightness[place];
    }

    /**
     * Returns the brightness around a place with the grain of another: of those that the ways lead to, one that is as
     * bright, since grain differs between blood and tissue.
     *
     * @param place the place
     * @param ways where grain may be taken from
     * @return a value within the range of what is not hidden
     */
    public float speckled(int place, Ways ways) {
        int from = -1;
        for (int way = 0; way < ways.down.length; way++) {
            int row = place / columns + ways.down[way];
            int column = place % columns + ways.right[way];
            int other = row * columns + column;
            boolean there = row >= 0 && row < seen.length / columns && column >= 0 && column < columns && seen[other];
            if (there && (from < 0 || difference(other, place) < difference(from, place))) {
                from = other;
            }
        }
        if (from < 0) {
            return brightness(place);
        }
        // Log-compressed speckle is about as coarse everywhere but in black, where it is cut off.
        double ratio = spread[from] > 0 ? Math.min(1, Math.sqrt(spread[place] / spread[from])) : 0;
        double value = brightness[place] + ratio * (pixels[from] - brightness[from]);
        return (float) Math.max(low, Math.min(high, value));
    }

    private double difference(int from, int place) {
        return Math.abs(brightness[from] - brightness[place]);
    }

    /** Ways from a hidden place to others whose grain it may take, the same in all frames and for all places. */
    public static final class Ways {

        private final int[] down = new int[WAYS];
        private final int[] right = new int[WAYS];

        private Ways() {
        }
    }

    /**
     * Chooses ways that lead out of a structure but stay near it, so that neighbouring places take neighbouring grain.
     *
     * @param mask the structure
     * @param seed chooses among the ways
     * @return the ways
     */
    public static Ways ways(ClipMask mask, long seed) {
        int deepest = 0;
        for (boolean[] frame : mask.frames()) {
            boolean[] outside = new boolean[frame.length];
            for (int i = 0; i < frame.length; i++) {
                outside[i] = !frame[i];
            }
            int[] distances = Distances.to(outside, mask.columns());
            for (int i = 0; i < frame.length; i++) {
                deepest = Math.max(deepest, frame[i] ? distances[i] / Distances.STRAIGHT : 0);
            }
        }
        Random random = new Random(seed);
        Ways ways = new Ways();
        for (int way = 0; way < WAYS; way++) {
            double angle = 2 * Math.PI * random.nextDouble();
            double length = deepest + 1 + random.nextDouble() * (deepest + NEAR);
            ways.down[way] = (int) Math.round(length * Math.sin(angle));
            ways.right[way] = (int) Math.round(length * Math.cos(angle));
        }
        return ways;
    }
}
