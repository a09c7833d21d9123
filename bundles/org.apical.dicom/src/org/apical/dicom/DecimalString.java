package org.apical.dicom;

import java.util.Locale;

/** Writes numbers as decimal strings, which may have at most 16 characters (PS3.5 section 6.2). */
final class DecimalString {
    private static final int LONGEST = 16;

    private DecimalString() {
    }

    static String format(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        String shortest = Double.toString(value);
        for (int digits = 15; shortest.length() > LONGEST && digits > 0; digits--) {
            shortest = trimZeros(String.format(Locale.ROOT, "%." + digits + "g", value));
        }
        return shortest;
    }

    private static String trimZeros(String text) {
        return text.indexOf('e') >= 0 || text.indexOf('.') < 0 ? text : text.replaceAll("\\.?0+$", "");
    }
}
