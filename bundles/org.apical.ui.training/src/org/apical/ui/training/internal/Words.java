package org.apical.ui.training.internal;

import java.util.Locale;
import org.apical.ui.LiveTraining;
import org.apical.ui.QueuedRun;

/** How views write what they know of a run. */
final class Words {

    private Words() {
    }

    static String state(QueuedRun run) {
        return switch (run.state()) {
            case WAITING -> "Waiting";
            case RUNNING -> "Running";
            case PAUSED -> run.live().isResting() ? "Paused" : "Pausing at the next step";
            case STOPPED -> "Stopped";
            case INTERRUPTED -> "Interrupted";
            case FAILED -> "Failed";
            case DONE -> "Finished";
        };
    }

    static String stage(LiveTraining.Stage stage) {
        double share = stage.share();
        return stage.name() + (Double.isNaN(share) ? "" : String.format(Locale.ROOT, ", %.0f %%", 100 * share))
                + (stage.detail().isEmpty() ? "" : ", " + stage.detail());
    }

    static String rate(double imagesPerSecond) {
        return Double.isNaN(imagesPerSecond) ? ""
                : String.format(Locale.ROOT, imagesPerSecond < 100 ? "%.1f" : "%,.0f", imagesPerSecond);
    }

    /** A length of time as people say it: 45 s, 12 min, 3 h 05 min. */
    static String time(double seconds) {
        if (Double.isNaN(seconds)) {
            return "";
        } else if (seconds < 60) {
            return Math.round(seconds) + " s";
        } else if (seconds < 3600) {
            return Math.round(seconds / 60) + " min";
        }
        long minutes = Math.round(seconds / 60);
        return String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
    }

    static String megabytes(double mb) {
        return mb < 1000 ? String.format(Locale.ROOT, "%.0f MB", mb) : String.format(Locale.ROOT, "%.1f GB", mb / 1024);
    }
}
