package org.apical.data.internal;

/**
 * A tracing ready to be stored.
 *
 * @param structure what was drawn
 * @param sourceFrame the frame of the original clip
 * @param timeMs when that frame was taken, in milliseconds after the clip's first
 * @param storedFrame which of the stored frames shows that frame, or -1
 * @param picture that frame, as large as the target
 * @param mask what was drawn, as large as the target
 * @param x the columns of the points in the target
 * @param y the rows of the points in the target
 */
record PreparedTracing(String structure, int sourceFrame, double timeMs, int storedFrame, byte[] picture,
        boolean[] mask, double[] x, double[] y) {
}
