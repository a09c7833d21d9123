package org.apical.engine.dl4j.internal;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A fully connected layer with weights [units, features]. */
final class DenseKernel implements Kernel {

    private final long units;
    private final long features;
    private final boolean bias;
    private final NativeOp inputTimesWeights = new NativeOp("matmul", 0, 1);
    private final NativeOp gradientTimesInput = new NativeOp("matmul", 1, 0);
    private final NativeOp gradientTimesWeights = new NativeOp("matmul", 0, 0);
    private INDArray weights;
    private INDArray biases;
    private INDArray weightGradient;
    private INDArray biasGradient;

    DenseKernel(long units, long features, boolean bias) {
        this.units = units;
        this.features = features;
        this.bias = bias;
    }

    @Override
    public long parameterCount() {
        return units * features + (bias ? units : 0);
    }

    @Override
    public void bindParameters(INDArray view) {
        ParameterViews views = new ParameterViews(view);
        weights = views.next(units, features);
        biases = bias ? views.next(units) : null;
    }

    @Override
    public void bindGradients(INDArray view) {
        ParameterViews views = new ParameterViews(view);
        weightGradient = views.next(units, features);
        biasGradient = bias ? views.next(units) : null;
    }

    @Override
    public INDArray forward(INDArray[] inputs, boolean training, LayerWorkspaceMgr workspaces) {
        INDArray output = Workspaces.activation(workspaces, inputs[0].size(0), units);
        inputTimesWeights.run(new INDArray[] {inputs[0], weights}, output);
        if (bias) {
            output.addiRowVector(biases);
        }
        return output;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, LayerWorkspaceMgr workspaces) {
        gradientTimesInput.run(new INDArray[] {gradient, inputs[0]}, weightGradient);
        if (bias) {
            gradient.sum(biasGradient, 0);
        }
        INDArray inputGradient = Workspaces.gradient(workspaces, inputs[0].shape());
        gradientTimesWeights.run(new INDArray[] {gradient, weights}, inputGradient);
        return new INDArray[] {inputGradient};
    }
}
