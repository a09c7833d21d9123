package org.apical.api;

import java.util.Arrays;
import java.util.Objects;

/**
 * A dense array of 32-bit floats in row-major order.
 *
 * <p>The arrays are not copied: who changes them changes the tensor.
 *
 * @param shape the size of each dimension, first the slowest; images are [n, channels, rows, columns]
 * @param data the values; as many as the product of the shape
 * @since 1.0
 */
public record Tensor(int[] shape, float[] data) {

    /** Checks that shape and data agree. */
    public Tensor {
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(data, "data");
        if (length(shape) != data.length) {
            throw new IllegalArgumentException(
                    "The shape " + Arrays.toString(shape) + " does not hold " + data.length + " values.");
        }
    }

    /**
     * Creates a tensor of zeros.
     *
     * @param shape the size of each dimension
     * @return the tensor
     */
    public static Tensor zeros(int... shape) {
        return new Tensor(shape, new float[length(shape)]);
    }

    /**
     * Creates a tensor over given values.
     *
     * @param data the values, not copied
     * @param shape the size of each dimension
     * @return the tensor
     */
    public static Tensor of(float[] data, int... shape) {
        return new Tensor(shape, data);
    }

    /**
     * Returns how many values a shape holds.
     *
     * @param shape the size of each dimension
     * @return the product, 1 for a scalar
     * @throws ArithmeticException when it is more than an array can hold
     */
    public static int length(int... shape) {
        int length = 1;
        for (int size : shape) {
            length = Math.multiplyExact(length, size);
        }
        return length;
    }

    /**
     * Returns the number of items along the first dimension.
     *
     * @return the first size
     */
    public int items() {
        return shape[0];
    }

    /**
     * Returns how many values one item of the first dimension has.
     *
     * @return the values per item
     */
    public int itemLength() {
        return shape[0] == 0 ? 0 : data.length / shape[0];
    }

    /**
     * Copies items of the first dimension.
     *
     * @param from the first item
     * @param to the item behind the last
     * @return a tensor of {@code to - from} items
     */
    public Tensor items(int from, int to) {
        int[] part = shape.clone();
        part[0] = to - from;
        return new Tensor(part, Arrays.copyOfRange(data, from * itemLength(), to * itemLength()));
    }

    /**
     * Returns a deep copy.
     *
     * @return a tensor that shares nothing with this one
     */
    public Tensor copy() {
        return new Tensor(shape.clone(), data.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that && Arrays.equals(shape, that.shape) && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
