package org.apical.onnx.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.UnsafeByteOperations;

import org.apical.api.Tensor;

/** Writes arrays of floats as ONNX tensors, raw and little endian. */
final class Tensors {

    private Tensors() {
    }

    static TensorProto floats(String name, Tensor tensor) {
        ByteBuffer values = ByteBuffer.allocate(Math.multiplyExact(4, tensor.data().length))
                .order(ByteOrder.LITTLE_ENDIAN);
        values.asFloatBuffer().put(tensor.data());
        TensorProto.Builder proto = TensorProto.newBuilder().setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber());
        for (int size : tensor.shape()) {
            proto.addDims(size);
        }
        // Nobody else holds the buffer, so it need not be copied.
        return proto.setRawData(UnsafeByteOperations.unsafeWrap(values)).build();
    }

    /** A single number, which ONNX spreads over the shape it meets. */
    static TensorProto scalar(String name, double value) {
        return floats(name, Tensor.of(new float[] {(float) value}));
    }
}
