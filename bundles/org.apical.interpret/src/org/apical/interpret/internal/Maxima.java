package org.apical.interpret.internal;

import java.util.Arrays;

import org.apical.api.Tensor;
import org.apical.api.network.Node;

/**
 * The largest values of a maximum pooling and where they come from; of equal values the first in row-major order.
 *
 * @param values the largest values, of the node's shape
 * @param places for each of them the index in the input
 */
record Maxima(Tensor values, int[] places) {

    static Maxima of(Tensor x, Layers layers, Node node) {
        Windows windows = layers.windows(node);
        Tensor values = Tensor.zeros(node.output().batch(x.items()));
        int[] places = new int[values.data().length];
        Arrays.fill(values.data(), Float.NEGATIVE_INFINITY);
        int channels = x.items() * layers.input(node).channels();
        for (int channel = 0; channel < channels; channel++) {
            int from = channel * windows.places();
            int into = channel * windows.windows();
            windows.forEach((place, window) -> {
                if (x.data()[from + place] > values.data()[into + window]) {
                    values.data()[into + window] = x.data()[from + place];
                    places[into + window] = from + place;
                }
            });
        }
        return new Maxima(values, places);
    }

    /** Hands everything to the largest values. */
    Tensor toWinners(Tensor upstream, int[] inputShape) {
        Tensor down = Tensor.zeros(inputShape);
        for (int i = 0; i < places.length; i++) {
            down.data()[places[i]] += upstream.data()[i];
        }
        return down;
    }
}
