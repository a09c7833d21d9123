package org.apical.engine.libtorch.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apical.api.network.ParameterSpec;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The weights of a program on the device, and the gradients that a backward pass leaves. */
final class Parameters {

    /** A weight and its gradient. */
    static final class Parameter {

        private final long[] sizes;
        private final double scale;
        private final Tensor tensor;
        private Tensor gradient;

        private Parameter(long[] sizes, double scale, ScalarType type) {
            this.sizes = sizes;
            this.scale = scale;
            this.tensor = Tensors.empty(sizes, type);
        }

        Tensor tensor() {
            return tensor;
        }

        /** Takes over the gradient. */
        void setGradient(Tensor value) {
            Tensors.free(gradient);
            gradient = value;
        }
    }

    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private FloatPointer staging = new FloatPointer(0L);
    private int version;

    /**
     * Adds a parameter.
     *
     * @param sizes its sizes in libtorch
     * @param scale what its values are multiplied by on the device
     */
    Parameter add(ParameterSpec spec, long[] sizes, double scale, ScalarType type) {
        Parameter parameter = new Parameter(sizes, scale, type);
        parameters.put(spec.name(), parameter);
        if (staging.capacity() < spec.length()) {
            staging.deallocate();
            staging = new FloatPointer((long) spec.length());
        }
        return parameter;
    }

    int count() {
        return parameters.size();
    }

    /** Counts the uploads, for what is derived from weights. */
    int version() {
        return version;
    }

    /** Copies weights to the device; those of nodes that nothing reads have no place there. */
    void upload(Map<String, float[]> weights) {
        version++;
        parameters.forEach((name, parameter) -> {
            Tensors.write(weights.get(name), parameter.tensor, staging, parameter.sizes);
            if (parameter.scale != 1) {
                parameter.tensor.mul_(new Scalar(parameter.scale));
            }
        });
    }

    /** Copies the gradients of the last backward pass into Java; those of nodes that nothing reads are zero. */
    void download(Map<String, float[]> gradients) {
        gradients.forEach((name, values) -> {
            Parameter parameter = parameters.get(name);
            if (parameter == null || parameter.gradient == null) {
                Arrays.fill(values, 0);
                return;
            }
            Tensors.read(parameter.gradient, values);
            parameter.setGradient(null);
            if (parameter.scale != 1) {
                for (int i = 0; i < values.length; i++) {
                    values[i] *= (float) parameter.scale;
                }
            }
        });
    }

    void free() {
        parameters.values().forEach(parameter -> {
            parameter.setGradient(null);
            Tensors.free(parameter.tensor);
        });
        staging.deallocate();
    }
}
