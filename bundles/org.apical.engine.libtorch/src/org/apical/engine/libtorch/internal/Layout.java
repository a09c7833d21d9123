package org.apical.engine.libtorch.internal;

import java.util.List;

import org.apical.api.network.Shape;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * How items lie in libtorch: channels first in the sizes, channels last in memory. A signal is a frame of one row, so
 * that it runs through the well-trodden two-dimensional code.
 */
final class Layout {

    private static final int FRAME_RANK = 4;
    private static final int VOLUME_RANK = 5;

    private Layout() {
    }

    /** The sizes of a batch. */
    static long[] batch(Shape item, long items) {
        int rank = item.spatialRank();
        long[] sizes = new long[2 + (rank == 1 ? 2 : rank)];
        sizes[0] = items;
        sizes[1] = item.channels();
        int at = 2;
        if (rank == 1) {
            sizes[at++] = 1;
        }
        for (int size : item.spatial()) {
            sizes[at++] = size;
        }
        return sizes;
    }

    /** The sizes of a kernel, stride or padding; {@code row} is what a signal has along its one row. */
    static long[] window(List<Integer> sizes, long row) {
        return sizes.size() == 1 ? new long[] {row, sizes.get(0)}
                : sizes.stream().mapToLong(Integer::longValue).toArray();
    }

    /** The order in memory of a tensor with so many dimensions. */
    static MemoryFormat format(int dimensions) {
        return switch (dimensions) {
            case FRAME_RANK -> torch.MemoryFormat.ChannelsLast;
            case VOLUME_RANK -> torch.MemoryFormat.ChannelsLast3d;
            default -> torch.MemoryFormat.Contiguous;
        };
    }
}
