package org.apical.ui.training.internal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apical.api.report.EpochRecord;
import org.apical.ui.StepCurve;

/**
 * The learning of one run, for the curves.
 *
 * @param name what the legend calls it
 * @param metric the short id of its metric
 * @param epochs its epochs
 * @param steps its steps, none for a run that is not at work here
 */
record CurveLine(String name, String metric, List<EpochRecord> epochs, StepCurve.Points steps) {

    private static final double[] NONE = {};
    private static final Pattern FOLDER = Pattern.compile(
            "(.+)-\\d{4}(\\d\\d)(\\d\\d)-(\\d\\d)(\\d\\d)\\d\\d-[0-9a-f]+");

    /** Returns what a legend has room for: the experiment and the time of a run, without the digest of its settings. */
    String shortName() {
        Matcher parts = FOLDER.matcher(name);
        return parts.matches() ? parts.group(1) + ", " + parts.group(2) + "-" + parts.group(3) + " " + parts.group(4)
                + ":" + parts.group(5) : name;
    }

    static CurveLine finished(String name, String metric, List<EpochRecord> epochs) {
        return new CurveLine(name, metric, epochs, new StepCurve.Points(NONE, NONE, NONE, NONE));
    }
}
