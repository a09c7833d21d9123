package org.apical.explain.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.analysis.statistics.Bootstrap;
import org.apical.analysis.statistics.Statistic;
import org.apical.api.report.Estimate;

/**
 * What was measured of one run's maps, by patient.
 *
 * @param run the run's name
 * @param taskName the task in words
 * @param claim what is claimed of the task
 * @param patients by patient's id, in the order of their predictions
 * @param seed the seed of the intervals
 */
record ClaimedRun(String run, String taskName, Claim claim, Map<String, OnePatient> patients, long seed) {

    private static final int RESAMPLES = 2000;

    /**
     * Where the maps of one patient lie, the mean over frames.
     *
     * @param entropy how evenly they are spread over the sector, 0 to 1
     * @param mass the share of their mass in each structure that the patient has
     * @param area the share of the sector that each takes
     */
    record OnePatient(double entropy, Map<String, Double> mass, Map<String, Double> area) {
    }

    Estimate entropy() {
        return mean(patients.values().stream().mapToDouble(OnePatient::entropy).toArray(), seed);
    }

    Estimate mass(String structure) {
        return mean(having(structure).stream().mapToDouble(one -> one.mass().get(structure)).toArray(), seed);
    }

    Estimate area(String structure) {
        return mean(having(structure).stream().mapToDouble(one -> one.area().get(structure)).toArray(), seed);
    }

    /** The mean mass over the mean area: 1 for maps that know nothing. */
    Estimate times(String structure) {
        List<OnePatient> having = having(structure);
        Statistic ratio = counts -> {
            double mass = 0;
            double area = 0;
            for (int i = 0; i < counts.length; i++) {
                mass += counts[i] * having.get(i).mass().get(structure);
                area += counts[i] * having.get(i).area().get(structure);
            }
            return area == 0 ? Double.NaN : mass / area;
        };
        return estimate(having.size(), ratio, seed);
    }

    private List<OnePatient> having(String structure) {
        return patients.values().stream().filter(one -> one.mass().containsKey(structure)).toList();
    }

    static Estimate mean(double[] values, long seed) {
        return estimate(values.length, counts -> {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < counts.length; i++) {
                sum += counts[i] * values[i];
                count += counts[i];
            }
            return count == 0 ? Double.NaN : sum / count;
        }, seed);
    }

    private static Estimate estimate(int patients, Statistic statistic, long seed) {
        return patients == 0 ? new Estimate(Double.NaN, Double.NaN, Double.NaN)
                : new Bootstrap(patients, RESAMPLES, seed, 0.95).estimate(List.of(statistic)).get(0);
    }

    /** Returns whether the claim holds: denser in its structure than chance, with the interval. */
    boolean holds() {
        return times(claim.structure()).low() > 1;
    }

    /** Returns whether the mass reaches what is asked of local tasks. */
    boolean reaches() {
        return mass(claim.structure()).value() >= Claim.MASS && times(claim.structure()).value() >= Claim.TIMES;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("run", run);
        map.put("task", claim.task());
        map.put("claim", claim.words());
        map.put("structure", claim.structure());
        map.put("patients", patients.size());
        map.put("mass", mass(claim.structure()));
        map.put("area", area(claim.structure()));
        map.put("times", times(claim.structure()));
        map.put("entropy", entropy());
        map.put("holds", holds());
        if (claim.measured()) {
            map.put("reaches", reaches());
        }
        return map;
    }
}
