package org.apical.data.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.source.Clip;
import org.apical.api.source.Tracing;
import org.apical.data.FrameGeometry;
import org.apical.data.Sector;

/** Crops and scales what was drawn into a clip exactly like its frames, and keeps the frames it was drawn into. */
final class TracingPreparation {

    private final Sector sector;
    private final FrameGeometry geometry;
    private final Resampler resampler;
    private final boolean[] sectorMask;

    TracingPreparation(Sector sector, FrameGeometry geometry, Resampler resampler, boolean[] sectorMask) {
        this.sector = sector;
        this.geometry = geometry;
        this.resampler = resampler;
        this.sectorMask = sectorMask;
    }

    /** Prepares the tracings, ordered by frame; what cannot be used is named among the problems. */
    List<PreparedTracing> prepare(Clip clip, List<Integer> storedFrames, List<Problem> problems)
            throws ApicalException {
        List<Tracing> tracings;
        try {
            tracings = clip.tracings();
        } catch (ApicalException e) {
            if (e.kind() == ApicalException.Cause.INTERRUPTED) {
                throw e;
            }
            problems.add(e.problem());
            return List.of();
        }
        double[] times = clip.frameTimesMs();
        Map<Integer, List<Tracing>> byFrame = new TreeMap<>();
        tracings.forEach(tracing -> byFrame.computeIfAbsent(tracing.frame(), key -> new ArrayList<>()).add(tracing));
        List<PreparedTracing> prepared = new ArrayList<>();
        for (Map.Entry<Integer, List<Tracing>> entry : byFrame.entrySet()) {
            int frame = entry.getKey();
            if (frame >= clip.frameCount()) {
                problems.add(new Problem("Frame " + frame + " was traced, but the clip has only " + clip.frameCount()
                        + "; the tracing was left out.", clip.info().file(), "frame " + frame, ""));
                continue;
            }
            byte[] picture;
            try {
                picture = clip.greyFrame(frame);
            } catch (ApicalException e) {
                problems.add(e.problem());
                continue;
            }
            byte[] stored = scaled(picture, sector, resampler, sectorMask);
            double timeMs = frame < times.length ? times[frame] - times[0] : Double.NaN;
            for (Tracing tracing : entry.getValue()) {
                double[] x = new double[tracing.x().length];
                double[] y = new double[x.length];
                for (int i = 0; i < x.length; i++) {
                    x[i] = geometry.storedColumn(tracing.x()[i]);
                    y[i] = geometry.storedRow(tracing.y()[i]);
                }
                prepared.add(new PreparedTracing(tracing.structure(), frame, timeMs, storedFrames.indexOf(frame),
                        stored, mask(tracing, x, y), x, y));
            }
        }
        return prepared;
    }

    /** A line is drawn anew, for scaling would thin it out. */
    private boolean[] mask(Tracing tracing, double[] x, double[] y) {
        return tracing.isLine()
                ? Tracing.ofPoints(tracing.structure(), tracing.frame(), x, y).mask(geometry.rows(), geometry.columns())
                : resampler.mask(tracing.mask(geometry.sourceRows(), geometry.sourceColumns()), 0.5);
    }

    /** Blanks a picture outside the sector, crops and scales it; the picture itself is changed. */
    static byte[] scaled(byte[] picture, Sector sector, Resampler resampler, boolean[] sectorMask) {
        sector.blank(picture);
        byte[] frame = resampler.image(picture);
        for (int i = 0; i < frame.length; i++) {
            if (!sectorMask[i]) {
                frame[i] = 0;
            }
        }
        return frame;
    }
}
