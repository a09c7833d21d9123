package org.apical.explain.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.report.Estimate;

/**
 * How much more evenly the maps of one task are spread than those of local structures.
 *
 * @param run the run of a phenotype of the whole patient
 * @param difference its entropy less the mean entropy of the same patients' maps of local structures; where runs share
 *     no patients, the means alone without an interval
 * @param patients how many patients are compared with themselves
 */
record Diffuseness(ClaimedRun run, Estimate difference, int patients) {

    static List<Diffuseness> of(List<ClaimedRun> runs) {
        List<ClaimedRun> local = runs.stream().filter(run -> run.claim().local()).toList();
        List<Diffuseness> all = new ArrayList<>();
        for (ClaimedRun run : runs) {
            if (!run.claim().local() && !local.isEmpty()) {
                all.add(of(run, local));
            }
        }
        return all;
    }

    private static Diffuseness of(ClaimedRun run, List<ClaimedRun> local) {
        List<Double> differences = new ArrayList<>();
        run.patients().forEach((id, patient) -> {
            double[] entropies = local.stream().filter(other -> other.patients().containsKey(id))
                    .mapToDouble(other -> other.patients().get(id).entropy()).filter(Double::isFinite).toArray();
            if (entropies.length > 0 && Double.isFinite(patient.entropy())) {
                double sum = 0;
                for (double entropy : entropies) {
                    sum += entropy;
                }
                differences.add(patient.entropy() - sum / entropies.length);
            }
        });
        if (differences.size() > 1) {
            return new Diffuseness(run, ClaimedRun.mean(differences.stream().mapToDouble(Double::doubleValue)
                    .toArray(), run.seed()), differences.size());
        }
        double mean = local.stream().mapToDouble(other -> other.entropy().value()).average().orElse(Double.NaN);
        return new Diffuseness(run, new Estimate(run.entropy().value() - mean, Double.NaN, Double.NaN), 0);
    }

    /** Returns whether the maps are more diffuse, with the interval. */
    boolean holds() {
        return difference.low() > 0;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("task", run.claim().task());
        map.put("entropyDifference", difference);
        map.put("patients", patients);
        map.put("holds", holds());
        return map;
    }
}
