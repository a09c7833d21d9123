package org.apical.standard.augmentation;

/**
 * Draws a frame anew through an affine map about its centre, by bilinear interpolation; what comes from outside the
 * frame is 0.
 */
final class Affine {

    private Affine() {
    }

    /**
     * Replaces each pixel at (row, column) relative to the centre by the frame's value at
     * (a row + b column + rowShift, c row + d column + columnShift) relative to the centre.
     */
    static void apply(float[] pixels, int rows, int columns, double a, double b, double c, double d, double rowShift,
            double columnShift) {
        float[] source = pixels.clone();
        double centreRow = (rows - 1) / 2.0;
        double centreColumn = (columns - 1) / 2.0;
        for (int row = 0; row < rows; row++) {
            double y = row - centreRow;
            double fromRow = a * y - b * centreColumn + rowShift + centreRow;
            double fromColumn = c * y - d * centreColumn + columnShift + centreColumn;
            int at = row * columns;
            for (int column = 0; column < columns; column++) {
                pixels[at + column] = value(source, rows, columns, (float) (fromRow + b * column),
                        (float) (fromColumn + d * column));
            }
        }
    }

    private static float value(float[] source, int rows, int columns, float row, float column) {
        if (!(row > -1 && column > -1 && row < rows && column < columns)) {
            return 0;
        }
        // A cast alone rounds up below 0; adding 1 before it rounds up just below the last edge, beyond the frame.
        int top = row < 0 ? -1 : (int) row;
        int left = column < 0 ? -1 : (int) column;
        float down = row - top;
        float right = column - left;
        int at = top * columns + left;
        if (top >= 0 && left >= 0 && top < rows - 1 && left < columns - 1) {
            float upper = source[at] + right * (source[at + 1] - source[at]);
            float lower = source[at + columns] + right * (source[at + columns + 1] - source[at + columns]);
            return upper + down * (lower - upper);
        }
        boolean hasTop = top >= 0;
        boolean hasBottom = top < rows - 1;
        boolean hasLeft = left >= 0;
        boolean hasRight = left < columns - 1;
        float sum = 0;
        sum += hasTop && hasLeft ? (1 - down) * (1 - right) * source[at] : 0;
        sum += hasTop && hasRight ? (1 - down) * right * source[at + 1] : 0;
        sum += hasBottom && hasLeft ? down * (1 - right) * source[at + columns] : 0;
        sum += hasBottom && hasRight ? down * right * source[at + columns + 1] : 0;
        return sum;
    }
}
