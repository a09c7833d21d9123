package org.apical.engine.dl4j.internal;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Allocates arrays where Deeplearning4j expects them. */
final class Workspaces {

    private Workspaces() {
    }

    static INDArray activation(LayerWorkspaceMgr workspaces, long... shape) {
        return workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'c');
    }

    static INDArray gradient(LayerWorkspaceMgr workspaces, long... shape) {
        return workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, shape, 'c');
    }

    /** Memory for the duration of one vertex's forward pass. */
    static INDArray working(LayerWorkspaceMgr workspaces, long... shape) {
        return workspaces.createUninitialized(ArrayType.FF_WORKING_MEM, DataType.FLOAT, shape, 'c');
    }

    /** Memory for the duration of one vertex's backward pass. */
    static INDArray scratch(LayerWorkspaceMgr workspaces, long... shape) {
        return workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, DataType.FLOAT, shape, 'c');
    }

    /** A vector of equal values in the memory of whatever workspace is open: that of the vertex at work. */
    static INDArray filled(LayerWorkspaceMgr workspaces, long length, float value) {
        boolean forwards = workspaces.isWorkspaceOpen(ArrayType.FF_WORKING_MEM);
        ArrayType type = forwards ? ArrayType.FF_WORKING_MEM : ArrayType.BP_WORKING_MEM;
        return workspaces.createUninitialized(type, DataType.FLOAT, new long[] {length}, 'c').assign(value);
    }
}
