package org.apical.interpret.internal;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;

/** Reads one output of a model. */
public final class Outputs {

    private Outputs() {
    }

    /**
     * Predicts one output.
     *
     * @param model the model
     * @param items the items, one batch
     * @param output the number of the output
     * @return its raw score for each item; summed over its places where the network gives maps
     * @throws ApicalException when the model fails
     */
    public static double[] predict(Model model, Tensor items, int output) throws ApicalException {
        int channels = model.network().output().output().channels();
        if (output < 0 || output >= channels) {
            throw new IllegalArgumentException("There is no output " + output + "; the network has " + channels + ".");
        }
        Tensor scores = model.predict(items);
        int places = scores.itemLength() / channels;
        double[] totals = new double[items.items()];
        for (int item = 0; item < totals.length; item++) {
            int from = item * scores.itemLength() + output * places;
            for (int i = from; i < from + places; i++) {
                totals[item] += scores.data()[i];
            }
        }
        return totals;
    }
}
