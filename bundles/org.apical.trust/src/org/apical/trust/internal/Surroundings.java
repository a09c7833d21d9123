package org.apical.trust.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.apical.trust.counterfactual.ClipMask;

/**
 * What lies around a hidden structure in one frame: the sector without the structure. Brightness at a place is a mean
 * over boxes of growing size, near ones counting far more, of what is not hidden; so it runs smoothly across holes of
 * any size.
 */
public final class Surroundings {

    private static final double NEARER = 0.1;
    private static final int LOOKS = 400;
    private static final int TRIES = 8;

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
        for (int reach = 4; reach < 2 * Math.max(sizes[0], sizes[1]); reach *= 2) {
            double[] sum = Boxes.mean(weighted, sizes, reach);
            double[] total = Boxes.mean(weights, sizes, reach);
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
     * Returns the brightness around a place with the grain of another.
     *
     * @param place the place
     * @param source where grain is taken from
     * @return a value within the range of what is not hidden
     */
    public float speckled(int place, Source source) {
        int from = source.from[place];
        if (from < 0 || !seen[from]) {
            return brightness(place);
        }
        // Log-compressed speckle is about as coarse everywhere but in black, where it is cut off.
        double ratio = spread[from] > 0 ? Math.min(2, Math.sqrt(spread[place] / spread[from])) : 0;
        double value = brightness[place] + ratio * (pixels[from] - brightness[from]);
        return (float) Math.max(low, Math.min(high, value));
    }

    /** From which place each hidden one takes its grain: -1 for none. */
    public static final class Source {

        private final int[] from;

        private Source(int[] from) {
            this.from = from;
        }
    }

    /**
     * Chooses where grain is taken from: whole stretches from near by, so that it keeps its texture, and the same in
     * all frames.
     *
     * @param mask the structure
     * @param seed chooses among the ways
     * @return a source for every place that is hidden in any frame
     */
    public static Source source(ClipMask mask, long seed) {
        int columns = mask.columns();
        boolean[] hidden = Controls.union(mask);
        int[] from = new int[hidden.length];
        Arrays.fill(from, -1);
        int[] distances = Distances.to(negated(hidden), columns);
        int deepest = 0;
        for (int i = 0; i < hidden.length; i++) {
            deepest = Math.max(deepest, hidden[i] ? distances[i] / Distances.STRAIGHT : 0);
        }
        Random random = new Random(seed);
        for (int round = 0; round < TRIES; round++) {
            int reach = (deepest + 2) * (round + 2);
            int[] best = way(hidden, mask.sector(), from, columns, reach, random);
            for (int i = 0; i < from.length; i++) {
                int other = hidden[i] && from[i] < 0 ? moved(i, best[0], best[1], hidden, mask.sector(), columns) : -1;
                from[i] = other >= 0 ? other : from[i];
            }
        }
        return new Source(from);
    }

    /** Returns the way, among some drawn, that leads most places out of the structure; of these a short one. */
    private static int[] way(boolean[] hidden, boolean[] sector, int[] from, int columns, int reach, Random random) {
        List<int[]> ways = new ArrayList<>();
        for (int k = 0; k < LOOKS; k++) {
            ways.add(new int[] {random.nextInt(2 * reach + 1) - reach, random.nextInt(2 * reach + 1) - reach});
        }
        int[] best = {0, 0};
        int most = 0;
        Collections.sort(ways, (a, b) -> Integer.compare(a[0] * a[0] + a[1] * a[1], b[0] * b[0] + b[1] * b[1]));
        for (int[] way : ways) {
            int reached = 0;
            for (int i = 0; i < hidden.length; i++) {
                reached += hidden[i] && from[i] < 0 && moved(i, way[0], way[1], hidden, sector, columns) >= 0 ? 1 : 0;
            }
            if (reached > most) {
                most = reached;
                best = way;
            }
        }
        return best;
    }

    private static int moved(int place, int down, int right, boolean[] hidden, boolean[] sector, int columns) {
        int row = place / columns + down;
        int column = place % columns + right;
        if (row < 0 || row >= hidden.length / columns || column < 0 || column >= columns) {
            return -1;
        }
        int other = row * columns + column;
        return sector[other] && !hidden[other] ? other : -1;
    }

    private static boolean[] negated(boolean[] mask) {
        boolean[] negated = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            negated[i] = !mask[i];
        }
        return negated;
    }
}
