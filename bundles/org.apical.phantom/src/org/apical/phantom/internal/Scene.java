package org.apical.phantom.internal;

/** What one view shows of a heart. Not safe for use by several threads. */
public interface Scene extends Motion {

    /** Returns the name of the view, such as {@code A4C}. */
    String view();

    /** Returns the depth in centimetres at which everything is seen. */
    double depthCm();

    /**
     * Draws the heart at a time and moves the tissue there.
     *
     * @param timeS  seconds from the first frame
     * @param canvas where to; lines and fills come in the order that covers rightly
     */
    void draw(double timeS, Canvas canvas);
}
