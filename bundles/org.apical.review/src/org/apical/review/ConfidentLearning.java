package org.apical.review;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds wrong labels of classes by confident learning (Northcutt et al. 2021, doi:10.1613/jair.1.12125).
 *
 * <p>The probabilities must come from models that did not learn the labels in question. A class's threshold is the mean
 * probability that the models give it where it is the label, so that a class of which they are never sure is not
 * suspected throughout. An item counts for the class of highest probability among those whose thresholds it reaches;
 * where that is another class than its label, the label is suspected.
 *
 * <p>Labels are ranked by the normalised margin after thresholds were taken off: the largest excess over its threshold
 * of another class, minus the excess of the label's own.
 *
 * @since 1.0
 */
public final class ConfidentLearning {

    private final int[] labels;
    private final double[][] probabilities;
    private final int classes;
    private final double[] thresholds;
    private final int[][] joint;
    private final List<Suspicion> suspicions = new ArrayList<>();

    private ConfidentLearning(int[] labels, double[][] probabilities, int classes) {
        this.labels = labels;
        this.probabilities = probabilities;
        this.classes = classes;
        this.thresholds = new double[classes];
        this.joint = new int[classes][classes];
    }

    /**
     * Judges labels.
     *
     * @param labels the class each item is labelled with, from 0
     * @param probabilities of each item, how probable each class is; held out
     * @return what was found
     * @throws IllegalArgumentException when the arrays do not fit each other or a label is no class
     */
    public static ConfidentLearning of(int[] labels, double[][] probabilities) {
        if (labels.length != probabilities.length || labels.length == 0) {
            throw new IllegalArgumentException("Each of at least one item has a label and probabilities, not "
                    + labels.length + " and " + probabilities.length + ".");
        }
        int classes = probabilities[0].length;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes || probabilities[i].length != classes) {
                throw new IllegalArgumentException("Item " + i + " has the label " + labels[i] + " and "
                        + probabilities[i].length + " probabilities of " + classes + " classes.");
            }
        }
        ConfidentLearning found = new ConfidentLearning(labels.clone(), probabilities, classes);
        found.findThresholds();
        for (int i = 0; i < labels.length; i++) {
            found.judge(i);
        }
        return found;
    }

    private void findThresholds() {
        int[] counts = new int[classes];
        for (int i = 0; i < labels.length; i++) {
            thresholds[labels[i]] += probabilities[i][labels[i]];
            counts[labels[i]]++;
        }
        for (int j = 0; j < classes; j++) {
            // Nobody knows how sure models are of a class that no item is labelled with.
            thresholds[j] = counts[j] == 0 ? Double.POSITIVE_INFINITY : thresholds[j] / counts[j];
        }
    }

    private void judge(int item) {
        int label = labels[item];
        double[] p = probabilities[item];
        int counted = -1;
        double other = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < classes; j++) {
            if (p[j] >= thresholds[j] && (counted < 0 || p[j] > p[counted])) {
                counted = j;
            }
            if (j != label) {
                other = Math.max(other, p[j] - thresholds[j]);
            }
        }
        if (counted >= 0) {
            joint[label][counted]++;
        }
        double margin = other - (p[label] - thresholds[label]);
        suspicions.add(new Suspicion(Double.isInfinite(margin) ? Double.NaN : margin,
                counted >= 0 && counted != label));
    }

    /**
     * Returns how suspicious each label is.
     *
     * @return one an item, in their order; scores from -2 to 2, those above 0 nearer another class than their own
     */
    public List<Suspicion> suspicions() {
        return List.copyOf(suspicions);
    }

    /**
     * Returns the confident joint: how many items of each label count for each class.
     *
     * @return [label][class], a copy
     */
    public int[][] joint() {
        int[][] copy = new int[classes][];
        for (int i = 0; i < classes; i++) {
            copy[i] = joint[i].clone();
        }
        return copy;
    }

    /**
     * Estimates how many labels are wrong, from the joint scaled so that each label counts as often as it occurs.
     *
     * @return the number of items, perhaps broken
     */
    public double expectedErrors() {
        double errors = 0;
        for (int label = 0; label < classes; label++) {
            int counted = 0;
            int off = 0;
            for (int j = 0; j < classes; j++) {
                counted += joint[label][j];
                off += j == label ? 0 : joint[label][j];
            }
            int items = 0;
            for (int one : labels) {
                items += one == label ? 1 : 0;
            }
            errors += counted == 0 ? 0 : (double) items * off / counted;
        }
        return errors;
    }
}
