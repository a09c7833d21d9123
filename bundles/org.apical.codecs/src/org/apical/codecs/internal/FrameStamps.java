package org.apical.codecs.internal;

import java.util.Arrays;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** The time stamps of a video's frames in order of display, found by reading its packets without decoding them. */
final class FrameStamps {
    private static final int MOST_FRAMES = 1_000_000;

    private final int count;
    /** Ascending; {@code null} when some are missing or two frames share one. */
    private final long[] stamps;
    private final boolean[] keys;
    private final double[] timesMs;

    private FrameStamps(int count, long[] stamps, boolean[] keys, double[] timesMs) {
        this.count = count;
        this.stamps = stamps;
        this.keys = keys;
        this.timesMs = timesMs;
    }

    /** Reads all packets of a freshly opened stream. */
    static FrameStamps of(VideoStream stream) throws ApicalException {
        long[] found = new long[64];
        boolean[] key = new boolean[64];
        int count = 0;
        boolean whole = true;
        while (stream.nextPacket()) {
            AVPacket packet = stream.packet();
            if ((packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) != 0) {
                continue;
            }
            if (count == MOST_FRAMES) {
                throw ApicalException.badInput(Problem.of("The video has more than " + MOST_FRAMES + " frames.",
                        "Cut the video into clips."));
            }
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
                key = Arrays.copyOf(key, 2 * count);
            }
            whole &= packet.pts() != avutil.AV_NOPTS_VALUE;
            found[count] = packet.pts();
            key[count++] = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
        }
        if (count == 0) {
            throw ApicalException.badInput(Problem.of("The video has no frame.", "Export the video from its source."));
        }
        return of(stream, Arrays.copyOf(found, count), key, whole);
    }

    private static FrameStamps of(VideoStream stream, long[] found, boolean[] key, boolean whole) {
        int count = found.length;
        long[] sorted = found.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < count; i++) {
            whole &= sorted[i] > sorted[i - 1];
        }
        double[] times = new double[count];
        if (!whole) {
            double step = stream.statedFrameTimeMs();
            Arrays.setAll(times, i -> i * step);
            return new FrameStamps(count, null, null, step > 0 ? times : new double[0]);
        }
        boolean[] keys = new boolean[count];
        for (int i = 0; i < count; i++) {
            keys[Arrays.binarySearch(sorted, found[i])] |= key[i];
        }
        Arrays.setAll(times, i -> (sorted[i] - sorted[0]) * stream.unitMs());
        return new FrameStamps(count, sorted, keys, times);
    }

    int count() {
        return count;
    }

    boolean known() {
        return stamps != null;
    }

    /** Returns which frame has this stamp, or a negative number. */
    int frameAt(long stamp) {
        return Arrays.binarySearch(stamps, stamp);
    }

    long stamp(int frame) {
        return stamps[frame];
    }

    /** Returns the last key frame at or before this frame; 0 when there is none. */
    int keyBefore(int frame) {
        int at = frame;
        while (at > 0 && !keys[at]) {
            at--;
        }
        return at;
    }

    double[] timesMs() {
        return timesMs.clone();
    }
}
