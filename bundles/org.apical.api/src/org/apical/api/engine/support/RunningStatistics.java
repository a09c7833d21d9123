package org.apical.api.engine.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apical.api.network.Network;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;

/**
 * Updates the running means and variances of batch normalisations:
 * {@code running = momentum running + (1 - momentum) batch}.
 *
 * <p>As in PyTorch the batch enters with its unbiased variance, n / (n - 1) times the biased one that normalises, n
 * being the number of values a channel; a single value enters with variance 0.
 *
 * @since 1.0
 */
public final class RunningStatistics {

    private record Norm(String name, double momentum, long valuesPerItem) {
    }

    private final List<Norm> norms = new ArrayList<>();

    /**
     * Finds the batch normalisations.
     *
     * @param network the network
     */
    public RunningStatistics(Network network) {
        for (Node node : LiveNodes.of(network)) {
            if (node.operation() instanceof Operation.BatchNorm norm) {
                norms.add(new Norm(node.name(), norm.momentum(),
                        node.output().length() / node.output().channels()));
            }
        }
    }

    /**
     * Takes a step.
     *
     * @param weights the running statistics, changed in place
     * @param batch the batch's means and biased variances, under the names of the running ones
     * @param items the number of items in the batch
     */
    public void update(Map<String, float[]> weights, Map<String, float[]> batch, int items) {
        for (Norm norm : norms) {
            long count = items * norm.valuesPerItem();
            double unbiased = count > 1 ? count / (count - 1.0) : 1;
            blend(weights, batch, norm.name() + ".mean", norm.momentum(), 1);
            blend(weights, batch, norm.name() + ".variance", norm.momentum(), unbiased);
        }
    }

    private static void blend(Map<String, float[]> weights, Map<String, float[]> batch, String name, double momentum,
            double factor) {
        float[] running = weights.get(name);
        float[] present = batch.get(name);
        for (int i = 0; i < running.length; i++) {
            running[i] = (float) (momentum * running[i] + (1 - momentum) * factor * present[i]);
        }
    }
}
