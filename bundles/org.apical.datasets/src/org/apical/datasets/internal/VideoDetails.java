package org.apical.datasets.internal;

import java.util.List;

import org.apical.api.Problem;
import org.apical.api.source.Tracing;

/**
 * What a table says of a video, to be compared with the video itself.
 *
 * @param fps frames a second, {@code NaN} when the table does not say
 * @param frames the number of frames, 0 when the table does not say
 * @param rows the height of a frame, 0 when the table does not say
 * @param columns the width of a frame, 0 when the table does not say
 * @param masked whether the frames hold nothing but the scan
 * @param tracings what was drawn, in pixels of the size that the table gives
 * @param tracedFrames how many frames should have been traced; 0 when the data set has no such rule
 * @param problems what was odd in the tables
 */
public record VideoDetails(double fps, int frames, int rows, int columns, boolean masked, List<Tracing> tracings,
        int tracedFrames, List<Problem> problems) {

    /** Copies the lists. */
    public VideoDetails {
        tracings = List.copyOf(tracings);
        problems = List.copyOf(problems);
    }
}
