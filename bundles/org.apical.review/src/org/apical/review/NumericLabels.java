package org.apical.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds wrong labels of a regression: the counterpart of confident learning for numbers, by ranks.
 *
 * <p>Confident learning asks how sure models usually are of a class before it suspects an item; here it is asked how
 * far from the predictions labels usually are. Items are ordered by their predictions, which must come from models that did
 * not learn the labels in question. Predictions that are drawn to the mean are stretched first, by the median slope
 * between items half the list apart (Theil 1950). Then each label's distance from the median of its neighbours in that
 * order is divided by their median distance (as label errors of numbers are scored by the uncertainty around them, Zhou
 * et al. 2023, arXiv:2305.16583). Medians and ranks, because some of the labels they are taken of are wrong.
 *
 * @since 1.0
 */
public final class NumericLabels {

    /** From here on a distance is an outlier (Iglewicz and Hoaglin 1993, modified z-score). */
    public static final double SUSPECTED = 3.5;

    /** Below that many neighbours on each side, medians are mostly chance. */
    private static final int FEWEST_BESIDE = 15;
    /** The median distance of normally distributed values, in standard deviations. */
    private static final double NORMAL = 0.6745;

    private NumericLabels() {
    }

    /**
     * Judges labels.
     *
     * @param labels the label of each item
     * @param predictions what was predicted for each item, held out
     * @return one suspicion an item, in their order: the modified z-score of its distance, suspected above
     *     {@value #SUSPECTED}; unknown for fewer than 8 items
     * @throws IllegalArgumentException when the arrays are not equally long
     */
    public static List<Suspicion> judge(double[] labels, double[] predictions) {
        if (labels.length != predictions.length) {
            throw new IllegalArgumentException("Each item has a label and a prediction, not " + labels.length + " and "
                    + predictions.length + ".");
        }
        int count = labels.length;
        if (count < 8) {
            return IntStream.range(0, count).mapToObj(i -> Suspicion.UNKNOWN).toList();
        }
        int[] order = IntStream.range(0, count).boxed().sorted(Comparator.comparingDouble(i -> predictions[i]))
                .mapToInt(Integer::intValue).toArray();
        double slope = slope(order, labels, predictions);
        double[] residuals = Arrays.stream(order).mapToDouble(i -> labels[i] - slope * predictions[i]).toArray();
        double middle = median(residuals);
        double usual = median(Arrays.stream(residuals).map(r -> Math.abs(r - middle)).toArray());
        int beside = Math.max(FEWEST_BESIDE, count / 10);
        Suspicion[] found = new Suspicion[count];
        for (int place = 0; place < count; place++) {
            int from = Math.max(0, Math.min(place - beside, count - 1 - 2 * beside));
            int to = Math.min(count, from + 2 * beside + 1);
            double[] near = Arrays.copyOfRange(residuals, from, to);
            double centre = median(near);
            // Few neighbours tell their spread badly; all items together tell it better and less locally.
            double spread = (median(Arrays.stream(near).map(r -> Math.abs(r - centre)).toArray()) + usual) / 2;
            double distance = Math.abs(residuals[place] - centre);
            double score = distance == 0 ? 0 : NORMAL * distance / spread;
            found[order[place]] = new Suspicion(score, score > SUSPECTED);
        }
        return List.of(found);
    }

    /** Theil's incomplete method: each item with the one half the list further. */
    private static double slope(int[] order, double[] labels, double[] predictions) {
        int half = order.length / 2;
        List<Double> slopes = new ArrayList<>();
        for (int i = 0; i + half < order.length; i++) {
            double run = predictions[order[i + half]] - predictions[order[i]];
            if (run > 0) {
                slopes.add((labels[order[i + half]] - labels[order[i]]) / run);
            }
        }
        return slopes.isEmpty() ? 1 : median(slopes.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
