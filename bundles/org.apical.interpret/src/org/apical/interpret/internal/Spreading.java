package org.apical.interpret.internal;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.network.Node;
import org.apical.api.network.Operation.Convolution;
import org.apical.api.network.Operation.TransposedConvolution;

/** Spreads a value of every unit of a linear node evenly over the inputs that the unit reads. */
final class Spreading {

    private Spreading() {
    }

    static Tensor over(Layers layers, Node node, Tensor rest) throws ApicalException {
        if (!Layers.mixing(node)) {
            // Of average pooling and upsampling, each input of a unit has the same weight, and these add up to one.
            return layers.linear(node, Layers.Variant.WHOLE).transposed(rest);
        }
        Tensor down = Tensor.zeros(layers.input(node).batch(rest.items()));
        int channelsIn = layers.input(node).channels();
        int area = down.itemLength() / channelsIn;
        for (int item = 0; item < rest.items(); item++) {
            double[] places = places(layers, node, sumOverChannels(rest, item), area);
            for (int i = 0; i < down.itemLength(); i++) {
                down.data()[item * down.itemLength() + i] = (float) (places[i % area] / channelsIn);
            }
        }
        return down;
    }

    private static double[] sumOverChannels(Tensor rest, int item) {
        int area = rest.itemLength() / rest.shape()[1];
        double[] sums = new double[area];
        for (int i = 0; i < rest.itemLength(); i++) {
            sums[i % area] += rest.data()[item * rest.itemLength() + i];
        }
        return sums;
    }

    /** The share of every input place. */
    private static double[] places(Layers layers, Node node, double[] units, int area) {
        double[] places = new double[area];
        if (node.operation() instanceof Convolution c) {
            Windows windows = Windows.of(c, layers.input(node), node.output());
            int[] counts = windows.counts();
            windows.forEach((place, window) -> places[place] += units[window] / counts[window]);
            spreadUnread(units, counts, places);
        } else if (node.operation() instanceof TransposedConvolution c) {
            Windows windows = Windows.of(c, layers.input(node), node.output());
            int[] covers = windows.covers();
            windows.forEach((place, window) -> places[window] += units[place] / covers[place]);
            spreadUnread(units, covers, places);
        } else {
            places[0] = units[0] / area;
        }
        return places;
    }

    /** A unit that reads only padding has its bias from nowhere: it is spread over the whole input. */
    private static void spreadUnread(double[] units, int[] counts, double[] places) {
        double unread = 0;
        for (int i = 0; i < units.length; i++) {
            unread += counts[i] == 0 ? units[i] : 0;
        }
        for (int i = 0; i < places.length && unread != 0; i++) {
            places[i] += unread / places.length;
        }
    }
}
