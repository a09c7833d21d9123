package org.apical.trust.internal;

import java.util.Arrays;

/** How far places of a frame lie from a region. */
final class Distances {

    /** What a step to a neighbour counts. */
    static final int STRAIGHT = 5;
    private static final int DIAGONAL = 7;
    private static final int FAR = Integer.MAX_VALUE / 2;

    private Distances() {
    }

    /** Returns fifths of a pixel to the nearest place of a region by the 5-7 chamfer; 0 inside, huge without any. */
    static int[] to(boolean[] region, int columns) {
        int[] far = new int[region.length];
        Arrays.fill(far, FAR);
        int rows = region.length / columns;
        for (int i = 0; i < far.length; i++) {
            far[i] = region[i] ? 0 : FAR;
        }
        for (int sweep = 0; sweep < 2; sweep++) {
            int step = sweep == 0 ? -1 : 1;
            for (int k = 0; k < far.length; k++) {
                int i = sweep == 0 ? k : far.length - 1 - k;
                int row = i / columns;
                int column = i % columns;
                near(far, i, row, column + step, rows, columns, STRAIGHT);
                near(far, i, row + step, column, rows, columns, STRAIGHT);
                near(far, i, row + step, column - 1, rows, columns, DIAGONAL);
                near(far, i, row + step, column + 1, rows, columns, DIAGONAL);
            }
        }
        return far;
    }

    private static void near(int[] far, int at, int row, int column, int rows, int columns, int step) {
        if (row >= 0 && row < rows && column >= 0 && column < columns) {
            far[at] = Math.min(far[at], far[row * columns + column] + step);
        }
    }
}
