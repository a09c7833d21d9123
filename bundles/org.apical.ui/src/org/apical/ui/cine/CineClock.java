package org.apical.ui.cine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Tells which frame of a cine is due, by the true times of the frames and never by their numbers. Several clips may run
 * on one clock; each shows the frame that is due at the common time.
 *
 * <p>The clock holds no timer: whoever shows the cine asks how long the present frame stays and wakes up then. A
 * wake-up that comes late skips frames rather than slowing the heart down.
 */
public final class CineClock {

    /** How long a still or the last frame of unknown length is shown, in milliseconds. */
    private static final double UNKNOWN_INTERVAL_MS = 100;
    private static final double NANOS_PER_MS = 1e6;

    private final double[] timesMs;
    private final double spanMs;
    private double positionMs;
    private double speed = 1;
    private boolean loop = true;
    private boolean playing;
    private long sinceNanos;

    /**
     * Makes a clock that stands at the first frame.
     *
     * @param clips the frame times of each clip, ascending milliseconds after its first frame; none for an empty clock
     */
    public CineClock(List<double[]> clips) {
        timesMs = clips.stream().flatMapToDouble(DoubleStream::of).sorted().distinct().toArray();
        spanMs = clips.stream().mapToDouble(CineClock::span).max().orElse(UNKNOWN_INTERVAL_MS);
    }

    /** A clip lasts until its last frame has been shown as long as the frame before it. */
    private static double span(double[] times) {
        int last = times.length - 1;
        if (last < 1) {
            return UNKNOWN_INTERVAL_MS;
        }
        return times[last] + Math.max(1, times[last] - times[last - 1]);
    }

    /**
     * Finds the frame that is due.
     *
     * @param times the frame times of a clip, ascending
     * @param timeMs a time
     * @return the last frame that is not later, within a microsecond; the first before the clip, the last after it
     */
    public static int frameAt(double[] times, double timeMs) {
        int found = Arrays.binarySearch(times, timeMs + 1e-3);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }

    /**
     * Returns how long one round takes at normal speed.
     *
     * @return milliseconds, the last frame's included
     */
    public double spanMs() {
        return spanMs;
    }

    /**
     * Returns the time that is shown.
     *
     * @return milliseconds after the first frame
     */
    public double timeMs() {
        return positionMs;
    }

    /**
     * Returns whether time passes.
     *
     * @return true between {@link #play} and {@link #pause} or the end
     */
    public boolean isPlaying() {
        return playing;
    }

    /**
     * Returns whether the cine begins again at its end.
     *
     * @return true unless it was told otherwise
     */
    public boolean isLooping() {
        return loop;
    }

    /**
     * Says whether the cine begins again at its end.
     *
     * @param again true to begin again
     */
    public void setLooping(boolean again) {
        loop = again;
    }

    /**
     * Returns the speed.
     *
     * @return 1 for true time
     */
    public double speed() {
        return speed;
    }

    /**
     * Changes the speed.
     *
     * @param factor 1 for true time, 0.5 for half of it; above 0
     * @param nowNanos the present time
     */
    public void setSpeed(double factor, long nowNanos) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("A speed is above 0, not " + factor + ".");
        }
        tick(nowNanos);
        speed = factor;
    }

    /**
     * Lets time pass; from the beginning when it had reached the end.
     *
     * @param nowNanos the present time
     */
    public void play(long nowNanos) {
        if (timesMs.length == 0) {
            return;
        }
        if (!loop && positionMs >= timesMs[timesMs.length - 1]) {
            positionMs = 0;
        }
        playing = true;
        sinceNanos = nowNanos;
    }

    /**
     * Stops the time at the frame that is shown.
     *
     * @param nowNanos the present time
     */
    public void pause(long nowNanos) {
        tick(nowNanos);
        playing = false;
    }

    /**
     * Goes to a time.
     *
     * @param timeMs milliseconds after the first frame; taken into the cine's span
     * @param nowNanos the present time
     */
    public void seek(double timeMs, long nowNanos) {
        positionMs = Math.max(0, Math.min(timeMs, timesMs.length == 0 ? 0 : timesMs[timesMs.length - 1]));
        sinceNanos = nowNanos;
    }

    /**
     * Stops and goes some frames on or back; from the last to the first and round again when it loops.
     *
     * @param frames how many, negative to go back
     */
    public void step(int frames) {
        playing = false;
        int count = timesMs.length;
        if (count == 0) {
            return;
        }
        int next = frameAt(timesMs, positionMs) + frames;
        positionMs = timesMs[loop ? Math.floorMod(next, count) : Math.max(0, Math.min(count - 1, next))];
    }

    /**
     * Moves the shown time on to the present.
     *
     * @param nowNanos the present time
     * @return the time that is shown now
     */
    public double tick(long nowNanos) {
        if (playing) {
            positionMs += (nowNanos - sinceNanos) / NANOS_PER_MS * speed;
            sinceNanos = nowNanos;
            if (positionMs >= spanMs && loop) {
                positionMs %= spanMs;
            } else if (positionMs >= spanMs) {
                positionMs = timesMs[timesMs.length - 1];
                playing = false;
            }
        }
        return positionMs;
    }

    /**
     * Tells how long nothing changes after {@link #tick}.
     *
     * @return nanoseconds until the next frame of any clip is due, rounded up; -1 while nothing plays
     */
    public long untilNextNanos() {
        if (!playing) {
            return -1;
        }
        int next = frameAt(timesMs, positionMs) + 1;
        double dueMs = next < timesMs.length ? timesMs[next] : spanMs;
        return (long) Math.ceil(Math.max(0, dueMs - positionMs) / speed * NANOS_PER_MS);
    }
}
