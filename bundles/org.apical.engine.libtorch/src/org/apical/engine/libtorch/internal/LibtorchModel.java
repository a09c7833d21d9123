package org.apical.engine.libtorch.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.LossFunction;
import org.apical.api.engine.Precision;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.support.HostModel;
import org.apical.api.engine.support.MemoryGuard;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A network on libtorch: one program that trains, and one without batch normalisation that predicts. */
public final class LibtorchModel extends HostModel {

    private static final int SINGLE_BYTES = 4;
    private static final int HALF_BYTES = 2;

    private final TrainingSpec training;
    private final int threads;
    private final ScalarType type;
    private Program trainer;
    private Program predictor;
    private FloatPointer staging = new FloatPointer();

    /**
     * Makes a model.
     *
     * @param start the network and the weights to begin with, copied
     * @param training how to train, or {@code null} for a model that does not
     * @param spec threads and precision
     */
    public LibtorchModel(TrainedNetwork start, TrainingSpec training, PredictionSpec spec) {
        super("libtorch", start, training, NativeRuntime.THREAD, new MemoryGuard(start.network(),
                spec.precision() == Precision.BF16 ? HALF_BYTES : SINGLE_BYTES,
                node -> node.operation() instanceof Operation.Convolution, Pointer::availablePhysicalBytes));
        this.training = training;
        this.threads = spec.threads();
        this.type = spec.precision() == Precision.BF16 ? ScalarType.BFloat16 : ScalarType.Float;
    }

    @Override
    protected double computeGradients(Batch batch, Map<String, float[]> present, Map<String, float[]> results,
            long stepSeed) {
        NativeRuntime.useThreads(threads);
        if (trainer == null) {
            trainer = Compiler.compile(network(), true, type);
        }
        try (PointerScope scope = new PointerScope()) {
            trainer.parameters().upload(present);
            Pass pass = new Pass(trainer, true, stepSeed);
            Tensor output = read(trainer.forward(pass, upload(batch.input(), network().input(), type)),
                    network().output().output(), batch.input().items());
            LossFunction.Value value = training.loss().evaluate(output, batch.target());
            trainer.backward(pass, upload(value.gradient(), network().output().output(), outputType()));
            trainer.parameters().download(results);
            return value.mean();
        } finally {
            trainer.forget();
        }
    }

    @Override
    protected void load(TrainedNetwork folded) {
        NativeRuntime.useThreads(threads);
        if (predictor == null) {
            predictor = Compiler.compile(folded.network(), false, type);
        }
        Map<String, float[]> values = new LinkedHashMap<>();
        folded.weights().values().forEach((name, tensor) -> values.put(name, tensor.data()));
        predictor.parameters().upload(values);
    }

    @Override
    protected Tensor runForward(Tensor input) {
        NativeRuntime.useThreads(threads);
        try (PointerScope scope = new PointerScope()) {
            Pass pass = new Pass(predictor, false, 0);
            return read(predictor.forward(pass, upload(input, network().input(), type)), network().output().output(),
                    input.items());
        }
    }

    @Override
    protected Tensor runBackward(Tensor input, Tensor outputGradient) {
        NativeRuntime.useThreads(threads);
        try (PointerScope scope = new PointerScope()) {
            Pass pass = new Pass(predictor, true, 0);
            predictor.forward(pass, upload(input, network().input(), type));
            return read(predictor.backward(pass, upload(outputGradient, network().output().output(), outputType())),
                    network().input(), input.items());
        } finally {
            predictor.forget();
        }
    }

    /** Scores of a dense layer are in single precision always. */
    private ScalarType outputType() {
        return network().output().operation() instanceof Operation.Dense ? ScalarType.Float : type;
    }

    private org.bytedeco.pytorch.Tensor upload(Tensor tensor, Shape item, ScalarType as) {
        long[] sizes = Layout.batch(item, tensor.items());
        if (staging.capacity() < tensor.data().length) {
            staging.deallocate();
            staging = new FloatPointer((long) tensor.data().length);
            // It outlives the scope of this pass.
            staging.retainReference();
        }
        org.bytedeco.pytorch.Tensor target = Tensors.empty(sizes, as);
        Tensors.write(tensor.data(), target, staging, sizes);
        return target;
    }

    private static Tensor read(org.bytedeco.pytorch.Tensor tensor, Shape item, int items) {
        int[] sizes = item.batch(items);
        float[] values = new float[Tensor.length(sizes)];
        if (tensor != null) {
            Tensors.read(tensor, values);
        }
        return Tensor.of(values, sizes);
    }

    @Override
    protected void release(boolean closing) {
        if (closing) {
            for (Program program : Arrays.asList(trainer, predictor)) {
                if (program != null) {
                    program.free();
                }
            }
            staging.deallocate();
        }
    }
}
