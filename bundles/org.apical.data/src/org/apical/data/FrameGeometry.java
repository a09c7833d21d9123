package org.apical.data;

import org.apical.data.internal.Resampler;

/**
 * How a picture is cropped and scaled to a stored frame, without distorting it.
 *
 * <p>The crop box has the proportions of the target, so both directions are scaled alike; where it reaches beyond the
 * picture there is black. Shrinking is antialiased by a triangle filter as wide as two target pixels, enlarging is
 * bilinear. Pixel centres lie at half-integer positions.
 *
 * @param sourceRows the rows of the picture
 * @param sourceColumns the columns of the picture
 * @param x0 the leftmost column of the crop box, perhaps negative
 * @param y0 the topmost row of the crop box, perhaps negative
 * @param width the columns of the crop box
 * @param height the rows of the crop box
 * @param rows the rows of the stored frame
 * @param columns the columns of the stored frame
 * @since 1.0
 */
public record FrameGeometry(int sourceRows, int sourceColumns, int x0, int y0, int width, int height, int rows,
        int columns) {

    /** Checks the ranges. */
    public FrameGeometry {
        if (sourceRows < 1 || sourceColumns < 1 || width < 1 || height < 1 || rows < 1 || columns < 1) {
            throw new IllegalArgumentException("Pictures, crop boxes and frames are not empty.");
        }
    }

    /**
     * Returns the smallest crop around a box that has the proportions of the target.
     *
     * @param sourceRows the rows of the picture
     * @param sourceColumns the columns of the picture
     * @param x0 the leftmost column of the box
     * @param y0 the topmost row of the box
     * @param width the columns of the box
     * @param height the rows of the box
     * @param rows the rows of the stored frame
     * @param columns the columns of the stored frame
     * @return the geometry, the box centred in its crop
     */
    public static FrameGeometry around(int sourceRows, int sourceColumns, int x0, int y0, int width, int height,
            int rows, int columns) {
        double scale = Math.max((double) width / columns, (double) height / rows);
        int cropWidth = Math.max(width, (int) Math.round(columns * scale));
        int cropHeight = Math.max(height, (int) Math.round(rows * scale));
        return new FrameGeometry(sourceRows, sourceColumns, x0 - (cropWidth - width) / 2,
                y0 - (cropHeight - height) / 2, cropWidth, cropHeight, rows, columns);
    }

    /**
     * Tells where a point of the picture lies in the stored frame; a whole number is the centre of a pixel.
     *
     * @param column the column in the picture
     * @return the column in the stored frame, perhaps beyond it
     */
    public double storedColumn(double column) {
        return (column + 0.5 - x0) * columns / width - 0.5;
    }

    /**
     * Tells where a point of the picture lies in the stored frame; a whole number is the centre of a pixel.
     *
     * @param row the row in the picture
     * @return the row in the stored frame, perhaps beyond it
     */
    public double storedRow(double row) {
        return (row + 0.5 - y0) * rows / height - 0.5;
    }

    /**
     * Crops and scales a picture.
     *
     * @param image luminance, {@link #sourceRows()} by {@link #sourceColumns()}, rows top-down, one byte a pixel
     * @return a new frame, {@link #rows()} by {@link #columns()}
     */
    public byte[] resample(byte[] image) {
        return new Resampler(this).image(image);
    }

    /**
     * Crops and scales a mask; a pixel belongs to it when at least half of it is covered.
     *
     * @param mask one entry a pixel of the picture
     * @return one entry a pixel of the stored frame
     */
    public boolean[] resampleMask(boolean[] mask) {
        return resampleMask(mask, 0.5);
    }

    /**
     * Crops and scales a mask. For structures thinner than a stored pixel, ask for little coverage.
     *
     * @param mask one entry a pixel of the picture
     * @param coverage how much of a pixel must be covered, above 0 and up to 1
     * @return one entry a pixel of the stored frame
     */
    public boolean[] resampleMask(boolean[] mask, double coverage) {
        return new Resampler(this).mask(mask, coverage);
    }
}
