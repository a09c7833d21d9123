package org.apical.api.engine;

import java.nio.file.Path;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.network.Network;
import org.apical.api.network.TrainedNetwork;

/**
 * A network with weights on an engine. Not safe for use by several threads at once.
 *
 * @since 1.0
 */
public interface Model extends AutoCloseable {

    /**
     * Returns the network.
     *
     * @return the network as it was given, batch normalisation not folded
     */
    Network network();

    /**
     * Takes one optimiser step.
     *
     * @param batch what to learn from; batches of other sizes are allowed, a change of size may cost time
     * @param learningRate the learning rate of this step
     * @return the mean loss before the step and the norm of the gradient
     * @throws ApicalException when memory runs out
     */
    StepResult fit(Batch batch, double learningRate) throws ApicalException;

    /**
     * Predicts with dropout off and running statistics in batch normalisation.
     *
     * @param input [n, channels, sizes...]
     * @return raw scores, [n, outputs] or [n, channels, sizes...] where the network gives maps
     * @throws ApicalException when memory runs out
     */
    Tensor predict(Tensor input) throws ApicalException;

    /**
     * Computes the gradient of a weighted sum of outputs with respect to the input, in the same mode as
     * {@link #predict}.
     *
     * @param input [n, channels, sizes...]
     * @param outputGradient the weights of the sum, of the output's shape
     * @return the gradient, of the input's shape
     * @throws ApicalException when memory runs out
     */
    Tensor inputGradient(Tensor input, Tensor outputGradient) throws ApicalException;

    /**
     * Returns a snapshot of the weights.
     *
     * @return the network and a copy of its present weights
     */
    TrainedNetwork snapshot();

    /**
     * Writes {@code network.json}, {@code weights.safetensors} and, for a model that trains,
     * {@code optimizer.safetensors}.
     *
     * @param folder an existing or new folder
     * @throws ApicalException when it cannot be written
     */
    void save(Path folder) throws ApicalException;

    /**
     * Takes over the optimiser's state and the number of steps from a folder written by {@link #save}.
     *
     * @param folder the folder
     * @throws ApicalException when it cannot be read or does not fit
     */
    void restoreOptimizer(Path folder) throws ApicalException;

    /** Gives memory back. Closing twice is allowed. */
    @Override
    void close();
}
