package org.apical.engine.dl4j.internal;

import java.util.Arrays;

import org.apical.api.network.Shape;

/**
 * Shapes as they are on the device: channels last, because oneDNN's convolutions want them there and would otherwise
 * spend a third of their time on rearranging.
 */
final class Shapes {

    private Shapes() {
    }

    /** The shape of one item, channels last; a signal becomes a frame of one row. */
    static long[] item(Shape shape) {
        if (shape.spatialRank() == 0) {
            return new long[] {shape.channels()};
        }
        int rank = Math.max(shape.spatialRank(), 2);
        long[] sizes = new long[rank + 1];
        Arrays.fill(sizes, 1);
        sizes[rank] = shape.channels();
        for (int i = 0; i < shape.spatialRank(); i++) {
            sizes[rank - shape.spatialRank() + i] = shape.spatial().get(i);
        }
        return sizes;
    }

    /** The shape of a batch of items. */
    static long[] batch(long items, long[] item) {
        long[] batch = new long[item.length + 1];
        batch[0] = items;
        System.arraycopy(item, 0, batch, 1, item.length);
        return batch;
    }

    static long length(long[] shape) {
        long length = 1;
        for (long size : shape) {
            length *= size;
        }
        return length;
    }

    /** Rearranges values of a batch from the tensors' order, channels first, to channels last. */
    static float[] channelsLast(float[] values, Shape shape) {
        return transpose(values, shape.channels(), (int) (shape.length() / shape.channels()));
    }

    /** Rearranges values of a batch from channels last to the tensors' order, channels first. */
    static float[] channelsFirst(float[] values, Shape shape) {
        return transpose(values, (int) (shape.length() / shape.channels()), shape.channels());
    }

    /** Transposes matrices that lie one behind another; returns the same array where nothing is to do. */
    private static float[] transpose(float[] values, int rows, int columns) {
        if (rows == 1 || columns == 1) {
            return values;
        }
        float[] transposed = new float[values.length];
        for (int start = 0; start < values.length; start += rows * columns) {
            for (int column = 0; column < columns; column++) {
                for (int row = 0; row < rows; row++) {
                    transposed[start + column * rows + row] = values[start + row * columns + column];
                }
            }
        }
        return transposed;
    }
}
