package org.apical.ui.cine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.data.Cohort;
import org.apical.data.StoredClip;
import org.apical.data.StoredTracing;
import org.apical.ui.cine.CineClip.FrameTracing;

/**
 * Reads clips of cohorts. A few cohorts stay open, because views ask for clip after clip of the same one; their frames
 * are mapped, so that this costs no memory. To be used beside the user-interface thread, by any thread.
 */
public final class CineLoader {

    private static final int COHORTS = 3;
    private static final String INFO = "cohort.json";
    private static final Map<Path, Opened> OPEN = new LinkedHashMap<>(8, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Opened> eldest) {
            // Not closed: another view may still read, and the mappings go with the last reader.
            return size() > COHORTS;
        }
    };

    /** An open cohort and when it was written. */
    private record Opened(Cohort cohort, FileTime written) {
    }

    private CineLoader() {
    }

    /**
     * Opens a cohort, or returns it when it is open and has not been imported again since.
     *
     * @param folder the cohort's folder
     * @return the cohort; not to be closed
     * @throws ApicalException when it cannot be read
     */
    public static Cohort cohort(Path folder) throws ApicalException {
        Path key = folder.toAbsolutePath().normalize();
        FileTime written;
        try {
            written = Files.getLastModifiedTime(key.resolve(INFO));
        } catch (IOException e) {
            written = FileTime.fromMillis(0);
        }
        synchronized (OPEN) {
            Opened opened = OPEN.get(key);
            if (opened == null || !opened.written().equals(written)) {
                opened = new Opened(Cohort.open(key), written);
                OPEN.put(key, opened);
            }
            return opened.cohort();
        }
    }

    /**
     * Finds a clip by its id.
     *
     * @param cohort the cohort
     * @param id the clip's id
     * @return the clip
     * @throws ApicalException when there is none
     */
    public static StoredClip clip(Cohort cohort, String id) throws ApicalException {
        return cohort.clips().stream().filter(clip -> clip.clip().equals(id)).findFirst().orElseThrow(
                () -> ApicalException.badInput(new Problem("The cohort holds no clip " + id + ".",
                        cohort.folder().toString(), "", "Choose another clip.")));
    }

    /**
     * Reads a clip with what was drawn into it.
     *
     * @param folder the cohort's folder
     * @param id the clip's id
     * @param progress says when to stop
     * @return the clip in memory
     * @throws ApicalException when it cannot be read or the work was cancelled
     */
    public static CineClip read(Path folder, String id, Progress progress) throws ApicalException {
        Cohort cohort = cohort(folder);
        StoredClip clip = clip(cohort, id);
        int rows = cohort.info().rows();
        int columns = cohort.info().columns();
        List<byte[]> frames = new ArrayList<>();
        progress.begin("Reading " + id, clip.frames());
        for (int i = 0; i < clip.frames(); i++) {
            progress.checkCancelled();
            byte[] frame = new byte[rows * columns];
            cohort.read(clip.firstFrame() + i, frame);
            frames.add(frame);
            progress.advance(1);
        }
        List<StoredTracing> drawn = cohort.tracings().stream().filter(one -> one.clip() == clip.index()).toList();
        List<FrameTracing> tracings = new ArrayList<>();
        for (StoredTracing one : drawn) {
            if (one.storedFrame() >= 0) {
                tracings.add(new FrameTracing(one.structure(), one.storedFrame(),
                        clip.frameTimesMs()[one.storedFrame()], cohort.mask(one)));
            }
        }
        return new CineClip(folder, clip, rows, columns, frames, cohort.sector(clip.index()), tracings,
                CycleMarks.of(clip, drawn));
    }
}
