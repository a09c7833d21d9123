package org.apical.interpret;

/**
 * Means over boxes around every place of a grid, cut off at its borders.
 *
 * @since 1.0
 */
public final class BoxMeans {

    private BoxMeans() {
    }

    /**
     * Computes means.
     *
     * @param values one value a place
     * @param sizes the sizes of the grid, slowest first
     * @param reach how far a box reaches to each side
     * @return the means
     */
    public static double[] mean(double[] values, int[] sizes, int reach) {
        double[] means = values;
        int step = 1;
        for (int d = sizes.length - 1; d >= 0; d--) {
            means = along(means, sizes[d], step, reach);
            step *= sizes[d];
        }
        return means;
    }

    /**
     * Computes means along one dimension.
     *
     * @param values one value a place
     * @param size the places along the dimension
     * @param step how many values lie between neighbours along it
     * @param reach how far a mean reaches to each side
     * @return the means
     */
    public static double[] along(double[] values, int size, int step, int reach) {
        double[] means = new double[values.length];
        double[] sums = new double[size + 1];
        for (int start = 0; start < values.length; start++) {
            if (start / step % size == 0) {
                for (int k = 0; k < size; k++) {
                    sums[k + 1] = sums[k] + values[start + k * step];
                }
                for (int k = 0; k < size; k++) {
                    int from = Math.max(0, k - reach);
                    int to = Math.min(size, k + reach + 1);
                    means[start + k * step] = (sums[to] - sums[from]) / (to - from);
                }
            }
        }
        return means;
    }
}
