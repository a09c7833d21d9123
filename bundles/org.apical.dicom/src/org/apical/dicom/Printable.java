package org.apical.dicom;

/** Makes texts from files safe to print: no control characters, which could command a terminal. */
final class Printable {
    private static final int LONGEST = 64;

    private Printable() {
    }

    /** The text with each control or format character as a question mark. */
    static String of(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\x{2028}\\x{2029}]", "?");
    }

    /** The same in quotation marks, at most 64 characters of it. */
    static String quoted(String text) {
        String shown = of(text);
        return '"' + (shown.length() > LONGEST ? shown.substring(0, LONGEST) + "..." : shown) + '"';
    }
}
