package org.apical.codecs.internal;

import java.lang.ref.Cleaner;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.codecs.ByteInput;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** Finds and decodes the frames of one video, and keeps the last few. */
public final class VideoReader {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final int MOST_KEPT = 8;
    private static final long MOST_KEPT_PIXELS = 1L << 24;
    private static final String EXPORT = "Export the video again from its source, or leave the frame out.";

    /** What must be freed, apart from the reader so that the garbage collector may see that nobody reads any more. */
    private static final class Held implements Runnable {
        private final Map<Integer, AVFrame> kept = new LinkedHashMap<>();
        private VideoStream stream;
        private boolean closed;

        @Override
        public synchronized void run() {
            closed = true;
            kept.values().forEach(avutil::av_frame_free);
            kept.clear();
            if (stream != null) {
                stream.run();
                stream = null;
            }
        }
    }

    private final ByteInput input;
    private final String file;
    private final String place;
    private final Held held = new Held();
    private final Cleaner.Cleanable cleanable = CLEANER.register(this, held);
    private final FrameStamps stamps;
    private final int rows;
    private final int columns;
    private final String codec;
    /** The frame that the decoder gives next. */
    private int next;
    private boolean doubtful;
    private Problem damage;
    /** Where frames without time stamps can no longer be counted. */
    private int uncountableFrom = Integer.MAX_VALUE;

    private VideoReader(ByteInput input, String file, String place) throws ApicalException {
        this.input = input;
        this.file = file;
        this.place = place;
        held.stream = VideoStream.open(input);
        rows = held.stream.rows();
        columns = held.stream.columns();
        codec = held.stream.codecName();
        stamps = FrameStamps.of(held.stream);
    }

    /**
     * Opens a video.
     *
     * @param file the file to name in messages
     * @param place where in the file the video lies, or an empty string
     */
    public static VideoReader open(ByteInput input, String file, String place) throws ApicalException {
        Ffmpeg.load();
        VideoReader reader = null;
        try {
            reader = new VideoReader(input, file, place);
            reader.restart();
            return reader;
        } catch (ApicalException e) {
            if (reader != null) {
                reader.close();
            }
            throw ApicalException.badInput(new Problem(e.problem().message(), file, place, e.problem().remedy()), e);
        }
    }

    public int frameCount() {
        return stamps.count();
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public String codec() {
        return codec;
    }

    public double[] frameTimesMs() {
        return stamps.timesMs();
    }

    /** Decodes a frame to one byte a pixel. */
    public byte[] grey(int frame) throws ApicalException {
        synchronized (held) {
            return PictureCopy.grey(picture(frame));
        }
    }

    /** Decodes a frame to three bytes a pixel. */
    public byte[] rgb(int frame) throws ApicalException {
        synchronized (held) {
            return PictureCopy.rgb(picture(frame));
        }
    }

    /** Frees all native memory. */
    public void close() {
        cleanable.clean();
    }

    private void restart() throws ApicalException {
        if (held.stream != null) {
            held.stream.run();
            held.stream = null;
        }
        held.stream = VideoStream.open(input);
        next = 0;
        doubtful = false;
    }

    private AVFrame picture(int frame) throws ApicalException {
        if (frame < 0 || frame >= stamps.count()) {
            throw new IndexOutOfBoundsException("Frame " + frame + " of " + stamps.count() + ".");
        }
        if (held.closed) {
            throw new IllegalStateException("The video is closed.");
        }
        AVFrame picture = held.kept.get(frame);
        if (picture == null && frame < uncountableFrom) {
            boolean stepped = reposition(frame);
            advance(frame);
            picture = held.kept.get(frame);
            if (picture == null && stepped) {
                // The container stepped too far, or to a frame that needs others before it.
                restart();
                advance(frame);
                picture = held.kept.get(frame);
            }
        }
        if (picture == null) {
            throw ApicalException.badInput(new Problem(damage == null ? "The frame is not in the video."
                    : damage.message(), file, "frame " + (frame + 1), EXPORT));
        }
        return picture;
    }

    /** Steps back or far ahead where needed; returns whether the container chose where to. */
    private boolean reposition(int frame) throws ApicalException {
        boolean back = frame < next || held.stream == null;
        if (held.stream != null && stamps.known() && held.stream.seeksWell()) {
            int key = stamps.keyBefore(frame);
            if (key > 0 && (back || key > next) && held.stream.seek(stamps.stamp(key))) {
                next = key;
                doubtful = false;
                return true;
            }
        }
        if (back) {
            restart();
        }
        return false;
    }

    /** Decodes until this frame is kept, or passed. */
    private void advance(int frame) throws ApicalException {
        damage = null;
        while (next <= frame) {
            AVFrame picture;
            try {
                picture = held.stream.nextFrame();
            } catch (ApicalException e) {
                damage = e.problem();
                doubtful = true;
                if (!stamps.known()) {
                    uncountableFrom = next;
                    return;
                }
                continue;
            }
            if (picture == null) {
                next = stamps.count();
                return;
            }
            take(picture);
        }
    }

    private void take(AVFrame picture) {
        int frame = stamps.known() ? stamps.frameAt(picture.best_effort_timestamp()) : next;
        boolean corrupt = picture.decode_error_flags() != 0
                || (picture.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0;
        if (corrupt || picture.width() != columns || picture.height() != rows) {
            doubtful = true;
            damage = Problem.of(corrupt ? "FFmpeg reports the frame as damaged." : "The frame has "
                    + picture.height() + " rows and " + picture.width() + " columns instead of " + rows + " and "
                    + columns + ".", EXPORT);
        } else if ((picture.flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0) {
            doubtful = false;
        }
        if (frame < 0) {
            return;
        }
        next = frame + 1;
        if (doubtful) {
            damage = damage != null ? damage
                    : Problem.of("The frame is predicted from one that is damaged.", EXPORT);
            return;
        }
        long most = Math.max(1, Math.min(MOST_KEPT, MOST_KEPT_PIXELS / ((long) rows * columns)));
        Iterator<AVFrame> oldest = held.kept.values().iterator();
        while (held.kept.size() >= most && oldest.hasNext()) {
            avutil.av_frame_free(oldest.next());
            oldest.remove();
        }
        AVFrame before = held.kept.put(frame, avutil.av_frame_clone(picture));
        if (before != null) {
            avutil.av_frame_free(before);
        }
    }
}
