package org.apical.data;

import java.util.Arrays;
import java.util.List;

import org.apical.api.Problem;

/**
 * The part of a picture that shows tissue.
 *
 * @param rows the rows of the picture
 * @param columns the columns of the picture
 * @param mask one entry a pixel, rows top-down, true inside; not to be changed
 * @param x0 the leftmost column inside
 * @param y0 the topmost row inside
 * @param width the columns from the leftmost to the rightmost inside
 * @param height the rows from the topmost to the bottom inside
 * @param evidence how it was found
 * @param problems why the result may be doubted; empty when nothing speaks against it
 * @since 1.0
 */
public record Sector(int rows, int columns, boolean[] mask, int x0, int y0, int width, int height, Evidence evidence,
        List<Problem> problems) {

    /** How a sector was found. */
    public enum Evidence {
        /** A fan was fitted to what moves. */
        MOVING_FAN,
        /** What moves has no shape of a fan; its outline was taken. */
        MOVING_OUTLINE,
        /** Nothing moves; a fan was fitted to what is bright. */
        BRIGHT_FAN,
        /** Nothing moves; the outline of what is bright was taken. */
        BRIGHT_OUTLINE,
        /** The picture showed nothing to go by; the region that the scanner declared was taken. */
        DECLARED_REGION,
        /** The data set's authors masked the pictures; everything was taken. */
        WHOLE_PICTURE,
        /** There is none; the mask holds the whole picture, which must not be stored. */
        NONE
    }

    /** Copies the problems and checks the size of the mask. */
    public Sector {
        problems = List.copyOf(problems);
        if (mask.length != rows * columns) {
            throw new IllegalArgumentException("The mask has " + mask.length + " pixels instead of " + rows + " x "
                    + columns + ".");
        }
    }

    /**
     * Returns the sector of pictures that hold nothing but the scan.
     *
     * @param rows the rows of a picture
     * @param columns the columns of a picture
     * @return the whole picture
     */
    public static Sector wholePicture(int rows, int columns) {
        boolean[] mask = new boolean[rows * columns];
        Arrays.fill(mask, true);
        return new Sector(rows, columns, mask, 0, 0, columns, rows, Evidence.WHOLE_PICTURE, List.of());
    }

    /**
     * Makes every pixel outside exactly 0.
     *
     * @param image one byte a pixel; changed in place
     */
    public void blank(byte[] image) {
        for (int i = 0; i < mask.length; i++) {
            if (!mask[i]) {
                image[i] = 0;
            }
        }
    }

    /**
     * Returns the crop around the sector.
     *
     * @param targetRows the rows of a stored frame
     * @param targetColumns the columns of a stored frame
     * @return the geometry
     */
    public FrameGeometry crop(int targetRows, int targetColumns) {
        return FrameGeometry.around(rows, columns, x0, y0, width, height, targetRows, targetColumns);
    }
}
