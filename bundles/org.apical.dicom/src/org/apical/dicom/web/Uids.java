package org.apical.dicom.web;

import java.util.regex.Pattern;

/** Unique identifiers become file names and parts of addresses, so only true ones are let through (PS3.5, 9.1). */
final class Uids {
    private static final Pattern UID = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    private Uids() {
    }

    static boolean isUid(String text) {
        return text.length() <= 64 && UID.matcher(text).matches();
    }
}
