package org.apical.ui;

/**
 * Which part of a frame a canvas shows: points of the canvas are {@code offset + scale * points of the frame}.
 *
 * @param scale points of the canvas for a pixel of the frame
 * @param offsetX where the frame's left edge lies on the canvas
 * @param offsetY where the frame's upper edge lies on the canvas
 */
public record FrameView(double scale, double offsetX, double offsetY) {

    private static final double LARGEST = 40;
    private static final double SMALLEST = 0.05;

    /**
     * Shows a whole frame, centred.
     *
     * @param frameWidth the frame's width in pixels
     * @param frameHeight the frame's height in pixels
     * @param width the canvas's width in points
     * @param height the canvas's height in points
     * @return the view
     */
    public static FrameView fit(int frameWidth, int frameHeight, int width, int height) {
        double scale = Math.max(SMALLEST, Math.min(width / (double) frameWidth, height / (double) frameHeight));
        return new FrameView(scale, (width - scale * frameWidth) / 2, (height - scale * frameHeight) / 2);
    }

    /**
     * Shows more or less, while a point of the canvas keeps what it shows.
     *
     * @param factor above 1 to look closer
     * @param x the point on the canvas
     * @param y the point on the canvas
     * @return the view
     */
    public FrameView zoomed(double factor, double x, double y) {
        double next = Math.max(SMALLEST, Math.min(LARGEST, scale * factor));
        double ratio = next / scale;
        return new FrameView(next, x - (x - offsetX) * ratio, y - (y - offsetY) * ratio);
    }

    /**
     * Shifts what is shown.
     *
     * @param dx to the right, in points of the canvas
     * @param dy down, in points of the canvas
     * @return the view
     */
    public FrameView moved(double dx, double dy) {
        return new FrameView(scale, offsetX + dx, offsetY + dy);
    }

    /**
     * Returns where a column of the frame lies on the canvas.
     *
     * @param frameX in pixels of the frame, 0 at the left edge of its first pixel
     * @return in points of the canvas
     */
    public double toCanvasX(double frameX) {
        return offsetX + scale * frameX;
    }

    /**
     * Returns where a row of the frame lies on the canvas.
     *
     * @param frameY in pixels of the frame, 0 at the upper edge of its first pixel
     * @return in points of the canvas
     */
    public double toCanvasY(double frameY) {
        return offsetY + scale * frameY;
    }

    /**
     * Returns what lies under a point of the canvas.
     *
     * @param x in points of the canvas
     * @return in pixels of the frame
     */
    public double toFrameX(double x) {
        return (x - offsetX) / scale;
    }

    /**
     * Returns what lies under a point of the canvas.
     *
     * @param y in points of the canvas
     * @return in pixels of the frame
     */
    public double toFrameY(double y) {
        return (y - offsetY) / scale;
    }
}
