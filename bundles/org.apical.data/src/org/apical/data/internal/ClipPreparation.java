package org.apical.data.internal;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;
import org.apical.data.FrameGeometry;
import org.apical.data.ImportRequest;
import org.apical.data.Sector;
import org.apical.data.SectorFinder;
import org.apical.data.TimeSampling;

/** Turns a clip into frames to store: sampled by time, blanked outside the sector, cropped and scaled. */
final class ClipPreparation {

    /** With fewer frames than this, what moves cannot be told from noise; further ones are looked at. */
    private static final int EVIDENCE_FRAMES = 8;

    private final ImportRequest request;
    private final BooleanSupplier stopped;

    ClipPreparation(ImportRequest request, BooleanSupplier stopped) {
        this.request = request;
        this.stopped = stopped;
    }

    PreparedClip prepare(ClipReference reference, boolean withTile) throws ApicalException {
        ClipInfo info = reference.info();
        try (Clip clip = reference.open()) {
            PreparedClip prepared = prepare(clip, withTile);
            return reference instanceof JudgedReference ? prepared.with(info) : prepared;
        } catch (ApicalException e) {
            if (e.kind() == ApicalException.Cause.INTERRUPTED) {
                throw e;
            }
            return PreparedClip.leftOut(info, named(info, e.problem()));
        } catch (RuntimeException | StackOverflowError e) {
            return PreparedClip.leftOut(info, new Problem("The clip cannot be decoded (" + e + ").", info.file(), "",
                    "Check the file with the command inspect."));
        }
    }

    private PreparedClip prepare(Clip clip, boolean withTile) throws ApicalException {
        ClipInfo info = clip.info();
        double[] times = clip.frameTimesMs();
        if (times.length != clip.frameCount()) {
            return PreparedClip.leftOut(info, new Problem("The clip does not say when its frames were taken.",
                    info.file(), "", "Only clips with a frame rate can be sampled by time."));
        }
        int[] picked = new TimeSampling(request.frames(), request.intervalMs()).pick(times);
        List<Problem> problems = new ArrayList<>();
        List<byte[]> pictures = new ArrayList<>();
        List<Double> taken = new ArrayList<>();
        List<Integer> stored = new ArrayList<>();
        for (int frame : picked) {
            checkStopped();
            try {
                pictures.add(clip.greyFrame(frame));
                taken.add(times[frame] - times[0]);
                stored.add(frame);
            } catch (ApicalException e) {
                problems.add(named(info, e.problem()));
            }
        }
        if (pictures.size() * 2 < picked.length) {
            return PreparedClip.leftOut(info, problems.get(0));
        }
        Sector sector = clip.isMasked() ? Sector.wholePicture(clip.rows(), clip.columns())
                : SectorFinder.find(clip.rows(), clip.columns(), evidence(clip, picked, pictures), clip.regions());
        if (sector.evidence() == Sector.Evidence.NONE) {
            return PreparedClip.leftOut(info, named(info, sector.problems().get(sector.problems().size() - 1)));
        }
        sector.problems().forEach(problem -> problems.add(named(info, problem)));
        return store(clip, sector, pictures, taken, stored, problems, withTile);
    }

    /** Adds pictures between the samples of a short clip, which show what moves. */
    private List<byte[]> evidence(Clip clip, int[] picked, List<byte[]> pictures) throws ApicalException {
        int frames = clip.frameCount();
        if (pictures.size() >= EVIDENCE_FRAMES || frames <= picked.length) {
            return pictures;
        }
        List<byte[]> evidence = new ArrayList<>(pictures);
        int wanted = Math.min(EVIDENCE_FRAMES, frames);
        for (int k = 0; k < wanted; k++) {
            checkStopped();
            int frame = (int) ((long) k * (frames - 1) / Math.max(1, wanted - 1));
            if (Arrays.binarySearch(picked, frame) < 0) {
                try {
                    evidence.add(clip.greyFrame(frame));
                } catch (ApicalException e) {
                    continue;
                }
            }
        }
        return evidence;
    }

    private PreparedClip store(Clip clip, Sector sector, List<byte[]> pictures, List<Double> taken,
            List<Integer> stored, List<Problem> problems, boolean withTile) throws ApicalException {
        FrameGeometry geometry = sector.crop(request.rows(), request.columns());
        Resampler resampler = new Resampler(geometry);
        boolean[] mask = resampler.mask(sector.mask(), 0.5);
        Optional<BufferedImage> tile = withTile
                ? Optional.of(ContactSheet.tile(pictures.get(0), sector, resampler, mask)) : Optional.empty();
        List<byte[]> frames = new ArrayList<>();
        for (byte[] picture : pictures) {
            checkStopped();
            frames.add(TracingPreparation.scaled(picture, sector, resampler, mask));
        }
        List<Problem> oddities = new ArrayList<>();
        List<PreparedTracing> tracings = new TracingPreparation(sector, geometry, resampler, mask)
                .prepare(clip, stored, oddities);
        oddities.addAll(clip.problems());
        oddities.forEach(problem -> problems.add(named(clip.info(), problem)));
        return new PreparedClip(clip.info(), Optional.empty(), frames,
                taken.stream().mapToDouble(Double::doubleValue).toArray(), geometry, mask, List.copyOf(problems),
                tracings, tile);
    }

    private void checkStopped() throws ApicalException {
        if (stopped.getAsBoolean()) {
            throw ApicalException.interrupted();
        }
    }

    private static Problem named(ClipInfo info, Problem problem) {
        return problem.file().isEmpty()
                ? new Problem(problem.message(), info.file(), problem.place(), problem.remedy()) : problem;
    }
}
