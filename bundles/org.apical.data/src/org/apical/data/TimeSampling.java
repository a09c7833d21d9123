package org.apical.data;

import java.util.Arrays;

/**
 * Chooses frames by their time, never by their index.
 *
 * <p>The k-th sample is wanted at k times the interval after the first frame; the frame nearest in time is taken. Of
 * two frames equally near, to within a twentieth of a millisecond, the earlier one is taken, so that rounded frame
 * times do not decide. A frame is taken once at most, and nothing is taken beyond the end of the clip: a clip that is
 * shorter or slower gives fewer frames. So a sample is never further from its wanted time than half the clip's frame
 * interval, and clips whose frame intervals divide the sampling interval give frames at the very same times.
 *
 * @param frames the largest number of frames of a clip, at least 1
 * @param intervalMs the time from one sample to the next in milliseconds, above 0
 * @see <a href="https://doi.org/10.1038/s41746-019-0216-8">Ghorbani et al. 2020: 20 frames, one every 100 ms</a>
 * @since 1.0
 */
public record TimeSampling(int frames, double intervalMs) {

    private static final double TIE_MS = 0.05;

    /** Checks the ranges. */
    public TimeSampling {
        if (frames < 1 || !(intervalMs > 0)) {
            throw new IllegalArgumentException("Cannot take " + frames + " frames every " + intervalMs + " ms.");
        }
    }

    /**
     * Chooses frames.
     *
     * @param frameTimesMs ascending times, one a frame, at least one
     * @return ascending indices of frames, the first of which is 0; at least one, at most {@link #frames()}
     * @throws IllegalArgumentException when there is no time or the times descend
     */
    public int[] pick(double[] frameTimesMs) {
        int count = frameTimesMs.length;
        if (count == 0) {
            throw new IllegalArgumentException("A clip without frame times cannot be sampled by time.");
        }
        for (int i = 1; i < count; i++) {
            if (!(frameTimesMs[i] >= frameTimesMs[i - 1])) {
                throw new IllegalArgumentException("Frame " + i + " is earlier than the frame before it.");
            }
        }
        double first = frameTimesMs[0];
        double reach = frameTimesMs[count - 1] + lastHalfInterval(frameTimesMs);
        int[] picked = new int[frames];
        int taken = 0;
        int frame = 0;
        for (int sample = 0; sample < frames; sample++) {
            double wanted = first + sample * intervalMs;
            if (wanted > reach) {
                break;
            }
            while (frame + 1 < count && Math.abs(frameTimesMs[frame + 1] - wanted)
                    < Math.abs(frameTimesMs[frame] - wanted) - TIE_MS) {
                frame++;
            }
            if (taken == 0 || frame > picked[taken - 1]) {
                picked[taken++] = frame;
            }
        }
        return Arrays.copyOf(picked, taken);
    }

    private static double lastHalfInterval(double[] times) {
        return times.length < 2 ? 0 : (times[times.length - 1] - times[times.length - 2]) / 2;
    }
}
