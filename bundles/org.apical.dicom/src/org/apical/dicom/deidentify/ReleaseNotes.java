package org.apical.dicom.deidentify;

import java.util.ArrayList;
import java.util.List;
import org.apical.dicom.DicomObject;
import org.apical.dicom.Tag;
import org.apical.dicom.Vr;

/** Writes into a data set what was done to it (PS3.15 section E.1.1, context group 7050 of PS3.16). */
final class ReleaseNotes {
    private static final int METHOD = 0x00120063;
    private static final int METHOD_CODES = 0x00120064;
    private static final int LONGITUDINAL_MODIFIED = 0x00280303;

    private static final int FRAME_OF_REFERENCE = 0x00200052;
    private static final int POSITION_REFERENCE = 0x00201040;

    private ReleaseNotes() {
    }

    static void write(DicomObject o, DeidentifyOptions options, String patient) {
        o.putString(Tag.PATIENT_NAME, Vr.PN, patient + "^Pseudonym");
        o.putString(Tag.PATIENT_ID, Vr.LO, patient);
        o.putString(Tag.PATIENT_BIRTH_DATE, Vr.DA);
        if (!o.contains(Tag.PATIENT_SEX)) {
            o.putString(Tag.PATIENT_SEX, Vr.CS);
        }
        if (o.contains(FRAME_OF_REFERENCE) && !o.contains(POSITION_REFERENCE)) {
            // It belongs to every frame of reference, with or without a value, and many files lack it.
            o.putString(POSITION_REFERENCE, Vr.LO);
        }
        o.putString(Tag.PATIENT_IDENTITY_REMOVED, Vr.CS, "YES");
        o.putString(METHOD, Vr.LO, "PS3.15 Annex E " + ConfidentialityProfile.EDITION,
                "Apical: scan sector kept, all else blank");
        o.putSequence(METHOD_CODES, codes(options));
        o.putString(Tag.BURNED_IN_ANNOTATION, Vr.CS, "NO");
        o.putString(LONGITUDINAL_MODIFIED, Vr.CS, switch (options.dates()) {
            case REMOVE -> "REMOVED";
            case SHIFT -> "MODIFIED";
            case KEEP -> "UNMODIFIED";
        });
    }

    private static List<DicomObject> codes(DeidentifyOptions options) {
        List<DicomObject> codes = new ArrayList<>();
        codes.add(code("113100", "Basic Application Confidentiality Profile"));
        codes.add(code("113101", "Clean Pixel Data Option"));
        if (options.cleanDescriptors()) {
            codes.add(code("113105", "Clean Descriptors Option"));
        }
        if (options.dates() == DatePolicy.KEEP) {
            codes.add(code("113106", "Retain Longitudinal Temporal Information Full Dates Option"));
        }
        if (options.dates() == DatePolicy.SHIFT) {
            codes.add(code("113107", "Retain Longitudinal Temporal Information Modified Dates Option"));
        }
        if (options.retainPatientCharacteristics()) {
            codes.add(code("113108", "Retain Patient Characteristics Option"));
        }
        if (options.retainDevice()) {
            codes.add(code("113109", "Retain Device Identity Option"));
        }
        if (options.retainUids()) {
            codes.add(code("113110", "Retain UIDs Option"));
        }
        if (options.retainInstitution()) {
            codes.add(code("113112", "Retain Institution Identity Option"));
        }
        return codes;
    }

    private static DicomObject code(String value, String meaning) {
        DicomObject item = new DicomObject();
        item.putString(Tag.CODE_VALUE, Vr.SH, value);
        item.putString(Tag.CODING_SCHEME_DESIGNATOR, Vr.SH, "DCM");
        item.putString(Tag.CODE_MEANING, Vr.LO, meaning);
        return item;
    }
}
