package org.apical.experiment.run;

import java.util.List;
import java.util.Optional;

import org.apical.experiment.file.ControlSettings;

/**
 * The part of a frame that a network may see.
 *
 * @param seen whether each pixel is seen; {@code null} when all are
 */
record FrameRegion(boolean[] seen) {

    static FrameRegion of(Optional<ControlSettings> control, int rows, int columns) {
        ControlSettings settings = control.orElse(null);
        if (settings == null || settings.frames() == ControlSettings.Frames.WHOLE
                || settings.frames() == ControlSettings.Frames.OUTSIDE_SECTOR) {
            return new FrameRegion(null); // What lies outside the sector was imported without the rest.
        }
        boolean[] seen = new boolean[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double x = (column + 0.5) / columns;
                double y = (row + 0.5) / rows;
                seen[row * columns + column] = settings.frames() == ControlSettings.Frames.CORNERS
                        ? isCorner(x, y, settings.corner()) : !isHeart(x, y, settings.heart());
            }
        }
        return new FrameRegion(seen);
    }

    private static boolean isCorner(double x, double y, double share) {
        return Math.min(x, 1 - x) < share && Math.min(y, 1 - y) < share;
    }

    private static boolean isHeart(double x, double y, List<Double> ellipse) {
        double across = (x - ellipse.get(0)) / (ellipse.get(2) / 2);
        double down = (y - ellipse.get(1)) / (ellipse.get(3) / 2);
        return across * across + down * down <= 1;
    }

    /** Blackens what is not seen. */
    void apply(byte[] frame) {
        for (int i = 0; seen != null && i < frame.length; i++) {
            if (!seen[i]) {
                frame[i] = 0;
            }
        }
    }
}
