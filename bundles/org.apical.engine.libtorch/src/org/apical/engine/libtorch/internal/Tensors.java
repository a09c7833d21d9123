package org.apical.engine.libtorch.internal;

import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Makes, copies and frees tensors. What these return belongs to the caller's pointer scope. */
final class Tensors {

    private Tensors() {
    }

    static TensorOptions options(ScalarType type) {
        TensorOptions options = new TensorOptions(type);
        return org.apical.engine.libtorch.internal.Device.cuda() ? options.device(device()) : options;
    }

    private static org.bytedeco.pytorch.DeviceOptional device() {
        return new org.bytedeco.pytorch.DeviceOptional(new Device("cuda"));
    }

    /** A tensor of any content, channels last also where there is but one channel or row. */
    static Tensor empty(long[] sizes, ScalarType type) {
        return torch.empty(sizes, options(type), new MemoryFormatOptional(Layout.format(sizes.length)));
    }

    /** Copies numbers in row-major order into a tensor of any type and order. */
    static void write(float[] values, Tensor target, FloatPointer staging, long[] sizes) {
        staging.position(0).put(values);
        try (PointerScope scope = new PointerScope()) {
            target.copy_(torch.from_blob(staging, sizes, new TensorOptions(ScalarType.Float)));
        }
    }

    /** Copies a tensor of any type and order into numbers in row-major order. */
    static void read(Tensor tensor, float[] values) {
        try (PointerScope scope = new PointerScope()) {
            Tensor plain = onProcessor(tensor).to(ScalarType.Float).contiguous();
            if (values.length > 0) {
                plain.data_ptr_float().get(values);
            }
        }
    }

    private static Tensor onProcessor(Tensor tensor) {
        return tensor.is_cuda() ? tensor.cpu() : tensor;
    }

    /** Another handle of the same tensor. */
    static Tensor share(Tensor tensor) {
        return new Tensor(tensor);
    }

    /** Whether there is but one handle, so that the values may be overwritten. */
    static boolean own(Tensor tensor) {
        return tensor.use_count() == 1;
    }

    static void free(Tensor tensor) {
        if (tensor != null && !tensor.isNull()) {
            tensor.deallocate();
        }
    }

    static TensorOptional optional(Tensor tensor) {
        return tensor == null ? new TensorOptional() : new TensorOptional(tensor);
    }

    /** Which of three gradients are wanted. */
    static BoolPointer wanted(boolean input, boolean weight, boolean bias) {
        return new BoolPointer(3).put(0, input).put(1, weight).put(2, bias);
    }
}
