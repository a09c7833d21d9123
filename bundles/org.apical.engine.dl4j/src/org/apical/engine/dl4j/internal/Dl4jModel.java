package org.apical.engine.dl4j.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.LossFunction;
import org.apical.api.engine.Model;
import org.apical.api.engine.ModelFiles;
import org.apical.api.engine.ParameterUpdate;
import org.apical.api.engine.StepResult;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.network.BatchNormFolding;
import org.apical.api.network.Network;
import org.apical.api.network.ParameterSpec;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network on Deeplearning4j.
 *
 * <p>The weights live in Java, where the update shared by all engines changes them, and are copied to the device for
 * each step. Predictions and input gradients always run on a second graph in which batch normalisation is folded, so
 * that they agree before and after saving to the bit.
 */
public final class Dl4jModel implements Model {

    private final Network network;
    private final Map<String, float[]> weights = new LinkedHashMap<>();
    private final int threads;
    private final TrainingSpec training;
    private final ParameterUpdate update;
    private final RunningStatistics statistics;
    private final MemoryGuard memory;
    private CompiledNetwork trainer;
    private Map<String, float[]> gradients;
    private CompiledNetwork predictor;
    private boolean predictorStale = true;
    private boolean closed;

    /**
     * Makes a model.
     *
     * @param start the network and the weights to begin with, copied
     * @param training how to train, or {@code null} for a model that does not
     * @param threads how many processor threads to use
     */
    public Dl4jModel(TrainedNetwork start, TrainingSpec training, int threads) {
        this.network = start.network();
        this.training = training;
        this.threads = threads;
        this.update = training == null ? null : new ParameterUpdate(network, training);
        this.statistics = new RunningStatistics(network);
        this.memory = new MemoryGuard(network);
        for (ParameterSpec spec : network.parameters()) {
            weights.put(spec.name(), start.weights().get(spec.name()).data().clone());
        }
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public StepResult fit(Batch batch, double learningRate) throws ApicalException {
        if (training == null) {
            throw new IllegalStateException("This model was opened for predictions only.");
        }
        Tensor input = batch.input();
        checkInput(input);
        memory.check(input.items(), true);
        double[] loss = new double[1];
        onDevice(input.items(), () -> {
            if (trainer == null) {
                trainer = GraphCompiler.forTraining(network, this::stepSeed);
                gradients = trainer.newGradients();
            }
            trainer.upload(weights);
            trainer.graph().forwardBackward(trainer.input(input), true, output -> {
                LossFunction.Value value = training.loss().evaluate(outputTensor(output, input.items()),
                        batch.target());
                loss[0] = value.mean();
                return Shapes.channelsLast(value.gradient().data(), network.output().output());
            });
            trainer.downloadGradients(gradients);
            return null;
        });
        statistics.update(weights, gradients, input.items());
        double norm = update.apply(weights, gradients, learningRate);
        predictorStale = true;
        return new StepResult(loss[0], norm);
    }

    /** Mixes the seed and the number of the step, so that a resumed run goes on with the same random numbers. */
    private long stepSeed() {
        long mixed = training.seed() * 0xD1342543DE82EF95L + update.step() * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 32) * 0xBF58476D1CE4E5B9L;
        return mixed ^ mixed >>> 29;
    }

    @Override
    public Tensor predict(Tensor input) throws ApicalException {
        checkInput(input);
        memory.check(input.items(), false);
        return onDevice(input.items(), () -> {
            CompiledNetwork ready = readyPredictor();
            return outputTensor(ready.graph().predict(ready.input(input)), input.items());
        });
    }

    @Override
    public Tensor inputGradient(Tensor input, Tensor outputGradient) throws ApicalException {
        checkInput(input);
        int[] expected = network.output().output().batch(input.items());
        if (!Arrays.equals(outputGradient.shape(), expected)) {
            throw new IllegalArgumentException("The output's gradient has the shape "
                    + Arrays.toString(outputGradient.shape()) + " instead of " + Arrays.toString(expected) + ".");
        }
        memory.check(input.items(), true);
        return onDevice(input.items(), () -> {
            CompiledNetwork ready = readyPredictor();
            float[] weighted = Shapes.channelsLast(outputGradient.data(), network.output().output());
            ready.graph().forwardBackward(ready.input(input), false, output -> weighted);
            return Tensor.of(ready.inputGradient(), input.shape().clone());
        });
    }

    private CompiledNetwork readyPredictor() {
        if (predictor == null || predictorStale) {
            TrainedNetwork folded = BatchNormFolding.fold(view());
            if (predictor == null) {
                predictor = GraphCompiler.forPrediction(folded.network());
            }
            Map<String, float[]> values = new LinkedHashMap<>();
            folded.weights().values().forEach((name, tensor) -> values.put(name, tensor.data()));
            predictor.upload(values);
            predictorStale = false;
        }
        return predictor;
    }

    private Tensor outputTensor(float[] values, int items) {
        Shape shape = network.output().output();
        return Tensor.of(Shapes.channelsFirst(values, shape), shape.batch(items));
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
            return DeviceThread.run(() -> {
                NativeRuntime.useThreads(threads);
                return work.call();
            });
        } catch (Throwable thrown) {
            ApicalException outOfMemory = memory.explain(thrown, items);
            if (outOfMemory != null) {
                freeWorkspaces();
                throw outOfMemory;
            }
            throw unexpected(thrown);
        }
    }

    private ApicalException unexpected(Throwable thrown) {
        if (thrown instanceof ApicalException known) {
            return known;
        } else if (thrown instanceof RuntimeException mistake && mistake.getClass().getName().startsWith("java.")
                && mistake.getCause() == null) {
            throw mistake;
        } else if (thrown instanceof Error error) {
            throw error;
        }
        return ApicalException.failed(Problem.of("Deeplearning4j failed to run the network '" + network.name() + "': "
                + thrown.getMessage() + ".", "See the log, and try another engine."), thrown);
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
    public TrainedNetwork snapshot() {
        TrainedNetwork view = view();
        return new TrainedNetwork(network, view.weights().copy());
    }

    @Override
    public void save(Path folder) throws ApicalException {
        ModelFiles.write(view(), folder);
        if (update != null) {
            update.save(folder);
        }
    }

    @Override
    public void restoreOptimizer(Path folder) throws ApicalException {
        if (update == null) {
            throw new IllegalStateException("This model was opened for predictions only.");
        }
        update.restore(folder);
    }

    private void freeWorkspaces() {
        try {
            DeviceThread.run(() -> {
                Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
                return null;
            });
            memory.reset();
        } catch (Throwable thrown) {
            throw new IllegalStateException("Deeplearning4j's memory cannot be given back.", thrown);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (trainer == null && predictor == null) {
            return;
        }
        try {
            DeviceThread.run(() -> {
                for (CompiledNetwork compiled : Arrays.asList(trainer, predictor)) {
                    if (compiled != null) {
                        compiled.free();
                    }
                }
                return null;
            });
        } catch (Throwable thrown) {
            throw new IllegalStateException("Deeplearning4j's memory cannot be given back.", thrown);
        }
        freeWorkspaces();
    }
}
