package org.apical.trust.internal;

import java.util.Arrays;
import java.util.Random;

import org.apical.api.Tensor;

/** The places of an item: channels of a frame, signal or clip lie over each other; features of a vector do not. */
public final class Places {

    private Places() {
    }

    /**
     * Returns the sizes of the grid of places.
     *
     * @param item [1, channels, sizes...]
     * @return the sizes, slowest first
     */
    public static int[] sizes(Tensor item) {
        int[] shape = item.shape();
        return shape.length == 2 ? new int[] {shape[1]} : Arrays.copyOfRange(shape, 2, shape.length);
    }

    /**
     * Adds up the magnitudes of a map's channels.
     *
     * @param map the map of one item
     * @return one value a place
     */
    public static float[] mass(Tensor map) {
        float[] mass = new float[Tensor.length(sizes(map))];
        for (int i = 0; i < map.data().length; i++) {
            mass[i % mass.length] += Math.abs(map.data()[i]);
        }
        return mass;
    }

    /**
     * Moves a map by a random distance along every dimension, round the ends.
     *
     * @param map one value a place
     * @param sizes the sizes of the grid
     * @param random the chance
     * @return the moved map
     */
    public static float[] moved(float[] map, int[] sizes, Random random) {
        int[] by = new int[sizes.length];
        for (int d = 0; d < sizes.length; d++) {
            by[d] = random.nextInt(sizes[d]);
        }
        float[] moved = new float[map.length];
        for (int i = 0; i < map.length; i++) {
            int rest = i;
            int to = 0;
            int step = 1;
            for (int d = sizes.length - 1; d >= 0; d--) {
                to += (rest % sizes[d] + by[d]) % sizes[d] * step;
                step *= sizes[d];
                rest /= sizes[d];
            }
            moved[to] = map[i];
        }
        return moved;
    }
}
