package org.apical.analysis.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which predictions belong together because they are of one patient.
 *
 * <p>Clips of a patient resemble one another; whoever resamples them one by one gets intervals that are too narrow.
 *
 * @since 1.0
 */
public final class Clusters {

    private final int[] clusterOf;
    private final int clusters;

    private Clusters(int[] clusterOf, int clusters) {
        this.clusterOf = clusterOf;
        this.clusters = clusters;
    }

    /**
     * Returns predictions of different patients.
     *
     * @param predictions how many there are
     * @return a cluster for each
     */
    public static Clusters single(int predictions) {
        if (predictions < 0) {
            throw new IllegalArgumentException("There cannot be " + predictions + " predictions.");
        }
        return new Clusters(IntStream.range(0, predictions).toArray(), predictions);
    }

    /**
     * Groups predictions by patient.
     *
     * @param patients the patient of each prediction
     * @return the clusters, numbered in the order in which patients first occur
     */
    public static Clusters of(List<String> patients) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] clusterOf = new int[patients.size()];
        for (int i = 0; i < clusterOf.length; i++) {
            int next = numbers.size();
            clusterOf[i] = numbers.computeIfAbsent(patients.get(i), patient -> next);
        }
        return new Clusters(clusterOf, numbers.size());
    }

    /**
     * Returns the number of predictions.
     *
     * @return at least 0
     */
    public int predictions() {
        return clusterOf.length;
    }

    /**
     * Returns the number of patients.
     *
     * @return at least 0
     */
    public int size() {
        return clusters;
    }

    /**
     * Returns the patient of a prediction.
     *
     * @param prediction the prediction, from 0
     * @return the patient's number, from 0
     */
    public int of(int prediction) {
        return clusterOf[prediction];
    }

    /**
     * Tells whether every prediction is of another patient.
     *
     * @return true when there is nothing to keep together
     */
    public boolean areSingle() {
        return clusters == clusterOf.length;
    }

    /** Turns counts of clusters into counts of predictions. */
    void spread(int[] clusterCounts, int[] counts) {
        for (int i = 0; i < counts.length && counts != clusterCounts; i++) {
            counts[i] = clusterCounts[clusterOf[i]];
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Clusters that && Arrays.equals(clusterOf, that.clusterOf);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(clusterOf);
    }
}
