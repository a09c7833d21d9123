package org.apical.engine.libtorch.internal;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Batch normalisation with the statistics of the batch, and the rectifier behind it where the network has one. It only
 * trains: for predictions it is folded away ({@link org.apical.api.network.BatchNormFolding}).
 *
 * <p>Statistics, scale and shift are in single precision whatever the values are in. The output is not kept: from the
 * input and the statistics it is made again, with the same bits, for a fraction of what a convolution costs.
 */
final class BatchNormStep extends Step {

    /** The parameters; the running statistics take the batch's mean and biased variance as their gradients. */
    record Layer(Parameters.Parameter gamma, Parameters.Parameter beta, Parameters.Parameter mean,
            Parameters.Parameter variance, double epsilon, boolean relu) {
    }

    private final Layer layer;
    private Tensor mean;
    private Tensor variance;

    BatchNormStep(Layer layer, int output, int input) {
        super(output, input);
        this.layer = layer;
    }

    @Override
    boolean keepsInput() {
        return true;
    }

    @Override
    boolean keepsOutput() {
        return layer.relu();
    }

    @Override
    boolean recomputes() {
        return true;
    }

    @Override
    void forward(Pass pass) {
        Tensor input = pass.value(input());
        // Running statistics of single precision make those of the batch single precision too; momentum 0 keeps them.
        T_TensorTensor_T statistics = torch.batch_norm_update_stats(input, running(layer.mean()),
                running(layer.variance()), 0);
        mean = Tensors.share(statistics.get0());
        variance = Tensors.share(statistics.get1());
        statistics.deallocate();
        again(pass);
    }

    private static TensorOptional running(Parameters.Parameter parameter) {
        return new TensorOptional(parameter.tensor());
    }

    @Override
    void again(Pass pass) {
        T_TensorTensorTensor_T results = torch.native_batch_norm(pass.value(input()),
                new TensorOptional(layer.gamma().tensor()), new TensorOptional(layer.beta().tensor()),
                new TensorOptional(mean), new TensorOptional(variance), false, 0, layer.epsilon());
        Tensor output = Tensors.share(results.get0());
        results.deallocate();
        if (layer.relu()) {
            output.relu_();
        }
        pass.set(output(), output);
    }

    @Override
    void backward(Pass pass) {
        Tensor gradient;
        if (layer.relu()) {
            gradient = pass.takeOwnGradient(output());
            torch.threshold_backward_out(gradient, gradient, pass.value(output()), new Scalar(0));
        } else {
            gradient = pass.takeGradient(output());
        }
        pass.freeValue(output());
        Tensor input = pass.value(input());
        Tensor ordered = gradient.contiguous(Layout.format(Math.toIntExact(gradient.dim())));
        Tensor deviation = variance.add(new Scalar(layer.epsilon())).rsqrt_();
        boolean wants = pass.wants(input());
        T_TensorTensorTensor_T results = torch.native_batch_norm_backward(ordered, input,
                new TensorOptional(layer.gamma().tensor()), new TensorOptional(), new TensorOptional(),
                new TensorOptional(mean), new TensorOptional(deviation), true, layer.epsilon(),
                Tensors.wanted(wants, true, true));
        layer.gamma().setGradient(Tensors.share(results.get1()));
        layer.beta().setGradient(Tensors.share(results.get2()));
        layer.mean().setGradient(Tensors.share(mean));
        layer.variance().setGradient(Tensors.share(variance));
        Tensor inputGradient = wants ? Tensors.share(results.get0()) : null;
        results.deallocate();
        Tensors.free(ordered);
        Tensors.free(gradient);
        if (wants) {
            pass.addGradient(input(), inputGradient);
        }
    }

    @Override
    void forget() {
        Tensors.free(mean);
        Tensors.free(variance);
        mean = null;
        variance = null;
    }
}
