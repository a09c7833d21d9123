package org.apical.interpret.internal;

import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;
import org.apical.api.interpreter.ExplainedModel;
import org.apical.api.network.Network;
import org.apical.api.network.Node;

/**
 * Computes maps by following items back layer by layer, a few items at a time.
 *
 * <p>The values of all layers are kept meanwhile. So many items go together that these stay below 256 MB, and at least
 * one; the size does not depend on the machine, so that maps do not either.
 */
public final class LayerMaps {

    private static final long BUDGET_BYTES = 256L << 20;

    private final ExplainedModel model;
    private final Layers layers;
    private final int output;
    private final int batch;
    private final Progress progress;

    /**
     * Prepares.
     *
     * @param model a model opened by {@link ExplainedModel}
     * @param output the number of the output to explain
     * @param batch how many items go together at most
     * @param progress counts items
     */
    public LayerMaps(Model model, int output, int batch, Progress progress) {
        this.model = ExplainedModel.of(model);
        this.layers = new Layers(this.model);
        this.output = output;
        this.batch = batch;
        this.progress = progress;
        int channels = model.network().output().output().channels();
        if (output < 0 || output >= channels) {
            throw new IllegalArgumentException("There is no output " + output + "; the network has " + channels + ".");
        }
    }

    /** Makes the map of a few items. */
    @FunctionalInterface
    private interface Chunk {

        Tensor map(Tensor items) throws ApicalException;
    }

    private Tensor chunks(Tensor input, int tapes, Chunk chunk) throws ApicalException {
        progress.begin("Computing saliency maps", input.items());
        long perItem = model.network().input().length();
        for (Node node : layers.network().nodes()) {
            perItem += node.output().length();
        }
        int together = (int) Math.max(1, Math.min(batch, BUDGET_BYTES / (4 * perItem * tapes)));
        Tensor maps = Tensor.zeros(input.shape().clone());
        for (int from = 0; from < input.items(); from += together) {
            progress.checkCancelled();
            int to = Math.min(input.items(), from + together);
            float[] part = chunk.map(input.items(from, to)).data();
            System.arraycopy(part, 0, maps.data(), from * input.itemLength(), part.length);
            progress.advance(to - from);
        }
        return maps;
    }

    /**
     * Computes guided gradients with their sign.
     *
     * @param input the items
     * @return the gradients, of the input's shape
     * @throws ApicalException when the engine fails or the reader stops the work
     */
    public Tensor guided(Tensor input) throws ApicalException {
        return chunks(input, 1, items -> {
            Map<String, Tensor> values = layers.values(items);
            return back(items, null, new GuidedRule(layers, values));
        });
    }

    /**
     * Computes plain gradients the same way, to check the way against an engine's own.
     *
     * @param input the items
     * @return the gradients, of the input's shape
     * @throws ApicalException when the engine fails or the reader stops the work
     */
    public Tensor gradient(Tensor input) throws ApicalException {
        return chunks(input, 1, items -> back(items, null, new GradientRule(layers, layers.values(items))));
    }

    /**
     * Computes contributions by DeepLIFT's rescale rule.
     *
     * @param input the items
     * @param reference what each is compared with, of the same shape
     * @return the contributions, of the input's shape
     * @throws ApicalException when the engine fails or the reader stops the work
     */
    public Tensor rescaled(Tensor input, Tensor reference) throws ApicalException {
        int[] done = new int[1];
        return chunks(input, 2, items -> {
            Tensor references = reference.items(done[0], done[0] + items.items());
            done[0] += items.items();
            RescaleRule rule = new RescaleRule(layers, layers.values(items), layers.values(references));
            Tensor contributions = back(items, null, rule);
            for (int i = 0; i < contributions.data().length; i++) {
                contributions.data()[i] *= items.data()[i] - references.data()[i];
            }
            return contributions;
        });
    }

    /**
     * Hands down the output as relevance.
     *
     * @param input the items
     * @param shares how layers weigh contributions, by node of the folded network
     * @param epsilon the stabiliser, as a share of the mean magnitude of a layer's values
     * @param spread whether what belongs to biases is spread evenly
     * @return the relevances, of the input's shape
     * @throws ApicalException when the engine fails or the reader stops the work
     */
    public Tensor relevance(Tensor input, RelevanceShares shares, double epsilon, boolean spread)
            throws ApicalException {
        Map<String, RelevanceRule.Shares> byNode = shares.of(layers.network());
        return chunks(input, 1, items -> {
            Map<String, Tensor> values = layers.values(items);
            Tensor scores = values.get(layers.network().output().name());
            return back(items, scores, new RelevanceRule(layers, values, byNode, epsilon, spread));
        });
    }

    private Tensor back(Tensor items, Tensor scores, Rule rule) throws ApicalException {
        Network network = layers.network();
        return Backward.run(network, Backward.pick(network, scores, items.items(), output), rule, progress);
    }
}
