package org.apical.onnx;

import java.nio.channels.Channels;
import java.nio.file.Path;

import ai.onnx.proto.OnnxMl.ModelProto;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.network.Network;
import org.apical.api.network.ParameterSpec;
import org.apical.api.network.TrainedNetwork;
import org.apical.onnx.internal.ModelWriter;

/**
 * Writes trained networks as ONNX models (operator set {@value #OPERATOR_SET}, see
 * <a href="https://onnx.ai/onnx/operators/">the operators' definitions</a>).
 *
 * <p>The model has one input, {@value #INPUT}, of [{@value #BATCH}, channels, sizes...], and one output named after the
 * network's last node. Nodes and parameters keep their names. Dropout does nothing in a prediction and is left out.
 *
 * @since 1.0
 */
public final class OnnxFile {

    /** The name of the model's input. */
    public static final String INPUT = Network.INPUT;

    /** The name of the dimension that counts the items of a batch, and may have any size. */
    public static final String BATCH = "batch";

    /**
     * The version of ONNX's operators that models use: 17 (2022) has all that networks need and is read by every ONNX
     * Runtime since 1.12, PyTorch, OpenCV and the converters to other systems.
     */
    public static final int OPERATOR_SET = 17;

    /** Protocol buffers cannot hold more in one message. */
    private static final long MAX_BYTES = Integer.MAX_VALUE;
    private static final long BYTES_OF_GRAPH = 64_000_000;

    private OnnxFile() {
    }

    /**
     * Writes a file: under another name first, then renamed, so that a file of that name is always whole.
     *
     * @param trained the network and its weights, not changed
     * @param options how it is written
     * @param file the file to write or replace
     * @throws ApicalException when it cannot be written or the weights are more than a file can hold (2 GB)
     */
    public static void write(TrainedNetwork trained, OnnxOptions options, Path file) throws ApicalException {
        ModelProto model = model(trained, options);
        AtomicFiles.write(file, channel -> model.writeTo(Channels.newOutputStream(channel)));
    }

    /**
     * Returns what {@link #write} would write.
     *
     * @param trained the network and its weights, not changed
     * @param options how it is written
     * @return a serialised {@code ModelProto}
     * @throws ApicalException when the weights are more than a model can hold (2 GB)
     */
    public static byte[] bytes(TrainedNetwork trained, OnnxOptions options) throws ApicalException {
        return model(trained, options).toByteArray();
    }

    /**
     * Returns whether a network's weights are few enough for one file.
     *
     * @param network the network
     * @return false for weights of 2 GB and more
     */
    public static boolean holds(Network network) {
        return bytes(network) <= MAX_BYTES - BYTES_OF_GRAPH;
    }

    private static long bytes(Network network) {
        return network.parameters().stream().mapToLong(ParameterSpec::length).map(length -> 4 * length).sum();
    }

    private static ModelProto model(TrainedNetwork trained, OnnxOptions options) throws ApicalException {
        if (!holds(trained.network())) {
            throw ApicalException.badInput(Problem.of(String.format("The weights of the network '%s' take %.1f GB, and "
                    + "an ONNX file holds at most 2 GB.", trained.network().name(), bytes(trained.network()) / 1e9),
                    "Use a smaller network, or take its weights.safetensors."));
        }
        return new ModelWriter(options.fold() ? Folding.fold(trained) : trained).write(options);
    }
}
