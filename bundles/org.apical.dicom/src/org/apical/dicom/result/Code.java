package org.apical.dicom.result;

import org.apical.dicom.DicomObject;
import org.apical.dicom.Tag;
import org.apical.dicom.Vr;

/**
 * A coded concept.
 *
 * @param value   the code, at most 16 characters
 * @param scheme  the coding scheme's designator: DCM, SCT, LN, UCUM, or {@value #OWN_SCHEME} for Apical's own codes
 * @param meaning what it means, in English, at most 64 characters
 * @since 1.0
 */
public record Code(String value, String scheme, String meaning) {
    /** The designator of Apical's own codes, for concepts that no public scheme has. */
    public static final String OWN_SCHEME = "99APICAL";

    /** Checks the lengths. */
    public Code {
        if (value.isBlank() || value.length() > 16 || scheme.isBlank() || scheme.length() > 16 || meaning.isBlank()
                || meaning.length() > 64) {
            throw new IllegalArgumentException("Not a code: (" + value + ", " + scheme + ", " + meaning + ")");
        }
    }

    DicomObject item() {
        DicomObject item = new DicomObject();
        item.putString(Tag.CODE_VALUE, Vr.SH, value);
        item.putString(Tag.CODING_SCHEME_DESIGNATOR, Vr.SH, scheme);
        item.putString(Tag.CODE_MEANING, Vr.LO, meaning);
        return item;
    }
}
