package org.apical.engine.onnx.internal;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.Model;
import org.apical.api.engine.ModelFiles;
import org.apical.api.engine.StepResult;
import org.apical.api.network.Network;
import org.apical.api.network.TrainedNetwork;
import org.apical.onnx.Folding;
import org.apical.onnx.OnnxFile;
import org.apical.onnx.OnnxOptions;

/**
 * A network on ONNX Runtime, for predictions.
 *
 * <p>Batch normalisation is folded and channels are padded to what ONNX Runtime's blocked kernels take; weights and
 * network are kept as they were given for {@link #snapshot} and {@link #save}.
 */
public final class OnnxModel implements Model {

    private final TrainedNetwork trained;
    private final MemoryNeed memory;
    private OrtSession session;

    /**
     * Makes a model.
     *
     * @param trained the network and its weights, copied
     * @param threads how many processor threads to use
     * @throws ApicalException when ONNX Runtime cannot run it
     */
    public OnnxModel(TrainedNetwork trained, int threads) throws ApicalException {
        this.trained = new TrainedNetwork(trained.network(), trained.weights().copy());
        this.memory = new MemoryNeed(trained.network());
        byte[] model = OnnxFile.bytes(ChannelPadding.pad(Folding.fold(trained)), OnnxOptions.plain(false));
        try (SessionOptions options = options(threads)) {
            session = OrtRuntime.environment().createSession(model, options);
        } catch (OrtException | OutOfMemoryError e) {
            throw failed(e, 0);
        }
    }

    private static SessionOptions options(int threads) throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
        options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        // Threads that wait busily take the processor from those that prepare the next batch.
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }

    @Override
    public Network network() {
        return trained.network();
    }

    @Override
    public StepResult fit(Batch batch, double learningRate) {
        throw new IllegalStateException("This model was opened for predictions only.");
    }

    @Override
    public synchronized Tensor predict(Tensor input) throws ApicalException {
        if (session == null) {
            throw new IllegalStateException("The model is closed.");
        }
        int[] expected = network().input().batch(input.items());
        if (input.items() < 1 || !Arrays.equals(input.shape(), expected)) {
            throw new IllegalArgumentException("The network '" + network().name() + "' takes items of "
                    + network().input() + ", not a batch of " + Arrays.toString(input.shape()) + ".");
        }
        memory.check(input.items());
        long[] shape = Arrays.stream(input.shape()).asLongStream().toArray();
        OrtEnvironment environment = OrtRuntime.environment();
        FloatBuffer buffer = null;
        try {
            buffer = DirectBuffers.take(input.data().length);
            buffer.put(input.data()).flip();
            try (OnnxTensor tensor = OnnxTensor.createTensor(environment, buffer, shape);
                    OrtSession.Result result = session.run(Map.of(OnnxFile.INPUT, tensor))) {
                FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
                return Tensor.of(values.array(), network().output().output().batch(input.items()));
            }
        } catch (OrtException | OutOfMemoryError e) {
            memory.forget();
            throw failed(e, input.items());
        } finally {
            DirectBuffers.giveBack(buffer);
        }
    }

    @Override
    public Tensor inputGradient(Tensor input, Tensor outputGradient) {
        throw new IllegalStateException("ONNX Runtime gives no gradients.");
    }

    @Override
    public TrainedNetwork snapshot() {
        return new TrainedNetwork(network(), trained.weights().copy());
    }

    @Override
    public void save(Path folder) throws ApicalException {
        ModelFiles.write(trained, folder);
    }

    @Override
    public void restoreOptimizer(Path folder) {
        throw new IllegalStateException("This model was opened for predictions only.");
    }

    private ApicalException failed(Throwable thrown, int items) {
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof OutOfMemoryError || message.contains("Failed to allocate memory")
                || message.contains("bad_alloc") || message.contains("bad allocation")) {
            String detail = thrown instanceof OutOfMemoryError && !message.contains("direct")
                    ? "Java's heap is full." : "The memory outside of Java's heap is full.";
            return memory.outOfMemory(items, detail, thrown);
        }
        return ApicalException.failed(Problem.of("ONNX Runtime failed to run the network '" + network().name() + "': "
                + message + ".", "See the log, and try another engine."), thrown);
    }

    @Override
    public synchronized void close() {
        if (session == null) {
            return;
        }
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime's memory cannot be given back.", e);
        } finally {
            session = null;
        }
    }
}
