package org.apical.data.internal;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.util.KthSelector;

/**
 * What the pictures of a clip show, on a grid of square cells: how much every cell moves and how bright it is.
 *
 * @param rows the rows of cells
 * @param columns the columns of cells
 * @param cell the pixels of a cell's side
 * @param motion the mean change of a pixel from one picture to the next, in grey levels; all 0 for a single picture
 * @param brightness the mean grey level
 */
record EvidenceMap(int rows, int columns, int cell, float[] motion, float[] brightness) {

    /** Finer cells show single speckles, coarser ones blur the edges. */
    private static final int LONGEST_SIDE = 240;

    static EvidenceMap of(int rows, int columns, List<byte[]> frames) {
        int cell = (Math.max(rows, columns) + LONGEST_SIDE - 1) / LONGEST_SIDE;
        int cellRows = (rows + cell - 1) / cell;
        int cellColumns = (columns + cell - 1) / cell;
        long[] change = new long[cellRows * cellColumns];
        long[] sum = new long[change.length];
        // Row by row over all frames: the sums of a row stay near the processor.
        int[] greys = new int[columns];
        int[] changes = new int[columns];
        for (int y = 0; y < rows; y++) {
            Arrays.fill(greys, 0);
            Arrays.fill(changes, 0);
            byte[] before = frames.get(0);
            for (byte[] frame : frames) {
                for (int x = 0, i = y * columns; x < columns; x++, i++) {
                    int grey = frame[i] & 0xFF;
                    greys[x] += grey;
                    changes[x] += Math.abs(grey - (before[i] & 0xFF));
                }
                before = frame;
            }
            int target = y / cell * cellColumns;
            for (int x = 0; x < columns; x++) {
                sum[target + x / cell] += greys[x];
                change[target + x / cell] += changes[x];
            }
        }
        float[] motion = new float[change.length];
        float[] brightness = new float[change.length];
        for (int i = 0; i < motion.length; i++) {
            int height = Math.min(cell, rows - i / cellColumns * cell);
            int width = Math.min(cell, columns - i % cellColumns * cell);
            motion[i] = (float) change[i] / (height * width * Math.max(1, frames.size() - 1));
            brightness[i] = (float) sum[i] / (height * width * frames.size());
        }
        return new EvidenceMap(cellRows, cellColumns, cell, motion, brightness);
    }

    /** Returns the value that a share of the cells inside a mask stays below. */
    static float quantile(float[] values, boolean[] mask, double share) {
        double[] inside = new double[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (mask[i]) {
                inside[count++] = values[i];
            }
        }
        if (count == 0) {
            return 0;
        }
        int rank = (int) Math.min(count - 1L, Math.round(share * (count - 1)));
        return (float) new KthSelector().select(Arrays.copyOf(inside, count), null, rank);
    }
}
