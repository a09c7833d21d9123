package org.apical.api.network;

/**
 * A network with its weights.
 *
 * @param network the network
 * @param weights its weights
 * @since 1.0
 */
public record TrainedNetwork(Network network, Weights weights) {

    /** Checks that the weights belong to the network. */
    public TrainedNetwork {
        weights.checkFor(network);
    }
}
