package org.apical.dicom.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apical.dicom.DicomObject;
import org.apical.dicom.Vr;

/** Builds the content tree of a structured report (PS3.3, section C.17.3). */
final class ContentItem {
    static final String CONTAINS = "CONTAINS";
    static final String MODIFIES = "HAS CONCEPT MOD";
    static final String OBSERVATION = "HAS OBS CONTEXT";
    static final String ACQUISITION = "HAS ACQ CONTEXT";
    static final String INFERRED = "INFERRED FROM";

    private ContentItem() {
    }

    private static DicomObject item(String relationship, String type, Code concept) {
        DicomObject item = new DicomObject();
        if (!relationship.isEmpty()) {
            item.putString(ResultTag.RELATIONSHIP, Vr.CS, relationship);
        }
        item.putString(ResultTag.VALUE_TYPE, Vr.CS, type);
        if (concept != null) {
            item.putSequence(ResultTag.CONCEPT_NAME, List.of(concept.item()));
        }
        return item;
    }

    static DicomObject container(String relationship, Code concept, List<DicomObject> children) {
        DicomObject item = item(relationship, "CONTAINER", concept);
        item.putString(ResultTag.CONTINUITY, Vr.CS, "SEPARATE");
        item.putSequence(ResultTag.CONTENT, children);
        return item;
    }

    static DicomObject code(String relationship, Code concept, Code value) {
        DicomObject item = item(relationship, "CODE", concept);
        item.putSequence(ResultTag.CODE_SEQUENCE, List.of(value.item()));
        return item;
    }

    static DicomObject text(String relationship, Code concept, String value) {
        DicomObject item = item(relationship, "TEXT", concept);
        item.putString(ResultTag.TEXT_VALUE, Vr.UT, value.replaceAll("[^ -~]", "_"));
        return item;
    }

    static DicomObject uid(String relationship, Code concept, String value) {
        DicomObject item = item(relationship, "UIDREF", concept);
        item.putString(ResultTag.UID_VALUE, Vr.UI, value);
        return item;
    }

    static DicomObject number(Code concept, double value, Code unit, List<DicomObject> children) {
        DicomObject measured = new DicomObject();
        measured.putSequence(ResultTag.UNITS, List.of(unit.item()));
        measured.putString(ResultTag.NUMERIC_VALUE, Vr.DS, rounded(value));
        DicomObject item = item(CONTAINS, "NUM", concept);
        item.putSequence(ResultTag.MEASURED_VALUE, List.of(measured));
        if (!children.isEmpty()) {
            item.putSequence(ResultTag.CONTENT, children);
        }
        return item;
    }

    /** Three decimals are more than any of these measurements deserves. */
    private static String rounded(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    /** Refers to an image, without a concept when that is {@code null}. */
    static DicomObject image(String relationship, Code concept, DicomObject reference, DicomObject... children) {
        DicomObject item = item(relationship, "IMAGE", concept);
        item.putSequence(ResultTag.REFERENCED_SOP, List.of(reference));
        if (children.length > 0) {
            item.putSequence(ResultTag.CONTENT, new ArrayList<>(List.of(children)));
        }
        return item;
    }
}
