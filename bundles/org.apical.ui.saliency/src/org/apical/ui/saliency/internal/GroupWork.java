package org.apical.ui.saliency.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.interpreter.Interpreter;
import org.apical.cine.CineMaps;
import org.apical.cine.FanGeometry;
import org.apical.cine.GroupMap;
import org.apical.data.Cohort;
import org.apical.data.StoredClip;
import org.apical.experiment.file.Chosen;
import org.apical.explain.ExplainedRun;

/** Averages the maps of many patients in the scan sector. Used by one job at a time. */
final class GroupWork {

    private final RunHolder holder;

    GroupWork(RunHolder holder) {
        this.holder = holder;
    }

    /**
     * A group's map.
     *
     * @param map the mean map and frame in a common sector
     * @param clips how many clips it is of
     * @param left how many clips were left out because their sector has no shape of a fan
     */
    record Drawn(CineMaps map, int clips, int left) {
    }

    Drawn draw(Path folder, OutputChoice about, Chosen<Interpreter<?>> method, int patients, long seed,
            Progress progress) throws ApicalException {
        ExplainedRun run = holder.get(folder, about.task());
        Cohort cohort = run.cohort();
        int rows = cohort.info().rows();
        int columns = cohort.info().columns();
        List<String> ids = cohort.clips().stream().map(StoredClip::patient).distinct().limit(patients)
                .collect(Collectors.toList());
        GroupMap group = new GroupMap();
        int left = 0;
        progress.begin("Drawing the maps of a group", ids.size());
        for (String id : ids) {
            List<StoredClip> clips = run.clips(id);
            if (!clips.isEmpty()) {
                StoredClip clip = clips.get(0);
                progress.checkCancelled();
                List<byte[]> frames = run.frames(clip);
                boolean[] sector = cohort.sector(clip.index());
                CineMaps maps = CineMaps.of(frames, run.maps(method, frames, sector,
                        run.task().output(about.number()), seed, progress.quiet()),
                        clip.frameTimesMs(), sector, rows, columns);
                Optional<FanGeometry> fan = FanGeometry.fit(sector, rows, columns)
                        .or(() -> FanGeometry.fit(maps.frames01(), rows, columns));
                boolean added = fan.isPresent() && group.add(maps.mean(), maps.meanFrame(), fan.get(), rows, columns);
                left += added ? 0 : 1;
            }
            progress.advance(1);
        }
        if (group.clips() == 0) {
            throw ApicalException.badInput(Problem.of("No clip of these patients has a sector in the shape of a fan, "
                    + "or none has a map.", "Choose another method or more patients."));
        }
        return new Drawn(group.inSector(rows, columns), group.clips(), left);
    }
}
