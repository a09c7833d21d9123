package org.apical.engine.libtorch.internal;

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
import org.apical.api.engine.StepResult;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.network.Network;
import org.apical.api.network.ParameterSpec;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A network on libtorch with PyTorch's defaults: what the other engines are measured against. Weights and the
 * optimiser's state live in libtorch; the state is not written, so a run does not resume.
 */
public final class PlainModel implements Model {

    private final Network network;
    private final TrainingSpec training;
    private final int threads;
    private final PlainNetwork plain;
    private final Optimizer optimizer;
    private boolean closed;

    /**
     * Makes a model.
     *
     * @param start the network and the weights to begin with, copied
     * @param training how to train, or {@code null} for a model that does not
     * @param threads how many processor threads to use
     * @throws ApicalException when libtorch fails
     */
    public PlainModel(TrainedNetwork start, TrainingSpec training, int threads) throws ApicalException {
        this.network = start.network();
        this.training = training;
        this.threads = threads;
        Map<String, float[]> values = new LinkedHashMap<>();
        start.weights().values().forEach((name, tensor) -> values.put(name, tensor.data()));
        this.plain = onDevice(() -> new PlainNetwork(network, values));
        this.optimizer = training == null ? null : onDevice(this::newOptimizer);
    }

    private Optimizer newOptimizer() {
        torch.manual_seed(training.seed());
        TensorVector tensors = plain.trained();
        if (training.rule().stateSlots() == 0) {
            SGDOptions options = new SGDOptions(1);
            options.weight_decay().put(training.weightDecay());
            return new SGD(tensors, options);
        } else if (training.decoupledDecay()) {
            AdamWOptions options = new AdamWOptions(1);
            options.weight_decay().put(training.weightDecay());
            return new AdamW(tensors, options);
        }
        AdamOptions options = new AdamOptions(1);
        options.weight_decay().put(training.weightDecay());
        return new Adam(tensors, options);
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public StepResult fit(Batch batch, double learningRate) throws ApicalException {
        return onDevice(() -> {
            GradMode.set_enabled(true);
            try (PointerScope scope = new PointerScope()) {
                optimizer.zero_grad();
                org.bytedeco.pytorch.Tensor output = plain.forward(upload(batch.input()), true);
                LossFunction.Value value = training.loss().evaluate(read(output, network.output().output(),
                        batch.input().items()), batch.target());
                output.backward(upload(value.gradient()), new BoolOptional(), false, new TensorArrayRefOptional());
                if (training.gradientClip() > 0) {
                    torch.clip_grad_norm_(plain.trained(), training.gradientClip());
                }
                optimizer.param_groups().get(0).options().set_lr(learningRate);
                optimizer.step();
                return new StepResult(value.mean(), Double.NaN);
            } finally {
                GradMode.set_enabled(false);
            }
        });
    }

    @Override
    public Tensor predict(Tensor input) throws ApicalException {
        return onDevice(() -> {
            try (PointerScope scope = new PointerScope()) {
                return read(plain.forward(upload(input), false), network.output().output(), input.items());
            }
        });
    }

    @Override
    public Tensor inputGradient(Tensor input, Tensor outputGradient) throws ApicalException {
        return onDevice(() -> {
            GradMode.set_enabled(true);
            try (PointerScope scope = new PointerScope()) {
                org.bytedeco.pytorch.Tensor leaf = upload(input);
                leaf.set_requires_grad(true);
                TensorVector outputs = new TensorVector(plain.forward(leaf, false));
                TensorVector gradients = torch.grad(outputs, new TensorVector(leaf),
                        new TensorVector(upload(outputGradient)), new BoolOptional(), false, false);
                return read(gradients.get(0), network.input(), input.items());
            } finally {
                GradMode.set_enabled(false);
            }
        });
    }

    /** A contiguous tensor; a signal becomes a frame of one row. */
    private static org.bytedeco.pytorch.Tensor upload(Tensor tensor) {
        int[] shape = tensor.shape();
        long[] sizes = Arrays.stream(shape).asLongStream().toArray();
        if (sizes.length == 3) {
            sizes = new long[] {sizes[0], sizes[1], 1, sizes[2]};
        }
        org.bytedeco.pytorch.Tensor target = torch.empty(sizes, Tensors.options(ScalarType.Float), null);
        try (FloatPointer staging = new FloatPointer(tensor.data())) {
            Tensors.write(tensor.data(), target, staging, sizes);
        }
        return target;
    }

    private static Tensor read(org.bytedeco.pytorch.Tensor tensor, Shape item, int items) {
        int[] sizes = item.batch(items);
        float[] values = new float[Tensor.length(sizes)];
        Tensors.read(tensor.detach(), values);
        return Tensor.of(values, sizes);
    }

    @Override
    public TrainedNetwork snapshot() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try {
            onDevice(() -> {
                for (ParameterSpec spec : network.parameters()) {
                    float[] values = new float[spec.length()];
                    Tensors.read(plain.parameters().get(spec.name()).detach(), values);
                    tensors.put(spec.name(), Tensor.of(values, spec.sizes()));
                }
                return null;
            });
        } catch (ApicalException e) {
            throw new IllegalStateException("libtorch's weights cannot be read.", e);
        }
        return new TrainedNetwork(network, new Weights(tensors));
    }

    @Override
    public void save(Path folder) throws ApicalException {
        ModelFiles.write(snapshot(), folder);
    }

    @Override
    public void restoreOptimizer(Path folder) throws ApicalException {
        throw ApicalException.badInput(new Problem("The engine for comparisons does not resume runs.",
                folder.toString(), "", "Use the engine 'libtorch' or 'auto'."), null);
    }

    private <T> T onDevice(Callable<T> work) throws ApicalException {
        if (closed) {
            throw new IllegalStateException("The model is closed.");
        }
        try {
            return NativeRuntime.THREAD.run(() -> {
                NativeRuntime.useThreads(threads);
                return work.call();
            });
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw ApicalException.failed(Problem.of("libtorch failed to run the network '" + network.name() + "': "
                    + thrown.getMessage() + ".", "See the log, and try another engine."), thrown);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        try {
            onDevice(() -> {
                if (optimizer != null) {
                    optimizer.deallocate();
                }
                plain.free();
                return null;
            });
        } catch (ApicalException e) {
            throw new IllegalStateException("libtorch's memory cannot be given back.", e);
        }
        closed = true;
    }
}
