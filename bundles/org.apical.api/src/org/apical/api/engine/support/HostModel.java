package org.apical.api.engine.support;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.Model;
import org.apical.api.engine.ModelFiles;
import org.apical.api.engine.ParameterUpdate;
import org.apical.api.engine.StepResult;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.network.BatchNormFolding;
import org.apical.api.network.Network;
import org.apical.api.network.ParameterSpec;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;

/**
 * A model whose weights live in Java, where the update shared by all engines changes them.
 *
 * <p>An engine adds how a step's gradients, predictions and input gradients are computed; all of that runs on its
 * {@link DeviceThread}. Predictions and input gradients are those of the network with batch normalisation folded, so
 * that they agree before and after saving to the bit.
 *
 * @since 1.0
 */
public abstract class HostModel implements Model {

    private final String library;
    private final Network network;
    private final Map<String, float[]> weights = new LinkedHashMap<>();
    private final TrainingSpec training;
    private final ParameterUpdate update;
    private final RunningStatistics statistics;
    private final DeviceThread device;
    private final MemoryGuard memory;
    private Map<String, float[]> gradients;
    private boolean predictorStale = true;
    private boolean closed;

    /**
     * Copies the weights.
     *
     * @param library the library's name for messages
     * @param start the network and the weights to begin with
     * @param training how to train, or {@code null} for a model that does not
     * @param device the thread on which native work runs
     * @param memory refuses batches that do not fit
     */
    protected HostModel(String library, TrainedNetwork start, TrainingSpec training, DeviceThread device,
            MemoryGuard memory) {
        this.library = library;
        this.network = start.network();
        this.training = training;
        this.device = device;
        this.memory = memory;
        this.update = training == null ? null : new ParameterUpdate(network, training);
        this.statistics = new RunningStatistics(network);
        for (ParameterSpec spec : network.parameters()) {
            weights.put(spec.name(), start.weights().get(spec.name()).data().clone());
        }
    }

    /**
     * Computes the gradients of a batch, on the device thread.
     *
     * @param batch the batch
     * @param present the present weights, not to be changed
     * @param results where to put the gradients and, under the names of the running statistics, the batch's means and
     *     biased variances; zero for parameters that the output does not depend on
     * @param stepSeed seeds the dropout of this step
     * @return the mean loss
     * @throws Exception when it fails
     */
    protected abstract double computeGradients(Batch batch, Map<String, float[]> present,
            Map<String, float[]> results, long stepSeed) throws Exception;

    /**
     * Takes the network that predictions are made with, on the device thread and before the first prediction.
     *
     * @param folded the network without batch normalisation, always the same, and its present weights
     * @throws Exception when it fails
     */
    protected abstract void load(TrainedNetwork folded) throws Exception;

    /**
     * Predicts with what {@link #load} took, on the device thread.
     *
     * @param input the input
     * @return the outputs
     * @throws Exception when it fails
     */
    protected abstract Tensor runForward(Tensor input) throws Exception;

    /**
     * Computes an input gradient with what {@link #load} took, on the device thread.
     *
     * @param input the input
     * @param outputGradient the gradient of every output
     * @return the gradient of every input
     * @throws Exception when it fails
     */
    protected abstract Tensor runBackward(Tensor input, Tensor outputGradient) throws Exception;

    /**
     * Gives memory back, on the device thread; called after a work ran out of memory and when the model is closed.
     *
     * @param closing whether nothing will be needed again
     */
    protected abstract void release(boolean closing);

    @Override
    public final Network network() {
        return network;
    }

    @Override
    public final StepResult fit(Batch batch, double learningRate) throws ApicalException {
        requireTraining();
        Tensor input = batch.input();
        checkInput(input);
        memory.check(input.items(), true);
        if (gradients == null) {
            gradients = new LinkedHashMap<>();
            weights.forEach((name, values) -> gradients.put(name, new float[values.length]));
        }
        double loss = onDevice(input.items(), () -> computeGradients(batch, weights, gradients, stepSeed()));
        statistics.update(weights, gradients, input.items());
        double norm = update.apply(weights, gradients, learningRate);
        predictorStale = true;
        return new StepResult(loss, norm);
    }

    private void requireTraining() {
        if (training == null) {
            throw new IllegalStateException("This model was opened for predictions only.");
        }
    }

    /** Mixes the seed and the number of the step, so that a resumed run goes on with the same random numbers. */
    private long stepSeed() {
        long mixed = training.seed() * 0xD1342543DE82EF95L + update.step() * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 32) * 0xBF58476D1CE4E5B9L;
        return mixed ^ mixed >>> 29;
    }

    @Override
    public final Tensor predict(Tensor input) throws ApicalException {
        checkInput(input);
        memory.check(input.items(), false);
        return onDevice(input.items(), () -> {
            refresh();
            return runForward(input);
        });
    }

    @Override
    public final Tensor inputGradient(Tensor input, Tensor outputGradient) throws ApicalException {
        checkInput(input);
        int[] expected = network.output().output().batch(input.items());
        if (!Arrays.equals(outputGradient.shape(), expected)) {
            throw new IllegalArgumentException("The output's gradient has the shape "
                    + Arrays.toString(outputGradient.shape()) + " instead of " + Arrays.toString(expected) + ".");
        }
        memory.check(input.items(), true);
        return onDevice(input.items(), () -> {
            refresh();
            return runBackward(input, outputGradient);
        });
    }

    private void refresh() throws Exception {
        if (predictorStale) {
            load(BatchNormFolding.fold(view()));
            predictorStale = false;
        }
    }

    private void checkInput(Tensor input) {
        int[] expected = network.input().batch(input.items());
        if (input.items() < 1 || !Arrays.equals(input.shape(), expected)) {
            throw new IllegalArgumentException("The network '" + network.name() + "' takes items of "
                    + network.input() + ", not a batch of " + Arrays.toString(input.shape()) + ".");
        }
    }

    private <T> T onDevice(int items, Callable<T> work) throws ApicalException {
        if (closed) {
            throw new IllegalStateException("The model is closed.");
        }
        try {
            return device.run(work);
        } catch (Throwable thrown) {
            ApicalException outOfMemory = memory.explain(thrown, items);
            if (outOfMemory != null) {
                giveBack(false);
                throw outOfMemory;
            }
            throw unexpected(thrown);
        }
    }

    private ApicalException unexpected(Throwable thrown) {
        if (thrown instanceof ApicalException known) {
            return known;
        } else if (thrown instanceof RuntimeException mistake && mistake.getClass().getName().startsWith("java.")
                && mistake.getClass() != RuntimeException.class && mistake.getCause() == null) {
            throw mistake;
        } else if (thrown instanceof Error error) {
            throw error;
        }
        return ApicalException.failed(Problem.of(library + " failed to run the network '" + network.name() + "': "
                + firstLine(thrown), "See the log, and try another engine."), thrown);
    }

    /** Native libraries put the stack of the native code into their messages. */
    private static String firstLine(Throwable thrown) {
        String line = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("").strip();
        return line.endsWith(".") ? line : line + ".";
    }

    /** The network with the weights themselves, not a copy. */
    private TrainedNetwork view() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec spec : network.parameters()) {
            tensors.put(spec.name(), Tensor.of(weights.get(spec.name()), spec.sizes()));
        }
        return new TrainedNetwork(network, new Weights(tensors));
    }

    @Override
    public final TrainedNetwork snapshot() {
        TrainedNetwork view = view();
        return new TrainedNetwork(network, view.weights().copy());
    }

    @Override
    public final void save(Path folder) throws ApicalException {
        ModelFiles.write(view(), folder);
        if (update != null) {
            update.save(folder);
        }
    }

    @Override
    public final void restoreOptimizer(Path folder) throws ApicalException {
        requireTraining();
        update.restore(folder);
    }

    private void giveBack(boolean closing) {
        try {
            device.run(() -> {
                release(closing);
                return null;
            });
            memory.reset();
        } catch (Throwable thrown) {
            throw new IllegalStateException(library + "'s memory cannot be given back.", thrown);
        }
    }

    @Override
    public final void close() {
        if (!closed) {
            closed = true;
            giveBack(true);
        }
    }
}
