package org.apical.engine.libtorch.internal;

import java.util.Arrays;

import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.IntType;
import org.bytedeco.pytorch.NumberType;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.OptionalType;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.Type;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution on the processor that adds a residual and takes the larger of the sum and zero while its results are in
 * the cache: oneDNN's post-operations, which libtorch offers only through its dispatcher.
 */
final class FusedConvolution {

    private static final String NAME = "mkldnn::_convolution_pointwise";

    private final Window window;
    private Tensor reordered;
    private int reorderedVersion = -1;
    private long[] reorderedFor = {};

    FusedConvolution(Window window) {
        this.window = window;
    }

    /**
     * Runs it.
     *
     * @param bias or null
     * @param residual what is added, or null
     * @param overwrites whether the result may take the residual's place
     * @param relu whether negative results become zero
     * @return a new tensor, or another handle of the residual
     */
    Tensor run(Tensor input, Tensor weight, Tensor bias, Tensor residual, boolean overwrites, boolean relu) {
        OperatorHandle operator = Dispatcher.singleton().findSchemaOrThrow(overwrites ? NAME + "_" : NAME,
                residual == null ? "" : "binary");
        IValueVector stack = new IValueVector();
        if (overwrites) {
            stack.push_back(new IValue(residual));
        }
        stack.push_back(new IValue(input));
        if (residual != null && !overwrites) {
            stack.push_back(new IValue(residual));
        }
        stack.push_back(new IValue(weight));
        stack.push_back(bias == null ? new IValue() : new IValue(bias));
        stack.push_back(integers(window.padding()));
        stack.push_back(integers(window.stride()));
        stack.push_back(integers(window.dilation()));
        stack.push_back(new IValue(1L));
        IValue activation = relu ? new IValue("relu") : residual == null ? new IValue("none") : new IValue();
        if (residual != null) {
            stack.push_back(new IValue("add"));
            stack.push_back(new IValue());
        }
        stack.push_back(activation);
        stack.push_back(noNumbers());
        stack.push_back(new IValue());
        operator.callBoxed(stack);
        Tensor result = new Tensor(stack.get(0).toTensor());
        stack.deallocate();
        return result;
    }

    private static IValue integers(long... values) {
        GenericList list = new GenericList(new Type.TypePtr(IntType.getIntTypePtr().get()));
        for (long value : values) {
            list.push_back(new IValue(value));
        }
        return new IValue(list);
    }

    private static IValue noNumbers() {
        Type.TypePtr number = new Type.TypePtr(NumberType.getNumberIntTypePtr().get());
        return new IValue(new GenericList(new Type.TypePtr(OptionalType.create(number))));
    }

    /** The weights in oneDNN's own order, made once for weights that do not change and inputs of one size. */
    Tensor reordered(Parameters.Parameter weight, int version, Tensor input) {
        long[] sizes = input.shape();
        if (version != reorderedVersion || !Arrays.equals(sizes, reorderedFor)) {
            Tensors.free(reordered);
            Tensor own = weight.tensor().to_mkldnn();
            reordered = sizes.length == 4
                    ? torch.mkldnn_reorder_conv2d_weight(own, window.padding(), window.stride(), window.dilation(), 1,
                            sizes)
                    : torch.mkldnn_reorder_conv3d_weight(own, window.padding(), window.stride(), window.dilation(), 1,
                            sizes);
            // It outlives the scope of this pass.
            reordered.retainReference();
            Tensors.free(own);
            reorderedVersion = version;
            reorderedFor = sizes;
        }
        return reordered;
    }

    void free() {
        Tensors.free(reordered);
        reordered = null;
        reorderedVersion = -1;
    }
}
