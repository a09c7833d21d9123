package org.apical.trust.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.Tensor;
import org.apical.api.network.Network;
import org.apical.api.network.ParameterSpec;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;

/**
 * Networks whose layers are drawn anew from the output down (cascading randomisation; Adebayo et al. 2018,
 * arXiv:1810.03292).
 *
 * <p>Layers are drawn as every network begins ({@link Weights#initial}), batch normalisation with its first running
 * statistics; so a network that was never trained is, drawn anew, another such network.
 */
public final class Randomised {

    private Randomised() {
    }

    /**
     * Draws layers anew.
     *
     * @param trained the network and its weights
     * @param share the share of the layers with weights, from the output down, at least one
     * @param seed the seed; a layer is drawn alike whatever the share
     * @return the same network with other weights
     */
    public static TrainedNetwork of(TrainedNetwork trained, double share, long seed) {
        Network network = trained.network();
        List<String> layers = new ArrayList<>();
        for (ParameterSpec spec : network.parameters()) {
            if (!layers.contains(layer(spec))) {
                layers.add(layer(spec));
            }
        }
        int kept = layers.size() - Math.max(1, (int) Math.round(share * layers.size()));
        Weights drawn = Weights.initial(network, seed);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (ParameterSpec spec : network.parameters()) {
            boolean keep = layers.indexOf(layer(spec)) < kept;
            weights.put(spec.name(), (keep ? trained.weights() : drawn).get(spec.name()));
        }
        return new TrainedNetwork(network, new Weights(weights));
    }

    private static String layer(ParameterSpec spec) {
        return spec.name().substring(0, spec.name().lastIndexOf('.'));
    }
}
