package org.apical.trust.internal;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The order in which a structure is hidden: from its middle outwards, then what lies around it. */
public final class Growth {

    private final int[] order;
    private final int places;

    private Growth(int[] order, int places) {
        this.order = order;
        this.places = places;
    }

    /**
     * Orders the places of a sector.
     *
     * @param mask true inside the structure
     * @param sector true inside the sector
     * @param columns the columns of a frame
     * @return the order; of equally near places the first first
     */
    public static Growth of(boolean[] mask, boolean[] sector, int columns) {
        boolean[] middle = new boolean[mask.length];
        int start = middle(mask, columns);
        if (start < 0) {
            return new Growth(new int[0], mask.length);
        }
        middle[start] = true;
        int[] fromMiddle = Distances.to(middle, columns);
        int[] fromMask = Distances.to(mask, columns);
        return new Growth(IntStream.range(0, mask.length).filter(i -> sector[i]).boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> fromMask[i]).thenComparingInt(i -> fromMiddle[i]))
                .mapToInt(Integer::intValue).toArray(), mask.length);
    }

    /**
     * Widens a structure.
     *
     * @param mask true inside the structure
     * @param columns the columns of a frame
     * @param pixels how far
     * @return true for all places no farther from it
     */
    public static boolean[] within(boolean[] mask, int columns, double pixels) {
        int[] distances = Distances.to(mask, columns);
        boolean[] within = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            within[i] = distances[i] <= Distances.STRAIGHT * pixels;
        }
        return within;
    }

    /** Returns the structure's place nearest to the mean of all of them, -1 for none. */
    private static int middle(boolean[] mask, int columns) {
        double row = IntStream.range(0, mask.length).filter(i -> mask[i]).map(i -> i / columns).average().orElse(0);
        double column = IntStream.range(0, mask.length).filter(i -> mask[i]).map(i -> i % columns).average().orElse(0);
        return IntStream.range(0, mask.length).filter(i -> mask[i]).boxed()
                .min(Comparator.comparingDouble(i -> Math.hypot(i / columns - row, i % columns - column))).orElse(-1);
    }

    /**
     * Returns the first places.
     *
     * @param count how many
     * @return true inside, as long as a frame's mask; all of the sector when it has fewer
     */
    public boolean[] area(int count) {
        boolean[] area = new boolean[places];
        for (int k = 0; k < Math.min(count, order.length); k++) {
            area[order[k]] = true;
        }
        return area;
    }
}
