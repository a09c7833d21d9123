package org.apical.engine.dl4j.internal;

import java.util.List;

import java.util.Map;
import java.util.Set;
import org.apical.api.engine.Availability;
import org.apical.api.engine.Precision;
import org.apical.api.engine.Work;
import org.nd4j.linalg.factory.Nd4j;

/** Finds out once what Deeplearning4j can do on this machine. */
public final class Device {

    private static final Map<Work, Set<Precision>> PRECISIONS = Map.of(Work.TRAINING, Set.of(Precision.FP32),
            Work.PREDICTION, Set.of(Precision.FP32), Work.GRADIENTS, Set.of(Precision.FP32));

    private static Availability found;

    private Device() {
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

    private static Availability look() {
        try {
            return NativeRuntime.THREAD.run(() -> {
                Nd4j.scalar(1f).close();
                String obstacle = OneDnn.obstacle();
                int threads = Runtime.getRuntime().availableProcessors();
                String device = "CPU, " + (obstacle.isEmpty() ? "oneDNN, " : "without oneDNN, ") + threads
                        + (threads == 1 ? " thread" : " threads");
                return new Availability(true, device, NativeRuntime.VERSION, PRECISIONS,
                        obstacle.isEmpty() ? List.of() : List.of(obstacle));
            });
        } catch (Throwable thrown) {
            Throwable root = thrown;
            while (root.getCause() != null && root.getCause() != root) {
                root = root.getCause();
            }
            return Availability.none(NativeRuntime.VERSION,
                    List.of("Deeplearning4j's native library does not load: " + root + ". The bundles "
                            + "org.apical.engine.dl4j.libs and its fragment for this system must be installed, and the "
                            + "home folder must have 500 MB free."));
        }
    }
}
