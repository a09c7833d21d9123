package org.apical.datasets.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ScanRegion;
import org.apical.api.source.Tracing;
import org.apical.codecs.VideoFile;

/** A video of a data set, compared with what the data set's table says of it. */
public final class VideoClip implements Clip {

    /** Tables hold whole numbers; a rate that differs by less is the same. */
    private static final double SAME_RATE = 1;

    private final ClipInfo info;
    private final VideoFile video;
    private final VideoDetails details;
    private final double[] times;
    private final List<Tracing> tracings = new ArrayList<>();
    private final List<Problem> problems;

    /**
     * Opens a video.
     *
     * @param info what is known of it
     * @param file the video
     * @param details what the table says
     * @throws ApicalException when it cannot be opened
     */
    public VideoClip(ClipInfo info, Path file, VideoDetails details) throws ApicalException {
        this.info = info;
        this.details = details;
        this.problems = new ArrayList<>(details.problems());
        this.video = VideoFile.open(file);
        this.times = times();
        compareSizes();
        details.tracings().forEach(this::add);
        long traced = tracings.stream().mapToInt(Tracing::frame).distinct().count();
        if (traced < details.tracedFrames()) {
            problem(traced == 0 ? "No frame of this video is traced; " + details.tracedFrames() + " are expected."
                    : "Only " + traced + " of " + details.tracedFrames() + " expected frames are traced.", "",
                    "The clip was kept without the missing tracings.");
        }
    }

    private double[] times() {
        double[] fromFile = video.frameTimesMs();
        int frames = video.frameCount();
        boolean fileSays = fromFile.length == frames && frames > 1 && fromFile[frames - 1] > fromFile[0];
        double fileFps = fileSays ? (frames - 1) * 1000 / (fromFile[frames - 1] - fromFile[0]) : Double.NaN;
        boolean tableSays = details.fps() > 0;
        if (frames == 1) {
            return new double[1];
        }
        if (tableSays && fileSays && Math.abs(details.fps() - fileFps) >= SAME_RATE) {
            problem(String.format(Locale.ROOT, "The table says %s frames a second, the video %.2f; the table's was "
                    + "taken.", number(details.fps()), fileFps), "FPS", "Find out which is right.");
        } else if (fileSays) {
            return fromFile;
        } else if (!tableSays) {
            return new double[0];
        }
        double[] even = new double[frames];
        for (int i = 0; i < frames; i++) {
            even[i] = i * 1000 / details.fps();
        }
        return even;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private void compareSizes() {
        if (details.frames() > 0 && details.frames() != video.frameCount()) {
            problem("The table says " + details.frames() + " frames, the video has " + video.frameCount() + ".",
                    "frames", "Check that the video was copied whole.");
        }
        if (details.rows() > 0 && details.columns() > 0
                && (details.rows() != video.rows() || details.columns() != video.columns())) {
            problem("The table says " + details.columns() + " x " + details.rows() + " pixels, the video has "
                    + video.columns() + " x " + video.rows() + "; tracings were scaled.", "size", "");
        }
    }

    private void add(Tracing tracing) {
        if (tracing.frame() >= video.frameCount()) {
            problem("Frame " + tracing.frame() + " is traced (" + tracing.structure() + "), but the video has only "
                    + video.frameCount() + " frames; the tracing was left out.", "frame " + tracing.frame(), "");
            return;
        }
        double across = details.columns() > 0 ? (double) video.columns() / details.columns() : 1;
        double down = details.rows() > 0 ? (double) video.rows() / details.rows() : 1;
        if (across == 1 && down == 1 || tracing.mask().length > 0) {
            tracings.add(tracing);
            return;
        }
        double[] x = tracing.x().clone();
        double[] y = tracing.y().clone();
        for (int i = 0; i < x.length; i++) {
            x[i] = (x[i] + 0.5) * across - 0.5;
            y[i] = (y[i] + 0.5) * down - 0.5;
        }
        tracings.add(Tracing.ofPoints(tracing.structure(), tracing.frame(), x, y));
    }

    private void problem(String message, String place, String remedy) {
        problems.add(new Problem(message, info.file(), place, remedy));
    }

    @Override
    public ClipInfo info() {
        return info;
    }

    @Override
    public int rows() {
        return video.rows();
    }

    @Override
    public int columns() {
        return video.columns();
    }

    @Override
    public double[] frameTimesMs() {
        return times.clone();
    }

    @Override
    public int frameCount() {
        return video.frameCount();
    }

    @Override
    public byte[] greyFrame(int index) throws ApicalException {
        return video.grey(index);
    }

    @Override
    public List<ScanRegion> regions() {
        return List.of();
    }

    @Override
    public List<Tracing> tracings() {
        return List.copyOf(tracings);
    }

    @Override
    public boolean isMasked() {
        return details.masked();
    }

    @Override
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() {
        video.close();
    }
}
