package org.apical.interpret.internal;

import java.util.Arrays;

import org.apical.api.Tensor;
import org.apical.api.network.Shape;
import org.apical.interpret.BoxMeans;

/**
 * The places of an item: one dimension for a signal, two for a frame, three for a clip; a vector is a signal of its
 * features. Channels lie over each other on every place.
 */
public final class Grid {

    private final int[] sizes;

    private Grid(int[] sizes) {
        this.sizes = sizes;
    }

    /**
     * Returns the grid of items.
     *
     * @param items [n, channels, sizes...]
     * @return the grid of one of them
     */
    public static Grid of(Tensor items) {
        int[] shape = items.shape();
        return new Grid(shape.length == 2 ? new int[] {shape[1]} : Arrays.copyOfRange(shape, 2, shape.length));
    }

    /**
     * Returns how many values lie on each place.
     *
     * @param items [n, channels, sizes...]
     * @return the number of channels; 1 for vectors
     */
    public static int channels(Tensor items) {
        return items.shape().length == 2 ? 1 : items.shape()[1];
    }

    /**
     * Returns the grid of a shape.
     *
     * @param shape the shape of an item
     * @return its grid
     */
    public static Grid of(Shape shape) {
        return of(Tensor.zeros(shape.batch(0)));
    }

    /**
     * Returns a grid of given sizes.
     *
     * @param sizes the sizes
     * @return the grid
     */
    public static Grid ofSizes(int... sizes) {
        return new Grid(sizes.clone());
    }

    /**
     * Returns the sizes.
     *
     * @return a new array
     */
    public int[] sizes() {
        return sizes.clone();
    }

    /**
     * Returns the number of places.
     *
     * @return the product of the sizes
     */
    public int places() {
        return Tensor.length(sizes);
    }

    /**
     * Enlarges values by linear interpolation; values stand in the middle of their cells, and beyond the outermost
     * middles nothing changes any more.
     *
     * @param values one value a place
     * @param target the grid to enlarge to
     * @return one value a place of the target
     */
    public float[] resized(float[] values, Grid target) {
        float[] current = values;
        int[] now = sizes.clone();
        for (int d = 0; d < sizes.length; d++) {
            current = stretched(current, now, d, target.sizes[d]);
            now[d] = target.sizes[d];
        }
        return current;
    }

    private static float[] stretched(float[] values, int[] sizes, int dimension, int size) {
        int before = 1;
        int after = 1;
        for (int d = 0; d < sizes.length; d++) {
            before *= d < dimension ? sizes[d] : 1;
            after *= d > dimension ? sizes[d] : 1;
        }
        int old = sizes[dimension];
        float[] stretched = new float[before * size * after];
        for (int k = 0; k < size; k++) {
            double at = Math.min(old - 1, Math.max(0, (k + 0.5) * old / size - 0.5));
            int low = (int) at;
            int high = Math.min(old - 1, low + 1);
            float share = (float) (at - low);
            for (int b = 0; b < before; b++) {
                for (int a = 0; a < after; a++) {
                    float first = values[(b * old + low) * after + a];
                    float second = values[(b * old + high) * after + a];
                    stretched[(b * size + k) * after + a] = first + share * (second - first);
                }
            }
        }
        return stretched;
    }

    /**
     * Blurs each channel by two running means along every dimension.
     *
     * @param values the values of all channels
     * @param channels the number of channels
     * @param parts the reach of a running mean is a grid's size over this to each side, at least one
     * @param into where to write
     */
    public void blurred(float[] values, int channels, int parts, float[] into) {
        int length = values.length / channels;
        for (int c = 0; c < channels; c++) {
            double[] channel = new double[length];
            for (int i = 0; i < length; i++) {
                channel[i] = values[c * length + i];
            }
            for (int d = 0; d < sizes.length; d++) {
                int reach = Math.max(1, sizes[d] / parts);
                int step = step(d);
                channel = BoxMeans.along(BoxMeans.along(channel, sizes[d], step, reach), sizes[d], step, reach);
            }
            for (int i = 0; i < length; i++) {
                into[c * length + i] = (float) channel[i];
            }
        }
    }

    /** Returns how many places lie between neighbours along a dimension. */
    private int step(int dimension) {
        int step = 1;
        for (int d = dimension + 1; d < sizes.length; d++) {
            step *= sizes[d];
        }
        return step;
    }
}
