package org.apical.cine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.apical.cine.internal.EdgeLine;

/**
 * Where a scan sector lies in a frame: its apex, the directions of its edges, and how deep it begins and ends.
 *
 * <p>Columns and rows are counted in pixels, 0.5 is the middle of the first. Angles are measured from straight down,
 * positive to the right.
 *
 * @param apexColumn the column where the edges meet
 * @param apexRow the row where the edges meet, perhaps above the frame
 * @param leftAngle the angle of the left edge in radians
 * @param rightAngle the angle of the right edge in radians, larger
 * @param nearPixels the distance of the near arc from the apex, from 0
 * @param farPixels the distance of the far arc from the apex, larger
 * @since 1.0
 */
public record FanGeometry(double apexColumn, double apexRow, double leftAngle, double rightAngle, double nearPixels,
        double farPixels) {

    /** How well a fan must cover the sector it was fitted to: shared over joint area. */
    public static final double GOOD_FIT = 0.85;

    private static final double FURTHEST = 0.999;
    private static final int FEWEST_ROWS = 8;
    /** A grey value that no noise outside a sector reaches. */
    private static final int SEEN = 4;

    /** Checks the order. */
    public FanGeometry {
        if (!(rightAngle > leftAngle && nearPixels >= 0 && farPixels > nearPixels)) {
            throw new IllegalArgumentException("A fan opens to the right and downwards, not from " + leftAngle + " to "
                    + rightAngle + " and from " + nearPixels + " to " + farPixels + ".");
        }
    }

    /**
     * Fits a fan to the sector that an import found.
     *
     * @param sector which pixels lie inside
     * @param rows the rows of a frame
     * @param columns the columns of a frame
     * @return the fan; empty when the sector has no shape of a fan, such as a whole picture
     */
    public static Optional<FanGeometry> fit(boolean[] sector, int rows, int columns) {
        if (sector.length != rows * columns) {
            throw new IllegalArgumentException("A sector of " + rows + " x " + columns + " pixels has no "
                    + sector.length + ".");
        }
        int[] left = new int[rows];
        int[] right = new int[rows];
        Arrays.fill(left, -1);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (sector[row * columns + column]) {
                    left[row] = left[row] < 0 ? column : left[row];
                    right[row] = column + 1;
                }
            }
        }
        Optional<EdgeLine> leftEdge = edge(left, left, -1);
        Optional<EdgeLine> rightEdge = edge(left, right, 1);
        if (leftEdge.isEmpty() || rightEdge.isEmpty()) {
            return Optional.empty();
        }
        double opening = rightEdge.get().slope() - leftEdge.get().slope();
        if (!(opening > 0.05)) {
            return Optional.empty();
        }
        double apexRow = (leftEdge.get().column() - rightEdge.get().column()) / opening;
        double apexColumn = leftEdge.get().at(apexRow);
        double[] distances = new double[sector.length];
        int inside = 0;
        for (int i = 0; i < sector.length; i++) {
            if (sector[i]) {
                distances[inside++] = Math.hypot(i % columns + 0.5 - apexColumn, i / columns + 0.5 - apexRow);
            }
        }
        distances = Arrays.copyOf(distances, inside);
        Arrays.sort(distances);
        double far = distances[(int) (FURTHEST * (inside - 1))] + 0.5;
        double near = Math.max(0, distances[(int) ((1 - FURTHEST) * (inside - 1))] - 0.5);
        FanGeometry fan = new FanGeometry(apexColumn, apexRow, Math.atan(leftEdge.get().slope()),
                Math.atan(rightEdge.get().slope()), near, far);
        return fan.overlap(sector, columns) >= GOOD_FIT ? Optional.of(fan) : Optional.empty();
    }

    /**
     * Fits a fan to what the frames of a clip show, for data sets whose pictures were masked by their authors.
     *
     * @param frames01 the grey values from 0 to 1
     * @param rows the rows of a frame
     * @param columns the columns of a frame
     * @return the fan; empty when what is seen has no shape of a fan
     */
    public static Optional<FanGeometry> fit(List<float[]> frames01, int rows, int columns) {
        boolean[] seen = new boolean[rows * columns];
        for (float[] frame : frames01) {
            for (int i = 0; i < seen.length; i++) {
                seen[i] |= frame[i] * 255 >= SEEN;
            }
        }
        return fit(seen, rows, columns);
    }

    /** Fits a line to one side of the rows in which it goes outwards: below them, the far arc ends the rows. */
    private static Optional<EdgeLine> edge(int[] inside, int[] side, int outwards) {
        int first = 0;
        while (first < inside.length && inside[first] < 0) {
            first++;
        }
        int widest = first;
        for (int row = first; row < inside.length; row++) {
            widest = inside[row] >= 0 && outwards * side[row] > outwards * side[widest] ? row : widest;
        }
        int count = widest - first + 1;
        if (first == inside.length || count < FEWEST_ROWS) {
            return Optional.empty();
        }
        double[] rows = new double[count];
        double[] columns = new double[count];
        int kept = 0;
        for (int row = first; row <= widest; row++) {
            if (inside[row] >= 0) {
                rows[kept] = row + 0.5;
                columns[kept++] = side[row];
            }
        }
        return kept < FEWEST_ROWS ? Optional.empty()
                : Optional.of(EdgeLine.fit(Arrays.copyOf(rows, kept), Arrays.copyOf(columns, kept)));
    }

    /**
     * Tells whether a place lies in the fan.
     *
     * @param column the column, 0.5 in the middle of the first pixel
     * @param row the row
     * @return true inside or on the border
     */
    public boolean contains(double column, double row) {
        double angle = angle(column, row);
        double distance = distance(column, row);
        return angle >= leftAngle && angle <= rightAngle && distance >= nearPixels && distance <= farPixels;
    }

    /**
     * Draws the fan.
     *
     * @param rows the rows of a frame
     * @param columns the columns of a frame
     * @return which pixels have their middle inside
     */
    public boolean[] mask(int rows, int columns) {
        boolean[] mask = new boolean[rows * columns];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = contains(i % columns + 0.5, i / columns + 0.5);
        }
        return mask;
    }

    /**
     * Returns the fan with the same opening that fills a frame.
     *
     * @param rows the rows of the frame
     * @param columns the columns of the frame
     * @return the fan moved and scaled to touch the frame's borders
     */
    public FanGeometry filling(int rows, int columns) {
        double top = nearPixels * Math.min(Math.cos(leftAngle), Math.cos(rightAngle));
        double left = Math.min(farPixels * Math.sin(leftAngle), nearPixels * Math.sin(leftAngle));
        double right = Math.max(farPixels * Math.sin(rightAngle), nearPixels * Math.sin(rightAngle));
        double scale = Math.min(rows / (farPixels - top), columns / (right - left));
        return new FanGeometry((columns - scale * (left + right)) / 2, -scale * top, leftAngle, rightAngle,
                scale * nearPixels, scale * farPixels);
    }

    double angle(double column, double row) {
        return Math.atan2(column - apexColumn, row - apexRow);
    }

    double distance(double column, double row) {
        return Math.hypot(column - apexColumn, row - apexRow);
    }

    private double overlap(boolean[] sector, int columns) {
        boolean[] own = mask(sector.length / columns, columns);
        int both = 0;
        int either = 0;
        for (int i = 0; i < sector.length; i++) {
            both += sector[i] && own[i] ? 1 : 0;
            either += sector[i] || own[i] ? 1 : 0;
        }
        return (double) both / either;
    }
}
