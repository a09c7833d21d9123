package org.apical.phantom.internal;

import java.util.Locale;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apical.dicom.DicomUids;
import org.apical.phantom.PhantomPatient;
import org.apical.phantom.PhantomSettings;

/**
 * Draws patients whose labels have the means, standard deviations and prevalences of the paper's Table 1.
 *
 * <p>The joint distribution is a plausible guess, for the paper gives marginals only: about a third of the patients
 * have a weak ventricle, which is dilated the more the weaker it is; men, tall and heavy people have larger hearts;
 * a lead, a large atrium and a low ejection fraction come together. The constants of the volumes were fitted to the
 * six moments of Table 1 (A4C, training) by simulation.
 */
public final class LabelModel {
    private static final double WEAK_SHARE = 0.30;
    private static final double EF_MEAN = 55.1;
    private static final double EF_SD = 12.2;
    private static final double LARGE_LA_ML_M2 = 48;

    private final PhantomSettings settings;
    private final BetaDistribution age = new BetaDistribution(2.488, 2.245);
    private final NormalDistribution normal = new NormalDistribution(0, 1);

    /** Opens the model with the prevalences of these settings. */
    public LabelModel(PhantomSettings settings) {
        this.settings = settings;
    }

    /** Draws the patient of this number, counted from 0. */
    public PhantomPatient patient(int number) {
        Draws draws = Draws.of(settings.seed(), number, "labels");
        String id = String.format(Locale.ROOT, "P%05d", number + 1);
        boolean male = draws.uniform() < settings.malePrevalence();
        double tall = draws.normal();
        double heavy = draws.normal();
        double old = draws.normal();
        double height = Math.max(1.35, Math.min(2.15, (male ? 1.762 : 1.612) + 0.0937 * tall));
        double bmi = Math.max(15, Math.min(60, lognormal(27.1, 6.5, heavy)));
        double years = 18 + 82 * age.inverseCumulativeProbability(normal.cumulativeProbability(old));

        double size = mixed(draws, 0.45, male ? 0.96 : -1.05, 0.20, tall, 0.25, heavy);
        double ef;
        double logEdv;
        if (draws.uniform() < WEAK_SHARE) {
            ef = clip(41.6 + 11.4 * draws.normal());
            logEdv = 4.694 + 0.0342 * (41.6 - ef) + 0.376 * size;
        } else {
            ef = clip(60.9 + 6.3 * draws.normal());
            logEdv = 4.359 - 0.01 * (ef - 60.95) + 0.294 * size;
        }
        double edv = Math.max(30, Math.min(420, StrictMath.exp(logEdv)));
        double weak = (EF_MEAN - ef) / EF_SD;

        double surface = Math.sqrt(height * 100 * bmi * height * height / 3600);
        boolean lead = yes(mixed(draws, 0.30, weak, 0.20, old, 0, 0), settings.leadPrevalence());
        boolean large = yes(mixed(draws, 0.35, weak, 0.30, old, 0, 0), settings.laPrevalence());
        boolean thick = yes(mixed(draws, 0.20, old, 0.25, heavy, 0, 0), settings.lvhPrevalence());
        double laIndex = large ? LARGE_LA_ML_M2 + 3 - 11 * StrictMath.log(1 - 0.95 * draws.uniform())
                : Math.min(LARGE_LA_ML_M2 - 1, Math.max(14, 27 + 7 * draws.normal()));
        double limit = male ? 1.1 : 1.0;
        double wall = thick ? limit + 0.05 - 0.13 * StrictMath.log(1 - 0.95 * draws.uniform())
                : Math.min(limit - 0.01, Math.max(0.6, limit - 0.22 + 0.10 * draws.normal()));
        double rate = Math.max(50, Math.min(110, 71 + 12 * draws.normal() + 4 * weak));
        return new PhantomPatient(id, DicomUids.of("phantom study " + settings.seed() + " " + id), (int) years, male,
                bmi * height * height, height, edv, edv * (1 - ef / 100), lead, large, thick, laIndex * surface, wall,
                rate);
    }

    /** Returns the labels as a reader would write them down: volumes with error, some yes-no labels wrong. */
    public PhantomPatient asRead(PhantomPatient truth) {
        double noise = settings.labelNoise();
        if (noise == 0) {
            return truth;
        }
        int number = Integer.parseInt(truth.patientId().substring(1)) - 1;
        Draws draws = Draws.of(settings.seed(), number, "reader");
        double edv = truth.edvMl() * StrictMath.exp(noise * draws.normal());
        double esv = Math.min(0.95 * edv, truth.esvMl() * StrictMath.exp(noise * draws.normal()));
        return new PhantomPatient(truth.patientId(), truth.studyUid(), truth.ageYears(), truth.male(),
                truth.weightKg(), truth.heightM(), edv, esv, truth.lead() ^ draws.uniform() < noise,
                truth.severeLaEnlargement() ^ draws.uniform() < noise, truth.lvHypertrophy() ^ draws.uniform() < noise,
                truth.laVolumeMl(), truth.wallThicknessCm(), truth.heartRateBpm());
    }

    private boolean yes(double score, double prevalence) {
        return prevalence > 0 && (prevalence >= 1 || score > normal.inverseCumulativeProbability(1 - prevalence));
    }

    /** Mixes correlated parts with fresh noise to a number of variance 1. */
    private static double mixed(Draws draws, double a, double x, double b, double y, double c, double z) {
        return a * x + b * y + c * z + Math.sqrt(1 - a * a - b * b - c * c) * draws.normal();
    }

    private static double lognormal(double mean, double sd, double score) {
        double variance = StrictMath.log(1 + sd * sd / (mean * mean));
        return StrictMath.exp(StrictMath.log(mean) - variance / 2 + Math.sqrt(variance) * score);
    }

    private static double clip(double ef) {
        return Math.max(8, Math.min(80, ef));
    }
}
