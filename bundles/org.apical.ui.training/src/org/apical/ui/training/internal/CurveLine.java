package org.apical.ui.training.internal;

import java.util.List;
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

    static CurveLine finished(String name, String metric, List<EpochRecord> epochs) {
        return new CurveLine(name, metric, epochs, new StepCurve.Points(NONE, NONE, NONE, NONE));
    }
}
