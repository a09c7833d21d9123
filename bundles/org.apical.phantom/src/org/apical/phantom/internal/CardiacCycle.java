package org.apical.phantom.internal;

/**
 * The heart beat in time: R peaks, volume of the left ventricle, valve opening and the ECG.
 *
 * <p>Systole shortens little and diastole much with the rate (ejection time 413 ms less 1.7 ms a beat a minute,
 * Weissler et al. 1968, doi:10.1161/01.CIR.37.2.149). Diastole is rapid filling, rest and atrial kick.
 */
public final class CardiacCycle {
    private static final double ISOVOLUMIC_S = 0.05;
    private static final double RELAXATION_S = 0.07;
    private static final double EARLY_FILLING_S = 0.16;
    private static final double KICK_S = 0.11;

    private final double periodS;
    private final double firstPeakS;
    private final double endSystoleS;
    private final double earlyShare;

    /**
     * Sets the rhythm.
     *
     * @param heartRateBpm beats a minute
     * @param firstPeakS   time of an R peak, in seconds from the first frame
     * @param earlyShare   share of the stroke volume that flows in early diastole, 0 to 1
     */
    public CardiacCycle(double heartRateBpm, double firstPeakS, double earlyShare) {
        this.periodS = 60 / heartRateBpm;
        this.firstPeakS = firstPeakS;
        this.endSystoleS = ISOVOLUMIC_S + Math.min(0.413 - 0.0017 * heartRateBpm, 0.45 * periodS);
        this.earlyShare = earlyShare;
    }

    /** Returns the seconds since the last R peak. */
    public double sincePeak(double timeS) {
        double beats = (timeS - firstPeakS) / periodS;
        return (beats - Math.floor(beats)) * periodS;
    }

    /** Returns how much of the stroke volume has left the ventricle: 0 at end diastole, 1 at end systole. */
    public double emptying(double timeS) {
        double t = sincePeak(timeS);
        if (t < ISOVOLUMIC_S) {
            return 0;
        }
        if (t < endSystoleS) {
            return step((t - ISOVOLUMIC_S) / (endSystoleS - ISOVOLUMIC_S));
        }
        double filled = earlyShare * step((t - endSystoleS - RELAXATION_S) / early())
                + (1 - earlyShare) * step((t - kickStart()) / KICK_S);
        return 1 - filled;
    }

    /** Returns how far the mitral valve is open: 0 shut, 1 at the height of early filling. */
    public double mitralOpening(double timeS) {
        double t = sincePeak(timeS);
        double first = (t - endSystoleS - RELAXATION_S * 0.8) / (early() * 1.25);
        double second = (t - kickStart() + 0.02) / (KICK_S + 0.03);
        double rest = first > 0.6 && second < 0.9 ? 0.3 : 0;
        return Math.max(rest, Math.max(bump(first), 0.7 * bump(second)));
    }

    /** Returns how far the aortic valve is open, 0 to 1. */
    public double aorticOpening(double timeS) {
        double t = sincePeak(timeS);
        double share = (t - ISOVOLUMIC_S * 0.8) / (endSystoleS - ISOVOLUMIC_S * 0.8);
        return share <= 0 || share >= 1 ? 0 : Math.min(1, 6 * Math.min(share, 1 - share));
    }

    /** Returns the ECG as a voltage between about -0.25 and 1. */
    public double ecg(double timeS) {
        double t = sincePeak(timeS);
        double before = t - periodS;
        return wave(t, 0, 0.012, 1) + wave(before, 0, 0.012, 1) + wave(before, -0.028, 0.010, -0.12)
                + wave(t, 0.030, 0.011, -0.22) + wave(before, -0.16, 0.024, 0.13) + wave(t, 0.27, 0.045, 0.26);
    }

    private double early() {
        return Math.min(EARLY_FILLING_S, kickStart() - endSystoleS - RELAXATION_S);
    }

    private double kickStart() {
        return Math.max(periodS - KICK_S, endSystoleS + RELAXATION_S + 0.04);
    }

    private static double wave(double t, double centre, double width, double height) {
        double z = (t - centre) / width;
        return Math.abs(z) > 5 ? 0 : height * StrictMath.exp(-z * z / 2);
    }

    private static double step(double x) {
        double s = Math.max(0, Math.min(1, x));
        return s * s * (3 - 2 * s);
    }

    private static double bump(double x) {
        return x <= 0 || x >= 1 ? 0 : Math.min(1, 2.4 * StrictMath.sin(StrictMath.PI * x));
    }
}
