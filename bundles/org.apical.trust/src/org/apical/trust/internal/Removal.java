package org.apical.trust.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;
import org.apical.interpret.Fill;
import org.apical.trust.MapMeasures;

/** Measures how a prediction changes as places are removed from an item, or shown again, in a map's order. */
public final class Removal {

    private final Model model;
    private final int output;
    private final Tensor item;
    private final boolean[] sector;
    private final int steps;
    private final int batch;
    private final Progress progress;

    /**
     * Prepares.
     *
     * @param model the model
     * @param output which output
     * @param item one item
     * @param sector the places that are removed in the end
     * @param steps in how many steps
     * @param batch how many items run at once
     * @param progress asked between batches whether to stop
     */
    public Removal(Model model, int output, Tensor item, boolean[] sector, int steps, int batch, Progress progress) {
        this.model = model;
        this.output = output;
        this.item = item;
        this.sector = sector;
        this.steps = steps;
        this.batch = batch;
        this.progress = progress;
    }

    /** Makes an item with some places removed. */
    @FunctionalInterface
    private interface Change {

        Tensor of(boolean[] places);
    }

    /** The items of one order, each with more places chosen. */
    private List<Tensor> series(int[] order, Change change) {
        List<Tensor> series = new ArrayList<>();
        boolean[] chosen = new boolean[sector.length];
        int done = 0;
        for (int step = 1; step <= steps; step++) {
            int until = (int) Math.round((double) order.length * step / (steps + 1));
            for (; done < until; done++) {
                chosen[order[done]] = true;
            }
            series.add(change.of(chosen.clone()));
        }
        return series;
    }

    /** The mean distance of the outputs of a series from an output. */
    private double[] distances(List<Tensor> items, double from) throws ApicalException {
        double[] distances = new double[items.size()];
        for (int start = 0; start < items.size(); start += batch) {
            progress.checkCancelled();
            int size = Math.min(batch, items.size() - start);
            int[] shape = item.shape().clone();
            shape[0] = size;
            Tensor together = Tensor.zeros(shape);
            for (int k = 0; k < size; k++) {
                System.arraycopy(items.get(start + k).data(), 0, together.data(), k * item.itemLength(),
                        item.itemLength());
            }
            double[] scores = scores(together);
            for (int k = 0; k < size; k++) {
                distances[start + k] = Math.abs(scores[k] - from);
            }
        }
        return distances;
    }

    private double[] scores(Tensor items) throws ApicalException {
        Tensor scores = model.predict(items);
        int places = scores.itemLength() / model.network().output().output().channels();
        double[] totals = new double[items.items()];
        for (int k = 0; k < totals.length; k++) {
            int first = k * scores.itemLength() + output * places;
            for (int i = first; i < first + places; i++) {
                totals[k] += scores.data()[i];
            }
        }
        return totals;
    }

    /**
     * Blackens places.
     *
     * @param map the map whose order is followed
     * @param controls the number of moved maps that stand for chance
     * @param seed seeds the moves
     * @return how much more the output changes than by chance, -1 to 1; {@code NaN} when it never changes
     * @throws ApicalException when the model fails or the reader stops the work
     */
    public double deletion(float[] map, int controls, long seed) throws ApicalException {
        return againstChance(map, controls, seed, Fill.BLACK.of(item), false);
    }

    /**
     * Shows places of a blurred item.
     *
     * @param map the map whose order is followed
     * @param controls the number of moved maps that stand for chance
     * @param seed seeds the moves
     * @return how much nearer to the item's the output comes than by chance, -1 to 1; {@code NaN} when it never changes
     * @throws ApicalException when the model fails or the reader stops the work
     */
    public double insertion(float[] map, int controls, long seed) throws ApicalException {
        return againstChance(map, controls, seed, Fill.BLUR.of(item), true);
    }

    private double againstChance(float[] map, int controls, long seed, Tensor fill, boolean insert)
            throws ApicalException {
        double whole = scores(item)[0];
        Random random = new Random(seed);
        List<double[]> curves = new ArrayList<>();
        for (int k = 0; k <= controls; k++) {
            float[] followed = k == 0 ? map : Places.moved(map, Places.sizes(item), random);
            curves.add(distances(series(MapMeasures.order(followed, sector),
                    chosen -> mixed(chosen, fill, insert)), whole));
        }
        double scale = Math.max(Math.abs(scores(fill)[0] - whole),
                curves.stream().flatMapToDouble(Arrays::stream).max().orElse(0));
        double chance = curves.subList(1, curves.size()).stream().mapToDouble(Removal::mean).average().orElse(0);
        double gain = (mean(curves.get(0)) - chance) / scale;
        return scale == 0 ? Double.NaN : insert ? -gain : gain;
    }

    private Tensor mixed(boolean[] chosen, Tensor fill, boolean insert) {
        Tensor mixed = item.copy();
        for (int i = 0; i < mixed.data().length; i++) {
            int place = i % chosen.length;
            if (sector[place] && chosen[place] != insert) {
                mixed.data()[i] = fill.data()[i];
            }
        }
        return mixed;
    }

    /**
     * Replaces places from their surroundings, once the most relevant first and once the least.
     *
     * @param map the map whose order is followed
     * @param seed seeds the noise
     * @return how much more the output changes by the most relevant, -1 to 1; {@code NaN} when it never changes
     * @throws ApicalException when the model fails or the reader stops the work
     */
    public double mostAgainstLeast(float[] map, long seed) throws ApicalException {
        double whole = scores(item)[0];
        int[] most = MapMeasures.order(map, sector);
        int[] least = new int[most.length];
        for (int i = 0; i < most.length; i++) {
            least[i] = most[most.length - 1 - i];
        }
        double[] first = distances(series(most, chosen -> Imputation.impute(item, chosen, seed)), whole);
        double[] last = distances(series(least, chosen -> Imputation.impute(item, chosen, seed)), whole);
        double scale = Math.max(Arrays.stream(first).max().orElse(0), Arrays.stream(last).max().orElse(0));
        return scale == 0 ? Double.NaN : (mean(first) - mean(last)) / scale;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }
}
