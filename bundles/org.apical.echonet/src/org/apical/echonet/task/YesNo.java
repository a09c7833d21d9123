package org.apical.echonet.task;

import java.util.Locale;
import java.util.Set;

/** How label tables write yes and no. */
final class YesNo {

    private static final Set<String> YES = Set.of("1", "1.0", "true", "yes", "y", "t");
    private static final Set<String> NO = Set.of("0", "0.0", "false", "no", "n", "f");

    private YesNo() {
    }

    /** Returns 1 for yes, 0 for no, NaN for anything else. */
    static double read(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return YES.contains(word) ? 1 : NO.contains(word) ? 0 : Double.NaN;
    }
}
