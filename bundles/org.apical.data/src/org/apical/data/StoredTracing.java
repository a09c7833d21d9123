package org.apical.data;

import org.apical.api.source.Tracing;

/**
 * What a reader drew into a frame of a clip, in pixels of the stored frames.
 *
 * @param index its place among the cohort's tracings, from 0
 * @param clip the clip's index
 * @param structure what was drawn, see {@link Tracing#structure()}
 * @param sourceFrame the frame of the original clip, from 0
 * @param timeMs when that frame was taken, in milliseconds after the clip's first; {@code NaN} when not known
 * @param storedFrame which of the clip's stored frames shows that very frame, from 0; -1 when none of them does
 * @param picture the number of that frame in the store of traced frames, which keeps it in any case
 * @param x the columns of the points, cropped and scaled like the frames; none when a mask was drawn; not to be changed
 * @param y the rows of the points; not to be changed
 * @since 1.0
 */
public record StoredTracing(int index, int clip, String structure, int sourceFrame, double timeMs, int storedFrame,
        int picture, double[] x, double[] y) {
}
