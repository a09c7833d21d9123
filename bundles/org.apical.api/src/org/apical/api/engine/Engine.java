package org.apical.api.engine;

import java.nio.file.Path;

import org.apical.api.ApicalException;
import org.apical.api.Contribution;
import org.apical.api.NoSettings;
import org.apical.api.network.Network;
import org.apical.api.network.TrainedNetwork;

/**
 * Compiles networks and runs them on a device.
 *
 * <p>Engines agree on everything but speed: the same network, weights, batches and {@link TrainingSpec} give the same
 * numbers within float error, because initial weights ({@link org.apical.api.network.Weights#initial}), losses, weight
 * decay, clipping and update formulas ({@link ParameterUpdate}) are shared. With the same seed and number of threads an
 * engine gives the same bits again.
 *
 * @since 1.0
 */
public interface Engine extends Contribution<NoSettings> {

    /**
     * Looks at this machine. Does not fail: what is wrong stands in the result.
     *
     * @return what this engine can do here
     */
    Availability probe();

    /**
     * Makes a model for training.
     *
     * @param start the network and the weights to begin with
     * @param training how to train it
     * @return a model that the caller closes
     * @throws ApicalException when the engine cannot run here or cannot run this network
     */
    Model create(TrainedNetwork start, TrainingSpec training) throws ApicalException;

    /**
     * Makes a model for predictions and input gradients only.
     *
     * @param trained the network and its weights
     * @param spec threads and precision
     * @return a model that the caller closes; its {@link Model#fit} throws an {@link IllegalStateException}, and
     *     so does {@link Model#inputGradient} where {@link #probe} does not offer {@link Work#GRADIENTS}
     * @throws ApicalException when the engine cannot run here or cannot run this network
     */
    Model open(TrainedNetwork trained, PredictionSpec spec) throws ApicalException;

    /**
     * Goes on where {@link Model#save} stopped, to the bit.
     *
     * @param folder a folder written by {@link Model#save}, of this or another engine
     * @param training the same as when it was saved
     * @return a model that the caller closes
     * @throws ApicalException when the folder cannot be read or the engine cannot run it
     */
    default Model resume(Path folder, TrainingSpec training) throws ApicalException {
        Model model = create(ModelFiles.read(folder), training);
        try {
            model.restoreOptimizer(folder);
            return model;
        } catch (ApicalException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /**
     * Returns whether this engine can run a network.
     *
     * @param network the network
     * @return true unless an operation is not supported
     */
    default boolean supports(Network network) {
        return true;
    }

    /**
     * Returns how fast this engine is on the device it found, for the choice that {@code engine: auto} makes: of the
     * engines that offer the work and support the network the one with the highest rank is taken.
     *
     * @param work what it is wanted for
     * @param precision the numbers it should compute with
     * @return a percentage of what plain libtorch reaches in single precision, as {@code bench engines} measures it;
     *     0 for an engine that is only used when it is named: one with 0 everywhere is there to compare others with,
     *     and the conformance suite leaves it out
     */
    int rank(Work work, Precision precision);

    @Override
    default Class<NoSettings> settingsType() {
        return NoSettings.class;
    }
}
