package org.apical.engine.dl4j.internal;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes one operation forwards and backwards on ND4J arrays.
 *
 * <p>Arrays are contiguous in row-major order, channels last: [n, features], [n, rows, columns, channels] or
 * [n, depth, rows, columns, channels]. A signal is a frame of one row, so that it runs through the well-trodden
 * two-dimensional code.
 */
interface Kernel {

    /** Returns how many numbers of the graph's flat parameter array it owns. */
    default long parameterCount() {
        return 0;
    }

    /** Takes its part of the flat parameters: the node's parameters one behind another in our order. */
    default void bindParameters(INDArray view) {
        requireNoParameters();
    }

    /** Takes its part of the flat gradients, laid out as the parameters. */
    default void bindGradients(INDArray view) {
        requireNoParameters();
    }

    /** Returns a new array of the workspace for activations. */
    INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr workspaces);

    /**
     * Returns a new array an input, of the workspace for activation gradients, and writes the parameters' gradients.
     * An entry may be null where the input is the network's and nobody asks for its gradient.
     */
    INDArray[] backward(INDArray[] inputs, INDArray outputGradient, LayerWorkspaceMgr workspaces);

    private void requireNoParameters() {
        if (parameterCount() != 0) {
            throw new IllegalStateException(getClass().getSimpleName() + " has parameters but does not bind them.");
        }
    }
}
