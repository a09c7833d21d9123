package org.apical.standard.augmentation;

import org.apical.api.augmentation.Augmentation;
import org.apical.api.augmentation.FrameTransform;
import org.apical.api.settings.Setting;

/**
 * Narrows the scan sector by chance on both sides and in depth, as if the scanner had been set so; the size of what is
 * shown stays.
 *
 * <p>The sector is what is not exactly 0 in the frame. Its tip is taken to lie above the middle of its highest row, and
 * angles and distances are measured from there. Pixels that are cut off become 0.
 *
 * @since 1.0
 */
public final class SectorCrop implements Augmentation<SectorCrop.Settings> {

    /**
     * The settings.
     *
     * @param sides the largest share of the sector's angle that is cut off at each side
     * @param depth the largest share of its depth that is cut off at the bottom
     */
    public record Settings(
            @Setting(label = "Sides", defaultValue = "0.1", min = 0, max = 0.45,
                    help = "The largest share of the sector's angle that is cut off at each side.")
            double sides,
            @Setting(label = "Depth", defaultValue = "0.1", min = 0, max = 0.9,
                    help = "The largest share of the sector's depth that is cut off at the bottom.")
            double depth) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public FrameTransform create(Settings settings) {
        return (pixels, rows, columns, random) -> {
            double left = settings.sides() * random.nextDouble();
            double right = settings.sides() * random.nextDouble();
            double depth = settings.depth() * random.nextDouble();
            Fan fan = Fan.around(pixels, rows, columns);
            if (fan == null) {
                return;
            }
            double from = fan.first() + left * (fan.last() - fan.first());
            double to = fan.last() - right * (fan.last() - fan.first());
            double reach = fan.reach() * (1 - depth);
            for (int i = 0; i < rows * columns; i++) {
                if (pixels[i] != 0) {
                    double angle = fan.angle(i / columns, i % columns);
                    boolean inside = angle >= from && angle <= to && fan.distance(i / columns, i % columns) <= reach;
                    pixels[i] = inside ? pixels[i] : 0;
                }
            }
        };
    }

    /**
     * The sector of a frame.
     *
     * @param row the row of its tip, half a pixel above the highest row that is not black
     * @param column the column of its tip
     * @param first the angle of its left edge from straight down, radians
     * @param last the angle of its right edge
     * @param reach the distance of its farthest pixel, in pixels
     */
    private record Fan(double row, double column, double first, double last, double reach) {

        /** Returns the sector, {@code null} when the frame is black. */
        static Fan around(float[] pixels, int rows, int columns) {
            int top = 0;
            while (top < rows * columns && pixels[top] == 0) {
                top++;
            }
            if (top == rows * columns) {
                return null;
            }
            int topRow = top / columns;
            int end = (topRow + 1) * columns - 1;
            while (pixels[end] == 0) {
                end--;
            }
            Fan tip = new Fan(topRow - 0.5, (top + end) / 2.0 - topRow * columns, 0, 0, 0);
            double first = Double.POSITIVE_INFINITY;
            double last = Double.NEGATIVE_INFINITY;
            double reach = 0;
            for (int i = top; i < rows * columns; i++) {
                if (pixels[i] != 0) {
                    reach = Math.max(reach, tip.distance(i / columns, i % columns));
                    // Close to the tip a pixel's width alone makes any angle.
                    if (i / columns - topRow > rows / 4) {
                        double angle = tip.angle(i / columns, i % columns);
                        first = Math.min(first, angle);
                        last = Math.max(last, angle);
                    }
                }
            }
            return first > last ? null : new Fan(tip.row, tip.column, first, last, reach);
        }

        double angle(int atRow, int atColumn) {
            return Math.atan2(atColumn - column, atRow - row);
        }

        double distance(int atRow, int atColumn) {
            return Math.hypot(atColumn - column, atRow - row);
        }
    }
}
