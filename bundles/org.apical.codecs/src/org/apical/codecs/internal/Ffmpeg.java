package org.apical.codecs.internal;

import java.nio.charset.StandardCharsets;
import org.apical.api.ApicalException;
import org.apical.api.NativeFolders;
import org.apical.api.Problem;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;

/** Loads FFmpeg once, in a folder of its own, and collects what it reports on each thread. */
final class Ffmpeg {

    /** The version in the bundle, which names its folder. */
    static final String VERSION = "7.1.1-1.5.12";

    /** The largest block that FFmpeg may ask for, whatever a stream says of itself. */
    private static final long LARGEST_BLOCK = 320L << 20;
    private static final int LONGEST_REPORT = 200;

    private static final ThreadLocal<StringBuilder> REPORTS = ThreadLocal.withInitial(StringBuilder::new);
    private static volatile boolean loaded;
    private static LinkageError failure;

    // FFmpeg keeps only the address of this object: it must stay reachable.
    private static LogCallback reporter;

    private Ffmpeg() {
    }

    /**
     * Loads the libraries unless that is done.
     *
     * @throws ApicalException when the machine cannot load them
     */
    static void load() throws ApicalException {
        if (loaded) {
            return;
        }
        synchronized (Ffmpeg.class) {
            if (!loaded && failure == null) {
                try {
                    NativeFolders.loadWithJavaCpp("ffmpeg-" + VERSION, Ffmpeg::loadLibraries);
                    loaded = true;
                } catch (LinkageError e) {
                    failure = e;
                }
            }
        }
        if (failure != null) {
            throw ApicalException.failed(Problem.of("FFmpeg's libraries cannot be loaded: " + failure.getMessage()
                    + ".", "Install Apical for this system, with the natives of its codecs."), failure);
        }
    }

    private static Void loadLibraries() {
        // JavaCPP would limit native memory by the size of Java's heap, which says nothing here.
        setUnlessSet("org.bytedeco.javacpp.maxbytes", "0");
        setUnlessSet("org.bytedeco.javacpp.maxphysicalbytes", "0");
        Loader.load(avutil.class);
        Loader.load(avcodec.class);
        Loader.load(avformat.class);
        Loader.load(swscale.class);
        avutil.av_max_alloc(LARGEST_BLOCK);
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        reporter = new Reporter();
        avutil.setLogCallback(reporter);
        return null;
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Forgets what FFmpeg reported on this thread. */
    static void clearReport() {
        REPORTS.get().setLength(0);
    }

    /** Returns the errors that FFmpeg reported on this thread since the last clearing, shortened; maybe empty. */
    static String report() {
        return REPORTS.get().toString().strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    /** Returns FFmpeg's words for an error code. */
    static String words(int code) {
        byte[] text = new byte[128];
        avutil.av_strerror(code, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    private static final class Reporter extends LogCallback {
        @Override
        public void call(int level, BytePointer message) {
            StringBuilder report = REPORTS.get();
            if (level <= avutil.AV_LOG_ERROR && report.length() < LONGEST_REPORT && message != null) {
                report.append(message.getString());
                report.setLength(Math.min(report.length(), LONGEST_REPORT));
            }
        }
    }
}
