package org.apical.interpret.internal;

import java.util.List;

import org.apical.api.network.Operation.Convolution;
import org.apical.api.network.Operation.Pool;
import org.apical.api.network.Operation.TransposedConvolution;
import org.apical.api.network.Shape;

/**
 * The places that each window of a convolution or pooling covers, for one channel of an item.
 *
 * <p>The larger grid is what windows slide over, the smaller has one place a window.
 */
final class Windows {

    private final int[] larger;
    private final int[] smaller;
    private final int[] kernel;
    private final int[] stride;
    private final int[] padding;

    private Windows(Shape larger, Shape smaller, List<Integer> kernel, List<Integer> stride, List<Integer> padding) {
        this.larger = three(larger.spatial(), 1);
        this.smaller = three(smaller.spatial(), 1);
        this.kernel = three(kernel, 1);
        this.stride = three(stride, 1);
        this.padding = three(padding, 0);
    }

    static Windows of(Convolution c, Shape input, Shape output) {
        return new Windows(input, output, c.kernel(), c.stride(), c.padding());
    }

    /** A transposed convolution goes the other way through the windows: each input place covers outputs. */
    static Windows of(TransposedConvolution c, Shape input, Shape output) {
        return new Windows(output, input, c.kernel(), c.stride(), c.padding());
    }

    static Windows of(Pool p, Shape input, Shape output) {
        return new Windows(input, output, p.kernel(), p.stride(), p.padding());
    }

    /** One window of everything. */
    static Windows whole(Shape input) {
        List<Integer> sizes = input.spatial();
        return new Windows(input, Shape.of(1), sizes, sizes, sizes.stream().map(size -> 0).toList());
    }

    private static int[] three(List<Integer> sizes, int fill) {
        int[] three = {fill, fill, fill};
        for (int i = 0; i < sizes.size(); i++) {
            three[3 - sizes.size() + i] = sizes.get(i);
        }
        return three;
    }

    /** Sees one place in one window. */
    @FunctionalInterface
    interface Visit {

        void at(int largerPlace, int window);
    }

    int windows() {
        return smaller[0] * smaller[1] * smaller[2];
    }

    int places() {
        return larger[0] * larger[1] * larger[2];
    }

    /** Visits the places of every window, in row-major order, those in the padding left out. */
    void forEach(Visit visit) {
        int window = 0;
        for (int d = 0; d < smaller[0]; d++) {
            int firstDepth = d * stride[0] - padding[0];
            for (int r = 0; r < smaller[1]; r++) {
                int firstRow = r * stride[1] - padding[1];
                for (int c = 0; c < smaller[2]; c++, window++) {
                    window(visit, window, firstDepth, firstRow, c * stride[2] - padding[2]);
                }
            }
        }
    }

    private void window(Visit visit, int window, int firstDepth, int firstRow, int firstColumn) {
        int fromColumn = Math.max(0, firstColumn);
        int toColumn = Math.min(larger[2], firstColumn + kernel[2]);
        for (int z = Math.max(0, firstDepth); z < Math.min(larger[0], firstDepth + kernel[0]); z++) {
            for (int y = Math.max(0, firstRow); y < Math.min(larger[1], firstRow + kernel[1]); y++) {
                int row = (z * larger[1] + y) * larger[2];
                for (int x = fromColumn; x < toColumn; x++) {
                    visit.at(row + x, window);
                }
            }
        }
    }

    /** How many places each window has inside the larger grid. */
    int[] counts() {
        int[] counts = new int[windows()];
        forEach((place, window) -> counts[window]++);
        return counts;
    }

    /** How many windows cover each place of the larger grid. */
    int[] covers() {
        int[] covers = new int[places()];
        forEach((place, window) -> covers[place]++);
        return covers;
    }
}
