package org.apical.dicom.result;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomUids;
import org.apical.dicom.DicomWriter;
import org.apical.dicom.Tag;
import org.apical.dicom.Vr;

/**
 * Measurements of one study as a structured report: Comprehensive SR by template TID 1500 of PS3.16.
 *
 * <p>The observer is a device, the report is preliminary and unverified, and says in its text that it is research
 * output and not for clinical use.
 *
 * @param algorithm    what measured
 * @param measurements at least one, all of the same study
 * @param created      when
 * @since 1.0
 */
public record MeasurementReport(Algorithm algorithm, List<Measurement> measurements, LocalDateTime created) {

    /** Copies the list and checks that all are of one study. */
    public MeasurementReport {
        measurements = List.copyOf(measurements);
        if (measurements.isEmpty() || measurements.stream().flatMap(m -> m.sources().stream())
                .map(source -> source.dataset().getString(Tag.STUDY_INSTANCE_UID).orElse("")).distinct().count() != 1) {
            throw new IllegalArgumentException("A report holds measurements of one study.");
        }
    }

    /**
     * Writes the report.
     *
     * @param file the file to write or replace
     * @throws IOException when it cannot be written
     */
    public void write(Path file) throws IOException {
        DicomWriter.write(file, dataset());
    }

    /** Returns the report as a data set. */
    public DicomObject dataset() {
        DicomObject first = measurements.get(0).sources().get(0).dataset();
        DicomObject o = ResultHeader.begin(ResultHeader.Kind.REPORT, first, algorithm, created, "report");
        o.putSequence(ResultTag.REFERENCED_STEP, List.of());
        o.putSequence(ResultTag.PERFORMED_PROCEDURE, List.of());
        o.putSequence(ResultTag.EVIDENCE, List.of(evidence(o.getString(Tag.STUDY_INSTANCE_UID).orElseThrow())));
        o.putString(ResultTag.COMPLETION, Vr.CS, "COMPLETE");
        o.putString(ResultTag.COMPLETION_DESCRIPTION, Vr.LO, "Research output, not for clinical use");
        o.putString(ResultTag.VERIFICATION, Vr.CS, "UNVERIFIED");
        o.putString(ResultTag.PRELIMINARY, Vr.CS, "PRELIMINARY");
        DicomObject template = new DicomObject();
        template.putString(ResultTag.TEMPLATE_MAPPING, Vr.CS, "DCMR");
        template.putString(ResultTag.TEMPLATE_ID, Vr.CS, "1500");
        DicomObject root = ContentItem.container("", Codes.REPORT, content());
        root.elements().forEach(o::put);
        o.putSequence(ResultTag.TEMPLATE, List.of(template));
        return o;
    }

    private List<DicomObject> content() {
        List<DicomObject> content = new ArrayList<>();
        content.add(ContentItem.code(ContentItem.MODIFIES, Codes.LANGUAGE, Codes.ENGLISH));
        content.add(ContentItem.code(ContentItem.OBSERVATION, Codes.OBSERVER_TYPE, Codes.DEVICE));
        content.add(ContentItem.uid(ContentItem.OBSERVATION, Codes.DEVICE_UID,
                DicomUids.of("org.apical.algorithm|" + algorithm.run() + "|" + algorithm.version())));
        content.add(ContentItem.text(ContentItem.OBSERVATION, Codes.DEVICE_NAME, "Apical, research only"));
        content.add(ContentItem.text(ContentItem.OBSERVATION, Codes.DEVICE_MANUFACTURER, Algorithm.MANUFACTURER));
        content.add(ContentItem.text(ContentItem.OBSERVATION, Codes.DEVICE_MODEL, algorithm.name()));
        content.add(ContentItem.text(ContentItem.OBSERVATION, Codes.DEVICE_SERIAL, algorithm.run()));
        content.add(ContentItem.code(ContentItem.MODIFIES, Codes.PROCEDURE_REPORTED, Codes.ECHOCARDIOGRAPHY));
        content.add(ContentItem.container(ContentItem.CONTAINS, Codes.IMAGE_LIBRARY,
                List.of(ContentItem.container(ContentItem.CONTAINS, Codes.IMAGE_LIBRARY_GROUP, library()))));
        content.add(ContentItem.container(ContentItem.CONTAINS, Codes.MEASUREMENTS,
                measurements.stream().map(this::group).toList()));
        content.add(ContentItem.text(ContentItem.CONTAINS, Codes.COMMENT, Algorithm.WARNING));
        return content;
    }

    private List<DicomObject> library() {
        return clips().values().stream().map(clip -> ContentItem.image(ContentItem.CONTAINS, null,
                ResultHeader.reference(clip),
                ContentItem.code(ContentItem.ACQUISITION, Codes.MODALITY, Codes.ULTRASOUND))).toList();
    }

    private Map<String, DicomObject> clips() {
        Map<String, DicomObject> clips = new LinkedHashMap<>();
        measurements.forEach(m -> m.sources().forEach(source -> clips.putIfAbsent(
                source.dataset().getString(Tag.SOP_INSTANCE_UID).orElse(""), source.dataset())));
        return clips;
    }

    private DicomObject group(Measurement m) {
        List<DicomObject> content = new ArrayList<>();
        content.add(ContentItem.text(ContentItem.OBSERVATION, Codes.TRACKING_ID, m.name()));
        content.add(ContentItem.uid(ContentItem.OBSERVATION, Codes.TRACKING_UID, DicomUids.of(String.join("|",
                "org.apical.tracking", algorithm.run(), created.toString(), m.concept().value(), m.name(),
                m.sources().get(0).dataset().getString(Tag.SOP_INSTANCE_UID).orElse("")))));
        if (m.site() != null) {
            content.add(ContentItem.code(ContentItem.MODIFIES, Codes.FINDING_SITE, m.site()));
        }
        content.add(ContentItem.text(ContentItem.MODIFIES, Codes.ALGORITHM_NAME, algorithm.name()));
        content.add(ContentItem.text(ContentItem.MODIFIES, Codes.ALGORITHM_VERSION, algorithm.version()));
        content.add(ContentItem.text(ContentItem.MODIFIES, Codes.ALGORITHM_PARAMETERS, algorithm.parameters()));
        List<DicomObject> about = new ArrayList<>();
        if (m.mean()) {
            about.add(ContentItem.code(ContentItem.MODIFIES, Codes.DERIVATION, Codes.MEAN));
        }
        for (Measurement.Source source : m.sources()) {
            about.add(ContentItem.image(ContentItem.INFERRED, Codes.SOURCE_OF_MEASUREMENT,
                    ResultHeader.reference(source.dataset(), source.frames())));
        }
        content.add(ContentItem.number(m.concept(), m.value(), m.unit(), about));
        if (!m.comment().isEmpty()) {
            content.add(ContentItem.text(ContentItem.CONTAINS, Codes.COMMENT, m.comment()));
        }
        return ContentItem.container(ContentItem.CONTAINS, Codes.MEASUREMENT_GROUP, content);
    }

    private DicomObject evidence(String study) {
        Map<String, List<DicomObject>> bySeries = new LinkedHashMap<>();
        clips().values().forEach(clip -> bySeries.computeIfAbsent(clip.getString(Tag.SERIES_INSTANCE_UID).orElse(""),
                uid -> new ArrayList<>()).add(ResultHeader.reference(clip)));
        List<DicomObject> series = new ArrayList<>();
        bySeries.forEach((uid, references) -> {
            DicomObject item = new DicomObject();
            item.putString(Tag.SERIES_INSTANCE_UID, Vr.UI, uid);
            item.putSequence(ResultTag.REFERENCED_SOP, references);
            series.add(item);
        });
        DicomObject item = new DicomObject();
        item.putString(Tag.STUDY_INSTANCE_UID, Vr.UI, study);
        item.putSequence(ResultTag.REFERENCED_SERIES, series);
        return item;
    }
}
