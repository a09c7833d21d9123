package org.apical.testing;

import org.apical.api.source.ClipInfo;

/**
 * A clip whose frames are painted by a formula.
 *
 * @param info what is known of it
 * @param rows the number of rows of a frame
 * @param columns the number of columns
 * @param frameTimesMs when each frame was taken, in milliseconds
 * @param isMasked whether the frames hold nothing but the scan
 * @param painter paints the frames
 * @since 1.0
 */
public record PaintedClip(ClipInfo info, int rows, int columns, double[] frameTimesMs, boolean isMasked,
        Painter painter) implements MadeClip {

    /** Paints frames. */
    @FunctionalInterface
    public interface Painter {

        /**
         * Begins a frame; the place for a generator of chance, so that the frame is the same each time.
         *
         * @param frame its index, from 0
         * @return its picture, which is asked for every pixel once, row by row from the top, each from the left
         */
        Picture picture(int frame);
    }

    /** The picture of a frame. */
    @FunctionalInterface
    public interface Picture {

        /**
         * Returns the luminance of a pixel.
         *
         * @param x the column, from 0
         * @param y the row, from 0
         * @return 0 (black) to 255; what lies outside becomes the nearer of both, and fractions are cut off
         */
        double grey(int x, int y);
    }

    /**
     * Returns the times of frames that follow each other evenly.
     *
     * @param frames how many there are
     * @param intervalMs the milliseconds between two
     * @return the times, the first of which is 0
     */
    public static double[] times(int frames, double intervalMs) {
        double[] times = new double[frames];
        for (int i = 0; i < frames; i++) {
            times[i] = intervalMs * i;
        }
        return times;
    }

    /** Copies the times. */
    public PaintedClip {
        frameTimesMs = frameTimesMs.clone();
    }

    @Override
    public double[] frameTimesMs() {
        return frameTimesMs.clone();
    }

    @Override
    public byte[] greyFrame(int index) {
        Picture picture = painter.picture(index);
        byte[] frame = new byte[rows * columns];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                frame[y * columns + x] = (byte) Math.max(0, Math.min(255, picture.grey(x, y)));
            }
        }
        return frame;
    }
}
