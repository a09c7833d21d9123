package org.apical.results.internal;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apical.api.ApicalException;
import org.apical.dicom.result.Algorithm;
import org.apical.dicom.result.Measurement;
import org.apical.dicom.result.MeasurementReport;
import org.apical.experiment.run.ClipPrediction;
import org.apical.experiment.run.RunModel;

/** Makes the report of a study: a measurement a task and clip, and one of all its clips where there are several. */
final class StudyReports {
    private final RunModel model;
    private final ReportedTasks tasks;
    private final Algorithm algorithm;
    private final LocalDateTime created;

    StudyReports(RunModel model, ReportedTasks tasks, Algorithm algorithm, LocalDateTime created) {
        this.model = model;
        this.tasks = tasks;
        this.algorithm = algorithm;
        this.created = created;
    }

    MeasurementReport report(List<JudgedClip> clips) throws ApicalException {
        List<Measurement> measurements = new ArrayList<>();
        for (int i = 0; i < clips.size(); i++) {
            JudgedClip clip = clips.get(i);
            add(measurements, "clip " + (i + 1), clip.predictions(), List.of(source(clip)), clip.stored().view());
        }
        if (clips.size() > 1) {
            List<byte[]> frames = new ArrayList<>();
            clips.forEach(clip -> frames.addAll(clip.frames()));
            add(measurements, "study", model.predictAll("", "study", frames),
                    clips.stream().map(StudyReports::source).toList(), "");
        }
        return new MeasurementReport(algorithm, measurements, created);
    }

    private static Measurement.Source source(JudgedClip clip) {
        return new Measurement.Source(clip.dataset(), clip.dicomNumbers());
    }

    private void add(List<Measurement> measurements, String name, List<ClipPrediction> predictions,
            List<Measurement.Source> sources, String view) {
        for (ClipPrediction prediction : predictions) {
            TaskCode code = tasks.codes().get(prediction.task());
            // From a predicted volume that is not positive no ejection fraction follows.
            if (code != null && Double.isFinite(prediction.prediction())) {
                measurements.add(new Measurement(tasks.several() ? name + ", " + prediction.task() : name,
                        code.concept(), prediction.prediction(), code.unit(), code.site(), sources.size() > 1, sources,
                        comment(prediction, code) + (view.isEmpty() ? "" : " View " + view + ".")));
            }
        }
    }

    private String comment(ClipPrediction prediction, TaskCode code) {
        String computed = tasks.sources().get(prediction.task());
        return computed != null ? computed : String.format(Locale.ROOT, "Aggregated over %d frames; standard deviation "
                + "between frames %.3g %s.", prediction.frames(), prediction.frameDeviation(), code.unit().value());
    }
}
