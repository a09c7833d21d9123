package org.apical.ui;

/**
 * What the mouse did over a frame.
 *
 * @param action what it did
 * @param x where, in pixels of the frame; may lie outside of it
 * @param y where, in pixels of the frame
 * @param button the button, from 1; 0 while none is pressed
 * @param modifiers the keys that were held, as {@link org.eclipse.swt.SWT#SHIFT}, and buttons
 */
public record FrameMouse(Action action, double x, double y, int button, int modifiers) {

    /** What the mouse did. */
    public enum Action {
        /** A button went down. */
        DOWN,
        /** It moved. */
        MOVE,
        /** A button went up. */
        UP
    }
}
