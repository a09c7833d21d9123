package org.apical.interpret.internal;

import java.util.Optional;
import java.util.stream.Collectors;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;
import org.apical.api.interpreter.ExplainedModel;
import org.apical.api.network.Node;

/** Weighs the feature maps of one layer by what they do to an output and enlarges their sum to the input's size. */
public final class ActivationMaps {

    /** Computes the weight of a feature map from its values and gradients. */
    @FunctionalInterface
    public interface Weight {

        /**
         * Computes a weight.
         *
         * @param values the values of all feature maps of all items
         * @param gradients the output's derivatives with respect to them
         * @param from where the feature map begins
         * @param to where it ends
         * @return its weight
         */
        double of(float[] values, float[] gradients, int from, int to);
    }

    /** What is shown of the weighed sum. */
    @FunctionalInterface
    public interface Shown {

        /**
         * Chooses what is shown.
         *
         * @param sum the weighed sum at a place
         * @return the map's value, at least 0
         */
        double of(double sum);
    }

    private final ExplainedModel model;
    private final Node layer;
    private final int output;
    private final int batch;
    private final Progress progress;

    /**
     * Prepares.
     *
     * @param model a model opened by {@link ExplainedModel}
     * @param layer the layer's name; empty for the last of the coarsest
     * @param output the number of the output to explain
     * @param batch how many items go together
     * @param progress counts items
     * @throws ApicalException when there is no such layer
     */
    public ActivationMaps(Model model, String layer, int output, int batch, Progress progress)
            throws ApicalException {
        this.model = ExplainedModel.of(model);
        this.output = output;
        this.batch = batch;
        this.progress = progress;
        int channels = model.network().output().output().channels();
        if (output < 0 || output >= channels) {
            throw new IllegalArgumentException("There is no output " + output + "; the network has " + channels + ".");
        }
        var network = this.model.folded().network();
        Optional<Node> found = layer.isEmpty() ? NetworkCut.deepest(network)
                : NetworkCut.places(network).stream().filter(node -> node.name().equals(layer)).findFirst();
        this.layer = found.orElseThrow(() -> ApicalException.badInput(Problem.of(layer.isEmpty()
                ? "Activation maps need a layer with several places, and the network " + network.name() + " has none."
                : "The layer '" + layer + "' is none that every path of the network " + network.name()
                        + " goes through.", remedy(NetworkCut.places(network).stream().map(Node::name)
                        .collect(Collectors.joining(", "))))));
    }

    private static String remedy(String names) {
        return names.isEmpty() ? "Choose another interpreter, such as smoothGrad."
                : "Leave the layer empty or choose one of " + names + ".";
    }

    /**
     * Computes the maps.
     *
     * @param input the items
     * @param weight the weight of a feature map
     * @param shown what is shown of the sum
     * @return the maps, of the input's shape
     * @throws ApicalException when the engine fails or the reader stops the work
     */
    public Tensor maps(Tensor input, Weight weight, Shown shown) throws ApicalException {
        progress.begin("Computing saliency maps", input.items());
        Model head = model.part("head/" + layer.name(), () -> NetworkCut.head(model.folded(), layer));
        Model tail = model.part("tail/" + layer.name(), () -> NetworkCut.tail(model.folded(), layer));
        Tensor maps = Tensor.zeros(input.shape().clone());
        for (int from = 0; from < input.items(); from += batch) {
            progress.checkCancelled();
            int to = Math.min(input.items(), from + batch);
            Tensor values = head.predict(input.items(from, to));
            Tensor gradients = tail.inputGradient(values, Backward.pick(tail.network(), null, to - from, output));
            for (int item = from; item < to; item++) {
                enlarge(sum(values, gradients, item - from, weight, shown), maps, item);
            }
            progress.advance(to - from);
        }
        return maps;
    }

    private float[] sum(Tensor values, Tensor gradients, int item, Weight weight, Shown shown) {
        int channels = layer.output().channels();
        int area = values.itemLength() / channels;
        double[] sum = new double[area];
        for (int c = 0; c < channels; c++) {
            int from = item * values.itemLength() + c * area;
            double w = weight.of(values.data(), gradients.data(), from, from + area);
            for (int i = 0; i < area; i++) {
                sum[i] += w * values.data()[from + i];
            }
        }
        float[] map = new float[area];
        for (int i = 0; i < area; i++) {
            map[i] = (float) shown.of(sum[i]);
        }
        return map;
    }

    private void enlarge(float[] map, Tensor maps, int item) {
        float[] large = Grid.of(layer.output()).resized(map, Grid.of(maps));
        for (int c = 0; c < Grid.channels(maps); c++) {
            System.arraycopy(large, 0, maps.data(), item * maps.itemLength() + c * large.length, large.length);
        }
    }
}
