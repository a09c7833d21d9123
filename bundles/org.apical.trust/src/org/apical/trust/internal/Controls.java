package org.apical.trust.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.apical.trust.counterfactual.ClipMask;

/** Finds patches elsewhere in the sector that are as large as a structure. */
public final class Controls {

    private Controls() {
    }

    /**
     * Finds a patch.
     *
     * @param mask the structure
     * @param seed chooses among the places
     * @return the patch; empty when the rest of the sector is too small
     */
    public static Optional<ClipMask> of(ClipMask mask, long seed) {
        if (mask.isEmpty()) {
            return Optional.empty();
        }
        boolean[] taken = union(mask);
        boolean[] free = mask.sector().clone();
        for (int i = 0; i < free.length; i++) {
            free[i] &= !taken[i];
        }
        Random random = new Random(seed);
        return moved(mask, taken, free, random).or(() -> compact(mask, free, random));
    }

    static boolean[] union(ClipMask mask) {
        boolean[] union = new boolean[mask.sector().length];
        for (boolean[] frame : mask.frames()) {
            for (int i = 0; i < union.length; i++) {
                union[i] |= frame[i];
            }
        }
        return union;
    }

    /** Moves the shape to one of all the ways there are. */
    private static Optional<ClipMask> moved(ClipMask mask, boolean[] taken, boolean[] free, Random random) {
        List<int[]> ways = new ArrayList<>();
        for (int down = -mask.rows() + 1; down < mask.rows(); down++) {
            for (int right = -mask.columns() + 1; right < mask.columns(); right++) {
                if (fits(taken, free, mask.columns(), down, right)) {
                    ways.add(new int[] {down, right});
                }
            }
        }
        if (ways.isEmpty()) {
            return Optional.empty();
        }
        int[] way = ways.get(random.nextInt(ways.size()));
        return Optional.of(new ClipMask(mask.rows(), mask.columns(), mask.sector(), mask.frames().stream()
                .map(frame -> shifted(frame, mask.columns(), way[0], way[1])).toList()));
    }

    private static boolean fits(boolean[] shape, boolean[] free, int columns, int down, int right) {
        int rows = free.length / columns;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i]) {
                int row = i / columns + down;
                int column = i % columns + right;
                if (row < 0 || row >= rows || column < 0 || column >= columns || !free[row * columns + column]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean[] shifted(boolean[] frame, int columns, int down, int right) {
        boolean[] shifted = new boolean[frame.length];
        for (int i = 0; i < frame.length; i++) {
            if (frame[i]) {
                shifted[(i / columns + down) * columns + i % columns + right] = true;
            }
        }
        return shifted;
    }

    /** Grows a patch in each frame around one of the free places that lie deepest, until it is as large. */
    private static Optional<ClipMask> compact(ClipMask mask, boolean[] free, Random random) {
        boolean[] rest = free.clone();
        for (int i = 0; i < rest.length; i++) {
            rest[i] = !free[i];
        }
        int[] depth = Distances.to(rest, mask.columns());
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < free.length; i++) {
            if (free[i]) {
                places.add(i);
            }
        }
        int most = mask.frames().stream().mapToInt(Controls::count).max().orElse(0);
        if (places.size() < most) {
            return Optional.empty();
        }
        Collections.shuffle(places, random);
        places.sort((a, b) -> Integer.compare(depth[b], depth[a]));
        boolean[] middle = new boolean[free.length];
        middle[places.get(random.nextInt(Math.max(1, places.size() / 10)))] = true;
        Growth growth = Growth.of(middle, free, mask.columns());
        return Optional.of(new ClipMask(mask.rows(), mask.columns(), mask.sector(), mask.frames().stream()
                .map(frame -> growth.area(count(frame))).toList()));
    }

    private static int count(boolean[] mask) {
        int count = 0;
        for (boolean one : mask) {
            count += one ? 1 : 0;
        }
        return count;
    }
}
