package org.apical.engine.dl4j.internal;

import java.util.Map;
import java.util.function.Function;

import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A Deeplearning4j graph of kernels, run forwards and backwards within Deeplearning4j's workspaces but with the loss
 * and the update left to the caller.
 */
final class Graph extends ComputationGraph {

    private static final long serialVersionUID = 1L;

    private final String outputName;

    Graph(ComputationGraphConfiguration configuration, long parameters) {
        super(configuration);
        outputName = configuration.getNetworkOutputs().get(0);
        init(parameters == 0 ? null : Nd4j.create(DataType.FLOAT, 1, parameters), false);
    }

    /** Returns the flat parameters, vertex by vertex in topological order. */
    INDArray flatParameters() {
        return flattenedParams;
    }

    /** Returns the flat gradients, laid out as the parameters. */
    INDArray flatGradients() {
        if (flattenedGradients == null) {
            initGradientsView();
        }
        return flattenedGradients;
    }

    /** Runs forwards for a prediction, keeping no more activations than needed. */
    float[] predict(INDArray input) {
        INDArray output = outputOfLayersDetached(false, FwdPassType.STANDARD, getOutputLayerIndices(),
                new INDArray[] {input}, null, null, true, false, null)[0];
        try {
            return Transfer.read(output);
        } finally {
            output.close();
            clearVertices();
        }
    }

    /**
     * Runs forwards and backwards; gradients of parameters are then in {@link #flatGradients}.
     *
     * @param lossGradient gives the gradient with respect to the output from the output
     */
    void forwardBackward(INDArray input, boolean training, Function<float[], float[]> lossGradient) {
        flatGradients();
        INDArray epsilon = null;
        try (MemoryWorkspace all = Nd4j.getWorkspaceManager().getAndActivateWorkspace(WS_ALL_LAYERS_ACT_CONFIG,
                WS_ALL_LAYERS_ACT)) {
            Map<String, INDArray> activations = ffToLayerActivationsInWS(training, -1, null, FwdPassType.STANDARD,
                    false, new INDArray[] {input}, null, null, false);
            INDArray output = activations.get(outputName);
            float[] gradient = lossGradient.apply(Transfer.read(output));
            epsilon = detached(output.shape());
            Transfer.write(gradient, epsilon);
            calcBackpropGradients(true, false, epsilon);
        } finally {
            if (epsilon != null) {
                epsilon.close();
            }
            clearVertices();
        }
    }

    private void clearVertices() {
        for (GraphVertex vertex : vertices) {
            vertex.clear();
        }
    }

    static INDArray detached(long... shape) {
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            return Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
        }
    }

    /** Frees parameters and gradients; workspaces are freed by the caller, who knows about other graphs. */
    void free() {
        for (INDArray array : new INDArray[] {flattenedParams, flattenedGradients}) {
            if (array != null && array.closeable()) {
                array.close();
            }
        }
    }
}
