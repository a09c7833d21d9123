package org.apical.dicom.result;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apical.dicom.DicomElement;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomUids;
import org.apical.dicom.Tag;
import org.apical.dicom.Vr;

/** What every result begins with: the patient and study of its source, a series and an instance of its own. */
final class ResultHeader {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");
    /** The series numbers of results: high, so that they stand behind the scanner's. */
    private static final int SERIES_NUMBER = 9000;

    private static final int[] PATIENT = {Tag.PATIENT_NAME, Tag.PATIENT_ID, Tag.PATIENT_BIRTH_DATE, Tag.PATIENT_SEX};
    private static final int[] STUDY = {Tag.STUDY_DATE, Tag.STUDY_TIME, Tag.REFERRING_PHYSICIAN_NAME, Tag.STUDY_ID,
        Tag.ACCESSION_NUMBER};
    private static final int[] IF_THERE = {Tag.SPECIFIC_CHARACTER_SET, Tag.STUDY_DESCRIPTION,
        ResultTag.ISSUER_OF_PATIENT_ID, Tag.PATIENT_AGE, Tag.PATIENT_SIZE, Tag.PATIENT_WEIGHT,
        Tag.PATIENT_IDENTITY_REMOVED, ResultTag.DEIDENTIFICATION_METHOD, ResultTag.DEIDENTIFICATION_CODES};

    private ResultHeader() {
    }

    /** The kind of a result. */
    enum Kind {
        REPORT("1.2.840.10008.5.1.4.1.1.88.33", "SR", "Algorithm measurements, research only"),
        SEGMENTATION("1.2.840.10008.5.1.4.1.1.66.4", "SEG", "Masks, research only"),
        CAPTURE("1.2.840.10008.5.1.4.1.1.7.4", "OT", "Saliency maps, research only");

        private final String sopClass;
        private final String modality;
        private final String description;

        Kind(String sopClass, String modality, String description) {
            this.sopClass = sopClass;
            this.modality = modality;
            this.description = description;
        }
    }

    /** Begins a result; the same kind, source, algorithm, time and name give the same identifiers. */
    static DicomObject begin(Kind kind, DicomObject source, Algorithm algorithm, LocalDateTime created, String name) {
        DicomObject o = new DicomObject();
        for (int tag : IF_THERE) {
            copy(source, o, tag);
        }
        for (int tag : PATIENT) {
            copyOrEmpty(source, o, tag);
        }
        for (int tag : STUDY) {
            copyOrEmpty(source, o, tag);
        }
        String study = source.getString(Tag.STUDY_INSTANCE_UID).orElseGet(() -> DicomUids.of("study of "
                + source.getString(Tag.SOP_INSTANCE_UID).orElse("")));
        String made = DATE.format(created) + TIME.format(created);
        String series = String.join("|", "org.apical.result", kind.name(), study, algorithm.run(), made);
        o.putString(Tag.SOP_CLASS_UID, Vr.UI, kind.sopClass);
        o.putString(Tag.SOP_INSTANCE_UID, Vr.UI, DicomUids.of(series + "|" + name));
        o.putString(Tag.STUDY_INSTANCE_UID, Vr.UI, study);
        o.putString(Tag.SERIES_INSTANCE_UID, Vr.UI, DicomUids.of(series));
        o.putString(Tag.MODALITY, Vr.CS, kind.modality);
        o.putInts(Tag.SERIES_NUMBER, Vr.IS, SERIES_NUMBER + kind.ordinal());
        o.putString(Tag.SERIES_DESCRIPTION, Vr.LO, kind.description);
        o.putInts(Tag.INSTANCE_NUMBER, Vr.IS, 1);
        o.putString(Tag.CONTENT_DATE, Vr.DA, DATE.format(created));
        o.putString(Tag.CONTENT_TIME, Vr.TM, TIME.format(created));
        o.putString(Tag.SERIES_DATE, Vr.DA, DATE.format(created));
        o.putString(Tag.SERIES_TIME, Vr.TM, TIME.format(created));
        o.putString(ResultTag.INSTANCE_CREATION_DATE, Vr.DA, DATE.format(created));
        o.putString(ResultTag.INSTANCE_CREATION_TIME, Vr.TM, TIME.format(created));
        o.putString(Tag.MANUFACTURER, Vr.LO, Algorithm.MANUFACTURER);
        o.putString(Tag.MANUFACTURER_MODEL_NAME, Vr.LO, algorithm.name());
        o.putString(Tag.DEVICE_SERIAL_NUMBER, Vr.LO, algorithm.run());
        o.putString(Tag.SOFTWARE_VERSIONS, Vr.LO, algorithm.version());
        o.putSequence(ResultTag.CODING_SCHEME_IDENTIFICATION, List.of(ownScheme()));
        return o;
    }

    private static DicomObject ownScheme() {
        DicomObject scheme = new DicomObject();
        scheme.putString(Tag.CODING_SCHEME_DESIGNATOR, Vr.SH, Code.OWN_SCHEME);
        scheme.putString(ResultTag.CODING_SCHEME_NAME, Vr.ST, "Apical's codes for concepts that no public scheme has");
        scheme.putString(ResultTag.CODING_SCHEME_ORGANIZATION, Vr.ST, "Apical");
        return scheme;
    }

    private static void copy(DicomObject from, DicomObject to, int tag) {
        DicomElement element = from.get(tag);
        if (element != null && !element.isEmpty()) {
            to.put(element);
        }
    }

    private static void copyOrEmpty(DicomObject from, DicomObject to, int tag) {
        DicomElement element = from.get(tag);
        Vr vr = switch (tag) {
            case Tag.PATIENT_NAME, Tag.REFERRING_PHYSICIAN_NAME -> Vr.PN;
            case Tag.PATIENT_ID -> Vr.LO;
            case Tag.PATIENT_BIRTH_DATE, Tag.STUDY_DATE -> Vr.DA;
            case Tag.PATIENT_SEX -> Vr.CS;
            case Tag.STUDY_TIME -> Vr.TM;
            default -> Vr.SH;
        };
        boolean usable = element != null && element.vr() == vr;
        if (usable && (vr == Vr.DA || vr == Vr.TM)) {
            // Old scanners write 1994.01.30 and 11:25:01 (PS3.5, section 6.2, notes on ACR-NEMA).
            to.putString(tag, vr, from.getString(tag).orElse("").replaceAll(vr == Vr.DA ? "\\." : ":", ""));
        } else {
            to.put(usable ? element : new DicomElement(tag, vr, new byte[0], List.of()));
        }
    }

    /** Returns an item that refers to a source instance, or to some of its frames, numbered from 1. */
    static DicomObject reference(DicomObject source, int... frames) {
        DicomObject item = new DicomObject();
        item.putString(ResultTag.REFERENCED_CLASS, Vr.UI, source.getString(Tag.SOP_CLASS_UID).orElse(""));
        item.putString(ResultTag.REFERENCED_INSTANCE, Vr.UI, source.getString(Tag.SOP_INSTANCE_UID).orElse(""));
        if (frames.length > 0 && source.getInt(Tag.NUMBER_OF_FRAMES).orElse(1) > 1) {
            item.putInts(ResultTag.REFERENCED_FRAMES, Vr.IS, frames);
        }
        return item;
    }

    /** Returns a reference that says what for. */
    static DicomObject sourceImage(DicomObject source, int... frames) {
        DicomObject item = reference(source, frames);
        item.putString(ResultTag.SPATIAL_LOCATIONS_PRESERVED, Vr.CS, "YES");
        item.putSequence(ResultTag.PURPOSE_OF_REFERENCE, List.of(Codes.SOURCE_IMAGE.item()));
        return item;
    }
}
