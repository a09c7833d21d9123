package org.apical.ui;

import java.util.Arrays;

/**
 * Loss, gradient norm and learning rate by step. When it is full, neighbouring points are joined into their means, so
 * that it never outgrows its room and shows all of the training evenly.
 */
public final class StepCurve {

    private final int room;
    private final double[] epochs;
    private final double[] losses;
    private final double[] norms;
    private final double[] rates;
    private int count;
    private int stride = 1;
    private int gathered;

    /**
     * Makes an empty curve.
     *
     * @param room how many points it holds at most, even
     */
    StepCurve(int room) {
        this.room = room;
        epochs = new double[room];
        losses = new double[room];
        norms = new double[room];
        rates = new double[room];
    }

    /**
     * A copy of a curve's points, one array a quantity.
     *
     * @param epochs where each point lies, in epochs: 1.5 is the middle of the second
     * @param losses the mean loss
     * @param gradientNorms the mean gradient norm
     * @param learningRates the mean learning rate
     */
    public record Points(double[] epochs, double[] losses, double[] gradientNorms, double[] learningRates) {
    }

    void clear() {
        count = 0;
        stride = 1;
        gathered = 0;
    }

    void add(double epoch, double loss, double norm, double rate) {
        if (gathered == 0) {
            if (count == room) {
                halve();
            }
            count++;
            epochs[count - 1] = 0;
            losses[count - 1] = 0;
            norms[count - 1] = 0;
            rates[count - 1] = 0;
        }
        int at = count - 1;
        gathered++;
        epochs[at] += (epoch - epochs[at]) / gathered;
        losses[at] += (loss - losses[at]) / gathered;
        norms[at] += (norm - norms[at]) / gathered;
        rates[at] += (rate - rates[at]) / gathered;
        if (gathered == stride) {
            gathered = 0;
        }
    }

    private void halve() {
        for (double[] values : new double[][] {epochs, losses, norms, rates}) {
            for (int i = 0; i < room / 2; i++) {
                values[i] = (values[2 * i] + values[2 * i + 1]) / 2;
            }
        }
        count = room / 2;
        stride *= 2;
    }

    Points points() {
        return new Points(Arrays.copyOf(epochs, count), Arrays.copyOf(losses, count), Arrays.copyOf(norms, count),
                Arrays.copyOf(rates, count));
    }
}
