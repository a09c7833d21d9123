package org.apical.experiment.file;

import java.util.List;

import org.apical.api.settings.Setting;

/**
 * Which controls are trained to find shortcuts and leaks: the keys of {@code shortcuts}.
 *
 * @param controls which controls
 * @param shuffles how often the labels are shuffled
 * @param epochs the epochs of every control, 0 for those of the experiment
 * @param heldOut the share of the patients outside of the test part that they are judged on
 * @param heart the ellipse around the heart: its centre from the left and the top, its width and its height, as shares
 * @param corner the width and height of each corner, as a share of the frame's
 */
public record ShortcutSettings(
        @Setting(label = "Controls", help = "Which controls are trained: 'outsideHeart', 'corners', 'outsideSector' "
                + "and 'shuffledLabels'.", defaultValue = "outsideHeart,corners,outsideSector,shuffledLabels")
        List<Control> controls,
        @Setting(label = "Shuffles", help = "How often the labels are shuffled; from one time alone nothing can be "
                + "told, since a network trained on wrong labels points somewhere.", min = 2, max = 100,
                defaultValue = "5") int shuffles,
        @Setting(label = "Epochs", help = "The epochs of every control; 0 takes those of the experiment.",
                unit = "epochs", min = 0, max = 100_000, defaultValue = "0") int epochs,
        @Setting(label = "Held out", help = "The share of the patients outside of the test part that the controls are "
                + "judged on; the test part itself stays untouched.", min = 0.05, max = 0.9, defaultValue = "0.3")
        double heldOut,
        @Setting(label = "Heart", help = "The ellipse around the heart: its centre from the left and from the top, its "
                + "width and its height, as shares of the frame.", min = 0, max = 2, defaultValue = "0.5,0.5,0.6,0.7")
        List<Double> heart,
        @Setting(label = "Corner", help = "The width and the height of each corner as a share of the frame's.",
                min = 0.01, max = 0.5, defaultValue = "0.2") double corner) {

    /** A control. */
    public enum Control {
        /** The network sees no heart. */
        OUTSIDE_HEART,
        /** The network sees the corners of the frames alone. */
        CORNERS,
        /** The network sees what the import takes away. */
        OUTSIDE_SECTOR,
        /** The network learns labels of other patients. */
        SHUFFLED_LABELS
    }

    /** Copies the lists. */
    public ShortcutSettings {
        controls = List.copyOf(controls);
        heart = List.copyOf(heart);
        if (heart.size() != 4) {
            throw new IllegalArgumentException("The ellipse around the heart needs four numbers: the centre from the "
                    + "left and from the top, the width and the height.");
        }
        if (controls.isEmpty()) {
            throw new IllegalArgumentException("There is no control to train.");
        }
    }
}
