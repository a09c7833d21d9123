package org.apical.api.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of one item, without the batch dimension: channels first, then the spatial sizes.
 *
 * <p>A vector is [features], a signal [channels, samples], a frame [channels, rows, columns], a clip or volume
 * [channels, depth, rows, columns].
 *
 * @param sizes the size of each dimension, all positive
 * @since 1.0
 */
public record Shape(List<Integer> sizes) {

    /** Checks that there is at least one dimension and all are positive. */
    public Shape {
        sizes = List.copyOf(sizes);
        if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("A shape needs positive sizes, not " + sizes + ".");
        }
    }

    /**
     * Creates a shape.
     *
     * @param sizes the size of each dimension
     * @return the shape
     */
    public static Shape of(int... sizes) {
        return new Shape(Arrays.stream(sizes).boxed().toList());
    }

    /**
     * Returns the number of channels of an image or signal, or of features of a vector.
     *
     * @return the first size
     */
    public int channels() {
        return sizes.get(0);
    }

    /**
     * Returns how many spatial dimensions there are.
     *
     * @return 0 for a vector, 1 for a signal, 2 for a frame, 3 for a clip or volume
     */
    public int spatialRank() {
        return sizes.size() - 1;
    }

    /**
     * Returns the spatial sizes.
     *
     * @return the sizes behind the channels
     */
    public List<Integer> spatial() {
        return sizes.subList(1, sizes.size());
    }

    /**
     * Returns how many values one item has.
     *
     * @return the product of the sizes
     */
    public long length() {
        return sizes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /**
     * Returns the shape of a batch of such items.
     *
     * @param items the number of items
     * @return the shape with the batch dimension in front
     */
    public int[] batch(int items) {
        int[] batch = new int[sizes.size() + 1];
        batch[0] = items;
        for (int i = 0; i < sizes.size(); i++) {
            batch[i + 1] = sizes.get(i);
        }
        return batch;
    }

    @Override
    public String toString() {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
