package org.apical.dicom.dcm4che.internal;

import java.util.regex.Pattern;

/** Checks identifiers before they become names of files. */
final class Uids {
    private static final Pattern UID = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    private Uids() {
    }

    static boolean isUid(String text) {
        return text != null && text.length() <= 64 && UID.matcher(text).matches();
    }
}
