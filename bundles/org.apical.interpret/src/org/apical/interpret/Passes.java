package org.apical.interpret;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;
import org.apical.api.network.Shape;

/**
 * Averages input gradients over varied copies of every item.
 *
 * <p>Copies of all items run through the model in batches of one size, so that memory is bounded by the batch and
 * engines need not prepare for another size but at the end.
 */
final class Passes {

    /** Writes a copy of an item. */
    @FunctionalInterface
    interface Variation {

        /**
         * Writes a copy.
         *
         * @param item the item's values
         * @param itemNumber its number in the input
         * @param copy the number of the copy, from 0
         * @param into where to write it
         * @param offset from where on
         */
        void write(float[] item, int itemNumber, int copy, float[] into, int offset);
    }

    private final Model model;
    private final int output;
    private final int batch;
    private final Progress progress;

    Passes(Model model, int output, int batch, Progress progress) {
        this.model = model;
        this.output = output;
        this.batch = batch;
        this.progress = progress;
        int channels = model.network().output().output().channels();
        if (output < 0 || output >= channels) {
            throw new IllegalArgumentException("There is no output " + output + "; the network has " + channels + ".");
        }
    }

    /**
     * Computes the mean gradient, or the mean of a function of it, over copies of each item.
     *
     * @param input the items
     * @param copies how many copies of each
     * @param variation how a copy is made
     * @param averaged what is averaged of each gradient
     * @return the means, of the input's shape
     */
    Tensor meanGradient(Tensor input, int copies, Variation variation, DoubleUnaryOperator averaged)
            throws ApicalException {
        int length = input.itemLength();
        long total = (long) input.items() * copies;
        progress.begin("Computing saliency maps", total);
        Tensor result = Tensor.zeros(input.shape().clone());
        float[] item = new float[0];
        double[] sum = new double[length];
        // One buffer for all batches but a last one that is smaller: memory stays that of a batch.
        Tensor varied = Tensor.zeros(shape(input, (int) Math.min(batch, total)));
        Tensor weights = weights(varied.items());
        for (long start = 0; start < total; start += batch) {
            progress.checkCancelled();
            int size = (int) Math.min(batch, total - start);
            if (size != varied.items()) {
                varied = Tensor.zeros(shape(input, size));
                weights = weights(size);
            }
            for (int k = 0; k < size; k++) {
                int number = (int) ((start + k) / copies);
                int copy = (int) ((start + k) % copies);
                if (copy == 0 || k == 0) {
                    item = Arrays.copyOfRange(input.data(), number * length, (number + 1) * length);
                }
                variation.write(item, number, copy, varied.data(), k * length);
            }
            float[] gradient = model.inputGradient(varied, weights).data();
            for (int k = 0; k < size; k++) {
                add(gradient, k * length, sum, averaged);
                if ((start + k) % copies == copies - 1) {
                    int at = (int) ((start + k) / copies) * length;
                    for (int i = 0; i < length; i++) {
                        result.data()[at + i] = (float) (sum[i] / copies);
                    }
                    Arrays.fill(sum, 0);
                }
            }
            progress.advance(size);
        }
        return result;
    }

    /** The gradient of the wanted output alone. */
    private Tensor weights(int items) {
        Shape shape = model.network().output().output();
        Tensor weights = Tensor.zeros(shape.batch(items));
        // One number for a vector of outputs; where the network gives maps, every place of the map.
        int places = weights.itemLength() / shape.channels();
        for (int i = 0; i < items; i++) {
            int from = i * weights.itemLength() + output * places;
            Arrays.fill(weights.data(), from, from + places, 1);
        }
        return weights;
    }

    private static void add(float[] gradient, int offset, double[] sum, DoubleUnaryOperator averaged) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += averaged.applyAsDouble(gradient[offset + i]);
        }
    }

    static int[] shape(Tensor input, int items) {
        int[] shape = input.shape().clone();
        shape[0] = items;
        return shape;
    }

    /** Copies an item as it is. */
    static void copy(float[] item, float[] into, int offset) {
        System.arraycopy(item, 0, into, offset, item.length);
    }
}
