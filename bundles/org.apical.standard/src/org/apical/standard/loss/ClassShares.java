package org.apical.standard.loss;

import java.util.List;

/**
 * How much each class of an item counts: its share of the label, smoothed, times the weight of the class.
 *
 * <p>Smoothing by e leaves 1 - e of the label and divides e evenly among the K classes (Szegedy et al. 2016,
 * doi:10.1109/CVPR.2016.308, equation 7). Weights multiply an item's loss and are not divided by their sum, so that a
 * batch's loss does not depend on which classes chance brought together.
 *
 * @param weights a weight a class, in the order of the classes; empty for 1 each
 * @param smoothing the share of the label divided among all classes, 0 to 1
 */
record ClassShares(List<Double> weights, double smoothing) {

    ClassShares {
        weights = List.copyOf(weights);
        if (weights.stream().anyMatch(weight -> weight < 0) || !weights.isEmpty()
                && weights.stream().allMatch(weight -> weight == 0)) {
            throw new IllegalArgumentException("Weights of classes cannot be negative, nor all 0.");
        }
    }

    /**
     * Returns weights with which every class counts alike: 1 / (K share), so that their mean over all labels is 1. A
     * class that does not occur weighs nothing.
     */
    static List<Double> balancing(List<Double> shares) {
        long classes = shares.stream().filter(share -> share > 0).count();
        return shares.stream().map(share -> share > 0 ? 1 / (classes * share) : 0).toList();
    }

    /** Returns what counts of class {@code k} of {@code classes} when the label gives it {@code share}. */
    double of(double share, int k, int classes) {
        if (!weights.isEmpty() && weights.size() != classes) {
            throw new IllegalArgumentException("There are " + weights.size() + " class weights for " + classes
                    + " classes.");
        }
        double smooth = smoothing == 0 ? share : (1 - smoothing) * share + smoothing / classes;
        return weights.isEmpty() ? smooth : weights.get(k) * smooth;
    }
}
