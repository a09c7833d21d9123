package org.apical.datasets.internal;

/**
 * Brings pictures with oblong pixels to square ones, so that nothing is distorted later: the direction with the coarser
 * pixels is enlarged, which loses nothing.
 *
 * @param sourceRows the rows of a picture
 * @param sourceColumns the columns of a picture
 * @param rows the rows afterwards
 * @param columns the columns afterwards
 * @param spacingMm the size of a pixel afterwards; {@code NaN} when not known
 */
public record SquarePixels(int sourceRows, int sourceColumns, int rows, int columns, double spacingMm) {

    /** Pixels that differ by less than this share are as good as square. */
    private static final double SQUARE = 0.005;
    /** What differs by more is a mistake in the header, and no reason to make huge pictures. */
    private static final double LARGEST_RATIO = 8;

    /**
     * Decides how to enlarge.
     *
     * @param series the pictures
     * @return the plan; it leaves square pixels and those of unknown or absurd size as they are
     */
    public static SquarePixels of(ImageSeries series) {
        double x = series.spacingXMm();
        double y = series.spacingYMm();
        double ratio = x / y;
        if (!(ratio > 1 / LARGEST_RATIO && ratio < LARGEST_RATIO) || Math.abs(ratio - 1) < SQUARE) {
            boolean square = Math.abs(ratio - 1) < SQUARE;
            return new SquarePixels(series.rows(), series.columns(), series.rows(), series.columns(),
                    square ? x : Double.NaN);
        }
        return ratio > 1
                ? new SquarePixels(series.rows(), series.columns(), series.rows(),
                        (int) Math.round(series.columns() * ratio), y)
                : new SquarePixels(series.rows(), series.columns(), (int) Math.round(series.rows() / ratio),
                        series.columns(), x);
    }

    /**
     * Returns whether there is nothing to do.
     *
     * @return true when pictures stay as they are
     */
    public boolean isIdentity() {
        return rows == sourceRows && columns == sourceColumns;
    }

    /**
     * Enlarges a picture, between pixels in proportion to their distance.
     *
     * @param image one byte a pixel
     * @return the picture, the same one when there is nothing to do
     */
    public byte[] image(byte[] image) {
        if (isIdentity()) {
            return image;
        }
        byte[] target = new byte[rows * columns];
        for (int row = 0; row < rows; row++) {
            double y = position(row, rows, sourceRows);
            int y0 = (int) y;
            int y1 = Math.min(sourceRows - 1, y0 + 1);
            for (int column = 0; column < columns; column++) {
                double x = position(column, columns, sourceColumns);
                int x0 = (int) x;
                int x1 = Math.min(sourceColumns - 1, x0 + 1);
                double top = mix(image[y0 * sourceColumns + x0], image[y0 * sourceColumns + x1], x - x0);
                double bottom = mix(image[y1 * sourceColumns + x0], image[y1 * sourceColumns + x1], x - x0);
                target[row * columns + column] = (byte) Math.round(top + (bottom - top) * (y - y0));
            }
        }
        return target;
    }

    private static double position(int target, int size, int sourceSize) {
        return Math.max(0, Math.min(sourceSize - 1, (target + 0.5) * sourceSize / size - 0.5));
    }

    private static double mix(byte a, byte b, double share) {
        return (a & 0xFF) + ((b & 0xFF) - (a & 0xFF)) * share;
    }

    /**
     * Enlarges a mask; each pixel takes the value of the one it lies in.
     *
     * @param mask one entry a pixel
     * @return the mask, the same one when there is nothing to do
     */
    public boolean[] mask(boolean[] mask) {
        if (isIdentity()) {
            return mask;
        }
        boolean[] target = new boolean[rows * columns];
        for (int row = 0; row < rows; row++) {
            int y = Math.min(sourceRows - 1, (int) ((row + 0.5) * sourceRows / rows));
            for (int column = 0; column < columns; column++) {
                int x = Math.min(sourceColumns - 1, (int) ((column + 0.5) * sourceColumns / columns));
                target[row * columns + column] = mask[y * sourceColumns + x];
            }
        }
        return target;
    }
}
