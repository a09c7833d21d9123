package org.apical.api.source;

import java.util.Objects;

/**
 * What a reader drew into a frame: the outline of a structure, a line between two points, or a mask.
 *
 * <p>Points are in pixels of the clip's frames; a whole number is the centre of a pixel. Either there are points or
 * there is a mask.
 *
 * @param structure what was drawn, in camel case: "leftVentricle", "leftAtrium", "myocardium", or a measurement's name
 * @param frame the frame it was drawn into, from 0
 * @param x the columns of the points, none when there is a mask; two make a line; not to be changed
 * @param y the rows of the points, as many; not to be changed
 * @param mask one entry a pixel, rows top-down, none when there are points; not to be changed
 * @since 1.0
 */
public record Tracing(String structure, int frame, double[] x, double[] y, boolean[] mask) {

    /** Checks that there are points or a mask. */
    public Tracing {
        Objects.requireNonNull(structure, "structure");
        if (frame < 0 || structure.isBlank()) {
            throw new IllegalArgumentException("A tracing names its structure and a frame from 0.");
        }
        if (x.length != y.length || x.length == 1 || x.length == 0 == (mask.length == 0)) {
            throw new IllegalArgumentException("A tracing has two points or more, or a mask.");
        }
    }

    /**
     * Creates a tracing from the points of an outline, or from the two ends of a line.
     *
     * @param structure what was drawn
     * @param frame the frame, from 0
     * @param x the columns, at least two
     * @param y the rows, as many
     * @return the tracing
     */
    public static Tracing ofPoints(String structure, int frame, double[] x, double[] y) {
        return new Tracing(structure, frame, x.clone(), y.clone(), new boolean[0]);
    }

    /**
     * Creates a tracing from a mask.
     *
     * @param structure what was drawn
     * @param frame the frame, from 0
     * @param mask one entry a pixel of the frame, at least one
     * @return the tracing
     */
    public static Tracing ofMask(String structure, int frame, boolean[] mask) {
        return new Tracing(structure, frame, new double[0], new double[0], mask.clone());
    }

    /**
     * Returns whether this is a line between two points, which has no area.
     *
     * @return true for two points
     */
    public boolean isLine() {
        return x.length == 2;
    }

    /**
     * Returns the pixels inside.
     *
     * <p>Points are rounded to pixels first, half to even. A pixel belongs to the mask when its centre lies inside the
     * outline by the even-odd rule, or on it. So the mask is that of {@code skimage.draw.polygon}, as in the reader
     * that the EchoNet-Dynamic authors publish. A line holds the pixels nearest to it.
     *
     * @param rows the rows of the clip's frames
     * @param columns their columns
     * @return a new mask, one entry a pixel; what lies beyond the picture is left out
     * @throws IllegalArgumentException when the tracing has a mask of another size
     */
    public boolean[] mask(int rows, int columns) {
        if (mask.length > 0) {
            if (mask.length != rows * columns) {
                throw new IllegalArgumentException("The mask has " + mask.length + " pixels instead of " + rows + " x "
                        + columns + ".");
            }
            return mask.clone();
        }
        return isLine() ? line(rows, columns) : filled(rows, columns);
    }

    private boolean[] line(int rows, int columns) {
        boolean[] inside = new boolean[rows * columns];
        int steps = (int) Math.ceil(Math.max(Math.abs(x[1] - x[0]), Math.abs(y[1] - y[0])));
        steps = Math.min(steps, 4 * (rows + columns));
        for (int i = 0; i <= steps; i++) {
            double share = steps == 0 ? 0 : (double) i / steps;
            long column = Math.round(x[0] + share * (x[1] - x[0]));
            long row = Math.round(y[0] + share * (y[1] - y[0]));
            if (column >= 0 && column < columns && row >= 0 && row < rows) {
                inside[(int) (row * columns + column)] = true;
            }
        }
        return inside;
    }

    private boolean[] filled(int rows, int columns) {
        boolean[] inside = new boolean[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                inside[row * columns + column] = contains(column, row);
            }
        }
        return inside;
    }

    private boolean contains(double column, double row) {
        boolean odd = false;
        for (int i = 0; i < x.length; i++) {
            int j = i == 0 ? x.length - 1 : i - 1;
            double ax = Math.rint(x[j]) - column;
            double ay = Math.rint(y[j]) - row;
            double bx = Math.rint(x[i]) - column;
            double by = Math.rint(y[i]) - row;
            double side = ax * by - ay * bx;
            if (side == 0 && ax * bx + ay * by <= 0) {
                return true;
            }
            if (ay > 0 != by > 0 && side > 0 == by > ay) {
                odd = !odd;
            }
        }
        return odd;
    }
}
