package org.apical.results.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;
import org.apical.data.Cohort;
import org.apical.data.CohortImport;
import org.apical.data.ImportAudit;
import org.apical.data.ImportRequest;
import org.apical.data.StoredClip;
import org.apical.dicom.DicomFolderSettings;
import org.apical.dicom.DicomFolderSource;
import org.apical.dicom.DicomReader;
import org.apical.experiment.file.DataSettings;
import org.apical.experiment.run.RunModel;

/** Prepares clips as the training data were, and lets the model predict from each. */
final class ClipJudge {
    private static final String SOURCE = "org.apical.dicom.dicomFolder";

    private final RunModel model;
    private final Progress progress;
    private final List<Problem> skipped = new ArrayList<>();

    ClipJudge(RunModel model, Progress progress) {
        this.model = model;
        this.progress = progress;
    }

    /** Returns what was left out so far. */
    List<Problem> skipped() {
        return List.copyOf(skipped);
    }

    /** Imports the clips of a view into a cohort. */
    Map<String, ClipReference> prepare(List<Path> sources, String view, Path cohort) throws ApicalException {
        Map<String, ClipReference> byId = new HashMap<>();
        List<ClipReference> clips = new ArrayList<>();
        for (Path source : sources) {
            Listing listing = new DicomFolderSource().list(new DicomFolderSettings(""), source, progress);
            skipped.addAll(listing.skipped());
            for (ClipReference clip : listing.clips()) {
                if (byId.putIfAbsent(clip.info().clip(), clip) == null) {
                    clips.add(clip);
                } else {
                    skipped.add(new Problem("Another source holds the same clip.", clip.info().file(), "", ""));
                }
            }
        }
        if (clips.isEmpty()) {
            throw ApicalException.badInput(new Problem("There is no DICOM clip here.", sources.toString(), "",
                    "Name files or folders with DICOM clips."));
        }
        DataSettings data = model.experiment().data();
        ImportAudit audit = CohortImport.run(new ImportRequest(new Listing(clips, List.of()), SOURCE,
                Optional.empty(), view, data.rows(), data.columns(), data.frames(), data.intervalMs(),
                Runtime.getRuntime().availableProcessors(), cohort), progress);
        skipped.addAll(audit.skipped());
        return byId;
    }

    /** Predicts from a prepared clip. */
    JudgedClip judge(Cohort cohort, StoredClip stored, ClipReference reference) throws ApicalException {
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < stored.frames(); i++) {
            byte[] frame = new byte[cohort.info().rows() * cohort.info().columns()];
            cohort.read(stored.firstFrame() + i, frame);
            frames.add(frame);
        }
        int[] numbers;
        try (Clip clip = reference.open()) {
            numbers = numbers(clip.frameTimesMs(), stored.frameTimesMs());
        }
        return new JudgedClip(stored, reference, DicomReader.read(reference.files().get(0)), frames, numbers,
                model.predictAll(stored.file(), stored.patient(), frames));
    }

    /** Finds which frames of the clip were sampled, by the times they were taken at. */
    static int[] numbers(double[] clipTimesMs, double[] sampledTimesMs) {
        int[] numbers = new int[sampledTimesMs.length];
        int frame = 0;
        for (int i = 0; i < numbers.length; i++) {
            while (frame + 1 < clipTimesMs.length && Math.abs(clipTimesMs[frame + 1] - clipTimesMs[0]
                    - sampledTimesMs[i]) < Math.abs(clipTimesMs[frame] - clipTimesMs[0] - sampledTimesMs[i])) {
                frame++;
            }
            numbers[i] = frame;
        }
        return numbers;
    }
}
