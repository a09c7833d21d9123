package org.apical.datasets.internal;

import java.util.Locale;
import java.util.Optional;

/** Compares an ejection fraction with the volumes it was computed from. */
public final class EjectionFraction {

    /** Tables round; what differs by more is another measurement or a mistake. */
    private static final double TOLERANCE_PERCENT = 0.1;

    private EjectionFraction() {
    }

    /**
     * Compares.
     *
     * @param efPercent the ejection fraction in percent
     * @param edvMl the end-diastolic volume in mL
     * @param esvMl the end-systolic volume in mL
     * @return a sentence when they do not agree within 0.1 percent points; empty when they do, or one is {@code NaN}
     */
    public static Optional<String> check(double efPercent, double edvMl, double esvMl) {
        if (Double.isNaN(efPercent) || Double.isNaN(edvMl) || Double.isNaN(esvMl)) {
            return Optional.empty();
        }
        double computed = (edvMl - esvMl) / edvMl * 100;
        if (Math.abs(computed - efPercent) <= TOLERANCE_PERCENT + 1e-9) {
            return Optional.empty();
        }
        return Optional.of(String.format(Locale.ROOT, "The ejection fraction is given as %.2f %%, but the volumes "
                + "%.2f and %.2f mL make %.2f %%; the given one was kept.", efPercent, edvMl, esvMl, computed));
    }
}
