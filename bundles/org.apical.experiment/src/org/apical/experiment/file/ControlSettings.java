package org.apical.experiment.file;

import java.util.List;

import org.apical.api.settings.Setting;

/**
 * What is taken from a network to see whether it still predicts: the keys of {@code control}. An experiment with this
 * section is a control: it never looks at the test part, and what it says is no result but a check of the others.
 *
 * @param frames what of a frame is left
 * @param shuffle 0 leaves the labels as they are; any other number exchanges them among the patients, each in its way
 * @param heldOut the share of the patients outside of the test part that the control is judged on
 * @param heart the ellipse around the heart: its centre from the left and the top, its width and its height, as shares
 * @param corner the width and height of each corner, as a share of the frame's
 */
public record ControlSettings(
        @Setting(label = "Frames", help = "What of a frame is left: 'whole', 'outsideHeart' blackens an ellipse around "
                + "the heart, 'corners' blackens all but the four corners, 'outsideSector' shows only what the import "
                + "takes away: writing, ECG and scales around the sector.", defaultValue = "whole") Frames frames,
        @Setting(label = "Shuffle", help = "Exchanges the labels among the patients of the training part, and among "
                + "those of the validation part; each number does it in another way, 0 not at all.", min = 0,
                max = 1_000_000, defaultValue = "0") int shuffle,
        @Setting(label = "Held out", help = "The share of the patients outside of the test part that the control is "
                + "judged on; the test part itself stays untouched.", min = 0.05, max = 0.9, defaultValue = "0.3")
        double heldOut,
        @Setting(label = "Heart", help = "The ellipse around the heart: its centre from the left and from the top, its "
                + "width and its height, as shares of the frame.", min = 0, max = 2, defaultValue = "0.5,0.5,0.6,0.7")
        List<Double> heart,
        @Setting(label = "Corner", help = "The width and the height of each corner as a share of the frame's.",
                min = 0.01, max = 0.5, defaultValue = "0.2") double corner) {

    /** What of a frame is left. */
    public enum Frames {
        /** All of it. */
        WHOLE,
        /** All but an ellipse around the heart. */
        OUTSIDE_HEART,
        /** The four corners. */
        CORNERS,
        /** What lies outside the scan sector, which the import takes away. */
        OUTSIDE_SECTOR
    }

    /** Checks that the ellipse has four numbers. */
    public ControlSettings {
        heart = List.copyOf(heart);
        if (heart.size() != 4) {
            throw new IllegalArgumentException("The ellipse around the heart needs four numbers: the centre from the "
                    + "left and from the top, the width and the height.");
        }
    }
}
