package org.apical.ui.cine;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apical.data.StoredClip;

/**
 * A clip in memory, ready to be shown: the frames that the network sees, and what was drawn into them.
 *
 * @param cohort the cohort's folder
 * @param clip the clip as the cohort lists it
 * @param rows the rows of a frame
 * @param columns the columns of a frame
 * @param frames the frames, one byte a pixel, rows top-down; not to be changed
 * @param sector true inside the scan sector, one entry a pixel; not to be changed
 * @param tracings what readers drew into stored frames
 * @param marks the known phases of the heart's cycle, in the order of time
 */
public record CineClip(Path cohort, StoredClip clip, int rows, int columns, List<byte[]> frames,
        boolean[] sector, List<FrameTracing> tracings, List<CycleMark> marks) {

    /**
     * What was drawn into a frame.
     *
     * @param structure what it is
     * @param frame the stored frame, from 0
     * @param timeMs when the frame was taken
     * @param mask true inside, one entry a pixel; not to be changed
     */
    public record FrameTracing(String structure, int frame, double timeMs, boolean[] mask) {
    }

    /** Copies the lists. */
    public CineClip {
        Objects.requireNonNull(cohort, "cohort");
        frames = List.copyOf(frames);
        tracings = List.copyOf(tracings);
        marks = List.copyOf(marks);
    }

    /**
     * Returns when each frame was taken.
     *
     * @return milliseconds after the first; not to be changed
     */
    public double[] timesMs() {
        return clip.frameTimesMs();
    }

    /**
     * Returns the frame that is due.
     *
     * @param timeMs a time
     * @return its number, from 0
     */
    public int frameAt(double timeMs) {
        return CineClock.frameAt(timesMs(), timeMs);
    }

    /**
     * Returns what was drawn into a frame.
     *
     * @param frame the frame
     * @return the tracings, perhaps none
     */
    public List<FrameTracing> tracings(int frame) {
        return tracings.stream().filter(one -> one.frame() == frame).toList();
    }
}
