package org.apical.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.data.Cohort;
import org.apical.data.Part;
import org.apical.experiment.file.Experiment;

/**
 * Frames as a control shows them to its network.
 *
 * @param rows rows of a frame
 * @param columns columns of a frame
 * @param frames some frames of held-out patients, one a patient, rows top-down, one byte a pixel
 * @param isBlank whether every frame of every patient is black, so that nothing can be learnt from them
 */
public record ControlFrames(int rows, int columns, List<byte[]> frames, boolean isBlank) {

    /** Copies the list. */
    public ControlFrames {
        frames = List.copyOf(frames);
    }

    /**
     * Looks at the frames of a control.
     *
     * @param experiment the control
     * @param runs the folder that holds runs and their cohorts; data that were not imported yet are imported
     * @param count how many frames are kept
     * @param progress told of the import
     * @return the frames
     * @throws ApicalException when the data cannot be used
     */
    public static ControlFrames of(Experiment experiment, Path runs, int count, Progress progress)
            throws ApicalException {
        int threads = Runtime.getRuntime().availableProcessors();
        try (Cohort cohort = new CohortProvider(runs.resolve(ExperimentRunner.COHORTS)).open(experiment, threads,
                progress)) {
            Dataset dataset = Dataset.of(cohort, experiment);
            int rows = cohort.info().rows();
            int columns = cohort.info().columns();
            List<byte[]> shown = new ArrayList<>();
            for (LabelledClip clip : dataset.clips(Part.TEST)) {
                if (shown.size() < count) {
                    byte[] frame = new byte[rows * columns];
                    dataset.read(clip.clip().firstFrame(), frame);
                    shown.add(frame);
                }
            }
            return new ControlFrames(rows, columns, shown, isBlank(dataset, rows * columns, progress));
        }
    }

    private static boolean isBlank(Dataset dataset, int length, Progress progress) throws ApicalException {
        byte[] frame = new byte[length];
        for (Part part : Part.values()) {
            for (LabelledClip clip : dataset.clips(part)) {
                progress.checkCancelled();
                for (int i = 0; i < clip.clip().frames(); i++) {
                    dataset.read(clip.clip().firstFrame() + i, frame);
                    for (byte pixel : frame) {
                        if (pixel != 0) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }
}
