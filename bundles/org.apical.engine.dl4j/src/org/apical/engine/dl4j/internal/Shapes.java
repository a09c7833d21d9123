package org.apical.engine.dl4j.internal;

import org.apical.api.network.Shape;

/** Shapes as ND4J sees them. */
final class Shapes {

    private Shapes() {
    }

    /** The shape of one item; a signal becomes a frame of one row. */
    static long[] item(Shape shape) {
        long[] sizes = shape.sizes().stream().mapToLong(Integer::longValue).toArray();
        return sizes.length == 2 ? new long[] {sizes[0], 1, sizes[1]} : sizes;
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
}
