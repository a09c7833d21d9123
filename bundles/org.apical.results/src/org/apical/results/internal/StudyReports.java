package org.apical.results.internal;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apical.api.ApicalException;
import org.apical.api.report.PatientPrediction;
import org.apical.dicom.result.Algorithm;
import org.apical.dicom.result.Measurement;
import org.apical.dicom.result.MeasurementReport;
import org.apical.experiment.run.RunModel;

/** Makes the report of a study: a measurement a clip, and one of all its clips where there are several. */
final class StudyReports {
    private final RunModel model;
    private final TaskCode code;
    private final Algorithm algorithm;
    private final LocalDateTime created;

    StudyReports(RunModel model, Algorithm algorithm, LocalDateTime created) throws ApicalException {
        this.model = model;
        this.code = TaskCode.of(model);
        this.algorithm = algorithm;
        this.created = created;
    }

    MeasurementReport report(List<JudgedClip> clips) throws ApicalException {
        List<Measurement> measurements = new ArrayList<>();
        for (int i = 0; i < clips.size(); i++) {
            JudgedClip clip = clips.get(i);
            measurements.add(measurement("clip " + (i + 1), clip.prediction(), List.of(source(clip)),
                    clip.stored().view()));
        }
        if (clips.size() > 1) {
            List<byte[]> frames = new ArrayList<>();
            clips.forEach(clip -> frames.addAll(clip.frames()));
            measurements.add(measurement("study", model.predict("study", frames),
                    clips.stream().map(StudyReports::source).toList(), ""));
        }
        return new MeasurementReport(algorithm, measurements, created);
    }

    private static Measurement.Source source(JudgedClip clip) {
        return new Measurement.Source(clip.dataset(), clip.dicomNumbers());
    }

    private Measurement measurement(String name, PatientPrediction prediction, List<Measurement.Source> sources,
            String view) {
        String comment = String.format(Locale.ROOT, "Aggregated over %d frames; standard deviation between frames "
                + "%.3g %s.%s", prediction.frames(), prediction.frameDeviation(), code.unit().value(),
                view.isEmpty() ? "" : " View " + view + ".");
        return new Measurement(name, code.concept(), prediction.prediction(), code.unit(), code.site(),
                sources.size() > 1, sources, comment);
    }
}
