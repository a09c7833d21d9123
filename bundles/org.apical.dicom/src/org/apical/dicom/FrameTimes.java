package org.apical.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.apical.api.Problem;

/**
 * When each frame of a clip was taken, in milliseconds after the first.
 *
 * <p>The source that FrameIncrementPointer names is tried first, then FrameTimeVector, FrameTime, CineRate and
 * RecommendedDisplayFrameRate (PS3.3 section C.7.6.5). FrameTime and FrameTimeVector tell of the acquisition, so they
 * win over the rates, which may be for display. The first value of a vector, which some devices set to an interval
 * instead of 0, is not used. A time of zero, NaN or a negative one is no time.
 *
 * @param timesMs  one time a frame, rising from 0; empty when the rate is unknown
 * @param source   where they come from
 * @param problems what contradicts, or was unusable
 * @since 1.0
 */
public record FrameTimes(List<Double> timesMs, Source source, List<Problem> problems) {
    private static final double LONGEST_MS = 60_000;
    private static final double DISAGREEMENT = 0.2;

    /** Where frame times come from. */
    public enum Source {
        /** Only one frame: no times are needed. */
        STILL,
        /** FrameTimeVector (0018,1065). */
        FRAME_TIME_VECTOR,
        /** FrameTime (0018,1063). */
        FRAME_TIME,
        /** CineRate (0018,0040). */
        CINE_RATE,
        /** RecommendedDisplayFrameRate (0008,2144). */
        DISPLAY_RATE,
        /** None of them. */
        UNKNOWN
    }

    /** Makes the lists unchangeable. */
    public FrameTimes {
        timesMs = List.copyOf(timesMs);
        problems = List.copyOf(problems);
    }

    /** Returns whether the times are known. */
    public boolean isKnown() {
        return !timesMs.isEmpty();
    }

    /**
     * Reads the frame times of a data set.
     *
     * @param o      the data set
     * @param file   the file's name for problems
     * @param frames how many frames there are, at least 1
     */
    public static FrameTimes of(DicomObject o, String file, int frames) {
        List<Problem> problems = new ArrayList<>();
        BiConsumer<Integer, String> note = (tag, message) -> problems.add(new Problem(message, file,
                "element " + Tag.toString(tag), ""));
        if (frames == 1) {
            return new FrameTimes(List.of(0.0), Source.STILL, problems);
        }
        boolean pointsAtTime = o.getInt(Tag.FRAME_INCREMENT_POINTER).orElse(0) == Tag.FRAME_TIME;
        List<Double> vector = vector(o, frames, note);
        List<Double> time = constant(interval(o, note), frames);
        List<Double> cine = constant(fromRate(o, Tag.CINE_RATE, "CineRate", note), frames);
        List<Double> display = constant(fromRate(o, Tag.RECOMMENDED_DISPLAY_FRAME_RATE,
                "RecommendedDisplayFrameRate", note), frames);
        List<Source> order = pointsAtTime
                ? List.of(Source.FRAME_TIME, Source.FRAME_TIME_VECTOR, Source.CINE_RATE, Source.DISPLAY_RATE)
                : List.of(Source.FRAME_TIME_VECTOR, Source.FRAME_TIME, Source.CINE_RATE, Source.DISPLAY_RATE);
        for (Source source : order) {
            List<Double> times = switch (source) {
                case FRAME_TIME_VECTOR -> vector;
                case FRAME_TIME -> time;
                case CINE_RATE -> cine;
                default -> display;
            };
            if (!times.isEmpty()) {
                compare(times, time, "FrameTime", Tag.FRAME_TIME, note);
                compare(times, cine, "CineRate", Tag.CINE_RATE, note);
                return new FrameTimes(times, source, problems);
            }
        }
        note.accept(Tag.FRAME_TIME, "The frame rate is unknown: no usable FrameTime, FrameTimeVector or CineRate.");
        return new FrameTimes(List.of(), Source.UNKNOWN, problems);
    }

    private static List<Double> vector(DicomObject o, int frames, BiConsumer<Integer, String> note) {
        if (!o.contains(Tag.FRAME_TIME_VECTOR)) {
            return List.of();
        }
        double[] increments = o.getDoubles(Tag.FRAME_TIME_VECTOR);
        if (increments.length < frames) {
            note.accept(Tag.FRAME_TIME_VECTOR, "FrameTimeVector has " + increments.length + " values for " + frames
                    + " frames and is not used.");
            return List.of();
        }
        List<Double> times = new ArrayList<>(frames);
        double at = 0;
        times.add(at);
        for (int i = 1; i < frames; i++) {
            if (!isInterval(increments[i])) {
                note.accept(Tag.FRAME_TIME_VECTOR, "Value " + (i + 1) + " of FrameTimeVector is " + increments[i]
                        + ", which is no time between frames; the vector is not used.");
                return List.of();
            }
            at += increments[i];
            times.add(at);
        }
        return times;
    }

    private static double interval(DicomObject o, BiConsumer<Integer, String> note) {
        if (!o.contains(Tag.FRAME_TIME) || o.get(Tag.FRAME_TIME).isEmpty()) {
            return Double.NaN;
        }
        double interval = o.getDouble(Tag.FRAME_TIME).orElse(Double.NaN);
        if (!isInterval(interval)) {
            note.accept(Tag.FRAME_TIME, "FrameTime " + value(o, Tag.FRAME_TIME)
                    + " is no time between frames and is not used.");
        }
        return interval;
    }

    private static double fromRate(DicomObject o, int tag, String name, BiConsumer<Integer, String> note) {
        if (!o.contains(tag) || o.get(tag).isEmpty()) {
            return Double.NaN;
        }
        double interval = 1000 / o.getDouble(tag).orElse(Double.NaN);
        if (!isInterval(interval)) {
            note.accept(tag, name + " " + value(o, tag) + " is no frame rate.");
        }
        return interval;
    }

    private static String value(DicomObject o, int tag) {
        return Printable.quoted(String.join("\\", o.getStrings(tag)));
    }

    private static boolean isInterval(double ms) {
        return ms > 0 && ms <= LONGEST_MS;
    }

    private static List<Double> constant(double interval, int frames) {
        if (!isInterval(interval)) {
            return List.of();
        }
        List<Double> times = new ArrayList<>(frames);
        for (int i = 0; i < frames; i++) {
            times.add(i * interval);
        }
        return times;
    }

    private static void compare(List<Double> used, List<Double> other, String name, int tag,
            BiConsumer<Integer, String> note) {
        if (other.isEmpty()) {
            return;
        }
        double ms = used.get(used.size() - 1) / (used.size() - 1);
        double otherMs = other.get(other.size() - 1) / (other.size() - 1);
        if (Math.abs(ms - otherMs) > DISAGREEMENT * ms) {
            note.accept(tag, String.format(Locale.ROOT,
                    "%s says %.1f frames a second; the clip is read with %.1f.", name, 1000 / otherMs, 1000 / ms));
        }
    }
}
