package org.apical.engine.onnx.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;

import org.apical.api.engine.Availability;
import org.apical.api.engine.Precision;
import org.apical.api.engine.Work;

/** ONNX Runtime in this process, and what it can do on this machine. */
public final class OrtRuntime {

    private static OrtEnvironment environment;
    private static Availability found;

    private OrtRuntime() {
    }

    /**
     * Loads the native library at the first call.
     *
     * @return what it can do here
     */
    public static synchronized Availability probe() {
        if (found == null) {
            found = look();
        }
        return found;
    }

    /** Returns the one environment of the process; {@link #probe} must have found it usable. */
    static synchronized OrtEnvironment environment() {
        if (environment == null) {
            throw new IllegalStateException("ONNX Runtime is not loaded: " + probe().notes());
        }
        return environment;
    }

    private static Availability look() {
        try {
            environment = NativeLibrary.load(OrtRuntime::start);
            int threads = Runtime.getRuntime().availableProcessors();
            return new Availability(true, "CPU, " + threads + (threads == 1 ? " thread" : " threads"),
                    environment.getVersion(), Map.of(Work.PREDICTION, Set.of(Precision.FP32)), List.of());
        } catch (Exception | LinkageError thrown) {
            Throwable root = thrown;
            while (root.getCause() != null && root.getCause() != root) {
                root = root.getCause();
            }
            return Availability.none(NativeLibrary.VERSION, List.of("ONNX Runtime's native library does not load: "
                    + root + ". The bundles org.apical.engine.onnx.libs and its fragment for this system must be "
                    + "installed, and the folder " + NativeLibrary.folder() + " must be writable with 50 MB free."));
        }
    }

    private static OrtEnvironment start() throws OrtException {
        // What goes wrong comes back as an exception; warnings about the graph are of no use to a reader.
        OrtEnvironment started = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "apical");
        started.setTelemetry(false);
        return started;
    }
}
