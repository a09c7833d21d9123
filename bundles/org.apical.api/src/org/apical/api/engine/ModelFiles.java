package org.apical.api.engine;

import java.nio.file.Path;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkJson;
import org.apical.api.network.Safetensors;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;

/**
 * The files of a model: {@code network.json} and {@code weights.safetensors} in one folder.
 *
 * @since 1.0
 */
public final class ModelFiles {

    /** The file that holds the graph. */
    public static final String NETWORK = "network.json";
    /** The file that holds the weights. */
    public static final String WEIGHTS = "weights.safetensors";

    private ModelFiles() {
    }

    /**
     * Writes a model.
     *
     * @param trained the network and its weights
     * @param folder the folder, made when it does not exist
     * @throws ApicalException when it cannot be written
     */
    public static void write(TrainedNetwork trained, Path folder) throws ApicalException {
        NetworkJson.write(trained.network(), folder.resolve(NETWORK));
        Safetensors.write(folder.resolve(WEIGHTS), trained.weights().values(),
                Map.of("network", trained.network().name()));
    }

    /**
     * Reads a model.
     *
     * @param folder the folder
     * @return the network and its weights
     * @throws ApicalException when a file is missing or damaged, or the weights do not belong to the network
     */
    public static TrainedNetwork read(Path folder) throws ApicalException {
        Network network = NetworkJson.read(folder.resolve(NETWORK));
        Path file = folder.resolve(WEIGHTS);
        try {
            return new TrainedNetwork(network, new Weights(Safetensors.read(file).tensors()));
        } catch (IllegalArgumentException e) {
            throw ApicalException.badInput(new Problem(e.getMessage(), file.toString(), "",
                    "Keep network.json and weights.safetensors of one model together."), e);
        }
    }
}
