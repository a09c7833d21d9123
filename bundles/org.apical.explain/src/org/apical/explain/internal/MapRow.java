package org.apical.explain.internal;

import java.util.Map;

import org.apical.trust.Badge;

/**
 * A map that was drawn and what was measured of it.
 *
 * @param subject the patient, or the clip in a task about clips
 * @param file the clip's file
 * @param frame the number of the frame among the clip's stored ones, from 0
 * @param timeMs when it was taken, after the clip's first frame
 * @param interpreter the interpreter's short id
 * @param truth the label, {@code NaN} when not known
 * @param prediction the prediction of the patient
 * @param measures what was measured, by name in the order of the columns
 * @param badge whether the map may be believed
 * @param reasons why the badge is not green; empty when it is or was not judged
 * @param name what the names of the map's files begin with
 */
record MapRow(String subject, String file, int frame, double timeMs, String interpreter, double truth,
        double prediction, Map<String, Double> measures, Badge badge, String reasons, String name) {
}
