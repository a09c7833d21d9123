package org.apical.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apical.analysis.internal.PairedFigures;
import org.apical.analysis.statistics.Clusters;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.report.PatientPrediction;
import org.apical.api.task.Target;

/**
 * Two runs compared on the patients that both judged.
 *
 * @param target what both predicted
 * @param subjects how many patients, or clips in a task about clips, both judged
 * @param patients how many patients these are of
 * @param onlyFirst how many only the first run judged; they are left out
 * @param onlySecond how many only the second run judged; they are left out
 * @param figures the figures of both runs with their differences
 * @since 1.0
 */
public record PairedComparison(Target target, int subjects, int patients, int onlyFirst, int onlySecond,
        List<PairedFigure> figures) {

    /** How many resamples and permutations a comparison rests on unless others are asked for. */
    public static final int DEFAULT_RESAMPLES = 10_000;

    /** Copies the figures. */
    public PairedComparison {
        figures = List.copyOf(figures);
    }

    /**
     * Compares two runs.
     *
     * <p>Differences are second minus first. Their intervals come from a paired bootstrap over patients, bias-corrected
     * and accelerated; p values from a paired permutation test that exchanges the two runs' predictions patient by
     * patient (Good, Permutation, Parametric and Bootstrap Tests of Hypotheses, 2005). The areas under the operating
     * characteristic are compared by DeLong's test and interval (doi:10.2307/2531595) unless patients have several
     * predictions, which DeLong does not allow for. A regression gets mae, rmse, r2, pearson, concordance,
     * iccAgreement, iccConsistency and bias; a binary target auc, averagePrecision, f1, sensitivity, specificity, ppv,
     * npv, accuracy, brier and ece; a categorical one accuracy.
     *
     * @param target what both runs predicted
     * @param first the test predictions of the first run
     * @param second the test predictions of the second run
     * @param firstThreshold the first run's threshold; used for binary targets only
     * @param secondThreshold the second run's threshold; used for binary targets only
     * @param patientOf the patient of each subject by its id; subjects that are missing, and all in an empty map, are
     *     patients of their own
     * @param resamples how many resamples and how many permutations
     * @param seed the seed of both
     * @return the comparison
     * @throws ApicalException when the runs judged no common patient or were given different labels for one
     */
    public static PairedComparison of(Target target, List<PatientPrediction> first, List<PatientPrediction> second,
            double firstThreshold, double secondThreshold, Map<String, String> patientOf, int resamples, long seed)
            throws ApicalException {
        Map<String, PatientPrediction> other = new HashMap<>();
        second.stream().filter(PairedComparison::finite).forEach(one -> other.put(one.patient(), one));
        List<PatientPrediction> left = new ArrayList<>();
        List<PatientPrediction> right = new ArrayList<>();
        for (PatientPrediction one : first) {
            PatientPrediction match = finite(one) ? other.get(one.patient()) : null;
            if (match != null) {
                requireSameLabel(one, match);
                left.add(one);
                right.add(match);
            }
        }
        if (left.isEmpty()) {
            throw ApicalException.badInput(Problem.of("The two runs judged no common patient.",
                    "Compare runs of one cohort with the same split and seed."));
        }
        Clusters clusters = Clusters.of(left.stream()
                .map(one -> patientOf.getOrDefault(one.patient(), one.patient())).toList());
        double[] truths = left.stream().mapToDouble(PatientPrediction::truth).toArray();
        PairedFigures figures = new PairedFigures(target, truths, predictions(left), predictions(right),
                firstThreshold, secondThreshold, clusters);
        return new PairedComparison(target, left.size(), clusters.size(), first.size() - left.size(),
                second.size() - left.size(), figures.compare(resamples, seed));
    }

    private static boolean finite(PatientPrediction one) {
        return Double.isFinite(one.truth()) && Double.isFinite(one.prediction());
    }

    private static void requireSameLabel(PatientPrediction first, PatientPrediction second) throws ApicalException {
        if (Math.abs(first.truth() - second.truth()) > 1e-9 * Math.max(1, Math.abs(first.truth()))) {
            throw ApicalException.badInput(Problem.of("The two runs have different labels for " + first.patient()
                    + ": " + first.truth() + " and " + second.truth() + ".",
                    "Compare runs that were made with the same label table."));
        }
    }

    private static double[] predictions(List<PatientPrediction> patients) {
        return patients.stream().mapToDouble(PatientPrediction::prediction).toArray();
    }
}
