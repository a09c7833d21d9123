package org.apical.analysis;

import java.util.ArrayList;
import java.util.List;

import org.apical.analysis.internal.Checks;
import org.apical.analysis.statistics.Roc;

/**
 * Chooses the probability from which on a patient counts as positive.
 *
 * @since 1.0
 */
public final class Thresholds {

    private Thresholds() {
    }

    /**
     * Returns the threshold of the highest F1; to be chosen on validation patients, never on test patients.
     *
     * <p>Candidates lie half-way between neighbouring predictions, so that a rounding does not move a patient to the
     * other side. Of several with the same F1 the one in the middle is taken.
     *
     * @param truths 0 or 1 for each patient
     * @param predictions the probability of the positive class for each patient
     * @return the threshold; 0.5 when there is no positive or no negative patient
     * @throws IllegalArgumentException when the arrays differ in length or a value is not finite
     */
    public static double bestF1(double[] truths, double[] predictions) {
        Checks.paired(truths, predictions);
        Roc roc = Roc.of(truths, predictions);
        if (!roc.isDefined()) {
            return 0.5;
        }
        double highest = -1;
        List<Integer> best = new ArrayList<>();
        for (int point = 1; point < roc.size(); point++) {
            double f1 = roc.f1(point);
            if (f1 > highest) {
                highest = f1;
                best.clear();
            }
            if (f1 == highest) {
                best.add(point);
            }
        }
        int chosen = best.get(best.size() / 2);
        double here = roc.threshold(chosen);
        double below = chosen + 1 < roc.size() ? roc.threshold(chosen + 1) : Math.min(0, here);
        return (here + below) / 2;
    }
}
