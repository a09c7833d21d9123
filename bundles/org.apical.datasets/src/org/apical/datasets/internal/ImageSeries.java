package org.apical.datasets.internal;

import java.nio.ByteBuffer;

/** Pictures of one size and kind of number, as NIfTI and MetaImage files hold them: rows top-down, columns fastest. */
public final class ImageSeries {

    private final int columns;
    private final int rows;
    private final int frames;
    private final double spacingXMm;
    private final double spacingYMm;
    private final SampleType type;
    private final ByteBuffer data;
    private final double slope;
    private final double intercept;
    private double[] range;

    ImageSeries(int columns, int rows, int frames, double spacingXMm, double spacingYMm, SampleType type,
            ByteBuffer data, double slope, double intercept) {
        this.columns = columns;
        this.rows = rows;
        this.frames = frames;
        this.spacingXMm = spacingXMm;
        this.spacingYMm = spacingYMm;
        this.type = type;
        this.data = data;
        this.slope = slope;
        this.intercept = intercept;
    }

    /**
     * Returns the width of a picture.
     *
     * @return at least 1
     */
    public int columns() {
        return columns;
    }

    /**
     * Returns the height of a picture.
     *
     * @return at least 1
     */
    public int rows() {
        return rows;
    }

    /**
     * Returns the number of pictures.
     *
     * @return at least 1
     */
    public int frames() {
        return frames;
    }

    /**
     * Returns the distance of columns.
     *
     * @return millimetres, {@code NaN} when the file does not say
     */
    public double spacingXMm() {
        return spacingXMm;
    }

    /**
     * Returns the distance of rows.
     *
     * @return millimetres, {@code NaN} when the file does not say
     */
    public double spacingYMm() {
        return spacingYMm;
    }

    /**
     * Returns a value of a picture, scaled as the header says.
     *
     * @param frame the picture, from 0
     * @param pixel the pixel, row by row
     * @return the value
     */
    public double value(int frame, int pixel) {
        return type.read(data, frame * rows * columns + pixel) * slope + intercept;
    }

    /**
     * Returns a picture as grey.
     *
     * @param frame the picture, from 0
     * @return one byte a pixel; values are kept when all of the series lie in 0 to 255, else the range of the series
     *     is spread over 0 to 255
     */
    public byte[] grey(int frame) {
        double[] lowHigh = range();
        boolean fits = lowHigh[0] >= 0 && lowHigh[1] <= 255;
        double low = fits ? 0 : lowHigh[0];
        double scale = fits || lowHigh[1] <= lowHigh[0] ? 1 : 255 / (lowHigh[1] - lowHigh[0]);
        byte[] grey = new byte[rows * columns];
        for (int i = 0; i < grey.length; i++) {
            double value = (value(frame, i) - low) * scale;
            grey[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
        }
        return grey;
    }

    /**
     * Returns the pixels that have a label.
     *
     * @param frame the picture, from 0
     * @param label the label
     * @return one entry a pixel
     */
    public boolean[] mask(int frame, int label) {
        boolean[] mask = new boolean[rows * columns];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = Math.round(value(frame, i)) == label;
        }
        return mask;
    }

    private synchronized double[] range() {
        if (range == null) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int frame = 0; frame < frames; frame++) {
                for (int i = 0; i < rows * columns; i++) {
                    double value = value(frame, i);
                    if (Double.isFinite(value)) {
                        low = Math.min(low, value);
                        high = Math.max(high, value);
                    }
                }
            }
            range = low > high ? new double[] {0, 0} : new double[] {low, high};
        }
        return range;
    }
}
