package org.apical.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.Kind;
import org.apical.api.source.ClipReference;
import org.apical.api.source.DataSource;
import org.apical.api.source.Listing;
import org.apical.api.task.Target;
import org.apical.data.Cohort;
import org.apical.data.CohortImport;
import org.apical.data.ImportAudit;
import org.apical.data.ImportRequest;
import org.apical.data.StoredClip;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.DataSettings;

/**
 * Predictions from clips that were prepared by the very import that prepares training data, so that the network sees
 * new clips as it saw those it learnt from.
 *
 * @param clips one prediction a clip and task, in the order of the listing
 * @param severalTasks whether the model has several tasks, so that each prediction must name its own
 * @param skipped what was left out, each with its reason
 */
public record Prediction(List<ClipPrediction> clips, boolean severalTasks, List<Problem> skipped) {

    /** Copies the lists. */
    public Prediction {
        clips = List.copyOf(clips);
        skipped = List.copyOf(skipped);
    }

    /**
     * Predicts from every clip of some files or folders.
     *
     * @param model the model
     * @param catalog where the data source comes from
     * @param sourceId the data source's id
     * @param sources files or folders
     * @param view the view to predict from, empty for all
     * @param keep a new folder for the prepared frames, {@code null} to discard them
     * @param progress told how far it is
     * @return the predictions
     * @throws ApicalException when nothing can be predicted
     */
    public static Prediction of(RunModel model, Catalog catalog, String sourceId, List<Path> sources, String view,
            Path keep, Progress progress) throws ApicalException {
        DataSource<?> source = catalog.get(Kind.DATA_SOURCE, sourceId);
        List<ClipReference> references = new ArrayList<>();
        List<Problem> skipped = new ArrayList<>();
        for (Path path : sources) {
            Listing listing = Contributions.listByDefault(source, path, progress);
            references.addAll(listing.clips());
            skipped.addAll(listing.skipped());
        }
        Listing all = new Listing(references, skipped);
        if (keep != null) {
            return through(keep, model, sourceId, all, view, progress);
        }
        try (ScratchFolder scratch = ScratchFolder.create("apical-predict")) {
            return through(scratch.path(), model, sourceId, all, view, progress);
        }
    }

    private static Prediction through(Path folder, RunModel model, String sourceId, Listing listing, String view,
            Progress progress) throws ApicalException {
        DataSettings data = model.experiment().data();
        ImportAudit audit = CohortImport.run(new ImportRequest(listing, sourceId, Optional.empty(), view, data.rows(),
                data.columns(), data.frames(), data.intervalMs(), Runtime.getRuntime().availableProcessors(), folder),
                progress);
        try (Cohort cohort = Cohort.open(folder)) {
            return new Prediction(predict(model, cohort, progress), model.experiment().isMultiTask(),
                    audit.skipped());
        }
    }

    private static List<ClipPrediction> predict(RunModel model, Cohort cohort, Progress progress)
            throws ApicalException {
        List<ClipPrediction> predictions = new ArrayList<>();
        progress.begin("Predicting", cohort.clips().size());
        for (StoredClip clip : cohort.clips()) {
            progress.checkCancelled();
            List<byte[]> frames = new ArrayList<>();
            for (int i = 0; i < clip.frames(); i++) {
                byte[] frame = new byte[cohort.info().rows() * cohort.info().columns()];
                cohort.read(clip.firstFrame() + i, frame);
                frames.add(frame);
            }
            predictions.addAll(model.predictAll(clip.file(), clip.patient(), frames));
            progress.advance(1);
        }
        return predictions;
    }

    /**
     * Writes one line a clip and task. The task is named when there are several; of several classes the class's name
     * and probability stand there as well.
     *
     * @param file the CSV file to write or replace
     * @throws ApicalException when it cannot be written
     */
    public void writeCsv(Path file) throws ApicalException {
        boolean classes = clips.stream().anyMatch(clip -> clip.target().kind() == Target.Kind.CATEGORICAL);
        List<String> header = new ArrayList<>(severalTasks ? List.of("file", "patient", "task")
                : List.of("file", "patient"));
        header.addAll(List.of("prediction", "unit", "frames", "frameDeviation"));
        if (classes) {
            header.addAll(List.of("class", "probability"));
        }
        List<List<Object>> rows = new ArrayList<>();
        for (ClipPrediction clip : clips) {
            List<Object> row = new ArrayList<>(List.of(clip.file(), clip.patient()));
            if (severalTasks) {
                row.add(clip.task());
            }
            row.addAll(List.of(clip.prediction(), clip.target().unit(), clip.frames(),
                    Double.isNaN(clip.frameDeviation()) ? "" : clip.frameDeviation()));
            if (classes) {
                boolean one = clip.target().kind() == Target.Kind.CATEGORICAL;
                row.add(one ? clip.target().classNames().get((int) clip.prediction()) : "");
                row.add(one ? clip.probability() : "");
            }
            rows.add(row);
        }
        RunFolder.writeCsv(file, header, rows);
    }
}
