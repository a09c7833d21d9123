package org.apical.engine.libtorch.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.engine.support.LiveNodes;
import org.apical.api.network.Network;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;
import org.apical.api.network.Operation.PoolKind;
import org.apical.api.network.ParameterSpec;
import org.apical.api.network.Shape;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A network written as a PyTorch module would be: functions of contiguous tensors, differentiated automatically. */
final class PlainNetwork {

    private static final double LEAK = 0.01;
    private static final int CHANNELS = 1;

    private final Network network;
    private final List<Node> live;
    private final Map<String, Integer> lastReader = new HashMap<>();
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();

    PlainNetwork(Network network, Map<String, float[]> weights) {
        this.network = network;
        this.live = LiveNodes.of(network);
        for (int i = 0; i < live.size(); i++) {
            for (String input : live.get(i).inputs()) {
                lastReader.put(input, i);
            }
        }
        for (ParameterSpec spec : network.parameters()) {
            long[] sizes = spec.shape().stream().mapToLong(Integer::longValue).toArray();
            if (sizes.length == 3) {
                sizes = new long[] {sizes[0], sizes[1], 1, sizes[2]};
            }
            Tensor tensor = torch.empty(sizes, Tensors.options(ScalarType.Float), null);
            try (FloatPointer values = new FloatPointer(weights.get(spec.name()))) {
                Tensors.write(weights.get(spec.name()), tensor, values, sizes);
            }
            tensor.set_requires_grad(spec.trainable());
            parameters.put(spec.name(), tensor);
        }
    }

    Map<String, Tensor> parameters() {
        return parameters;
    }

    TensorVector trained() {
        List<Tensor> tensors = new ArrayList<>();
        for (ParameterSpec spec : network.parameters()) {
            if (spec.trainable()) {
                tensors.add(parameters.get(spec.name()));
            }
        }
        return new TensorVector(tensors.toArray(Tensor[]::new));
    }

    /** Runs forwards; as in a script, a value is let go of behind its last reader. */
    Tensor forward(Tensor input, boolean training) {
        Map<String, Tensor> values = new HashMap<>(Map.of(Network.INPUT, Tensors.share(input)));
        for (int i = 0; i < live.size(); i++) {
            Node node = live.get(i);
            Tensor[] inputs = node.inputs().stream().map(values::get).toArray(Tensor[]::new);
            values.put(node.name(), Tensors.share(apply(node, inputs, training)));
            for (String read : node.inputs()) {
                if (lastReader.get(read) == i) {
                    Tensors.free(values.remove(read));
                }
            }
        }
        return values.get(network.output().name());
    }

    private Tensor apply(Node node, Tensor[] inputs, boolean training) {
        Operation operation = node.operation();
        Tensor x = inputs[0];
        if (operation instanceof Operation.Convolution c) {
            return convolution(node, x, Window.of(c.kernel(), c.stride(), c.padding()), false);
        } else if (operation instanceof Operation.TransposedConvolution c) {
            return convolution(node, x, Window.of(c.kernel(), c.stride(), c.padding()), true);
        } else if (operation instanceof Operation.BatchNorm norm) {
            return torch.batch_norm(x, optional(node, "gamma"), optional(node, "beta"), optional(node, "mean"),
                    optional(node, "variance"), training, 1 - norm.momentum(), norm.epsilon(), true);
        } else if (operation instanceof Operation.Activation activation) {
            return activation(activation.kind(), x);
        } else if (operation instanceof Operation.Pool pool) {
            return pool(pool.kind(), x, Window.of(pool.kernel(), pool.stride(), pool.padding()));
        } else if (operation instanceof Operation.GlobalPool pool) {
            Tensor flat = x.flatten(2, -1);
            return pool.kind() == PoolKind.AVERAGE ? flat.mean(new long[] {2}, false, new ScalarTypeOptional())
                    : torch.max(flat, 2, false).get0();
        } else if (operation instanceof Operation.Dense) {
            TensorOptional bias = optional(node, "bias");
            return torch.linear(x, parameters.get(node.name() + ".weight"), bias);
        } else if (operation instanceof Operation.Dropout dropout) {
            return torch.dropout(x, dropout.rate(), training);
        } else if (operation instanceof Operation.Flatten) {
            return x.flatten(1, -1);
        } else if (operation instanceof Operation.Add add) {
            return sum(inputs, add.scales());
        } else if (operation instanceof Operation.Concatenate) {
            return torch.cat(new TensorVector(inputs), CHANNELS);
        }
        return upsample((Operation.Upsample) operation, x, network.shapeOf(node.inputs().get(0)));
    }

    private Tensor convolution(Node node, Tensor x, Window window, boolean transposed) {
        return torch.convolution(x, parameters.get(node.name() + ".weight"), optional(node, "bias"), window.stride(),
                window.padding(), window.dilation(), transposed, window.zeros(), 1);
    }

    private TensorOptional optional(Node node, String parameter) {
        return Tensors.optional(parameters.get(node.name() + "." + parameter));
    }

    private static Tensor activation(Operation.Activation.Kind kind, Tensor x) {
        return switch (kind) {
            case RELU -> x.relu();
            case LEAKY_RELU -> torch.leaky_relu(x, new Scalar(LEAK));
            case SIGMOID -> x.sigmoid();
            case TANH -> x.tanh();
            case SOFTPLUS -> torch.softplus(x);
            case SOFTMAX -> torch.softmax(x, CHANNELS, new ScalarTypeOptional());
        };
    }

    private static Tensor pool(PoolKind kind, Tensor x, Window window) {
        boolean flat = window.kernel().length == 2;
        if (kind == PoolKind.MAXIMUM) {
            return flat ? torch.max_pool2d(x, window.kernel(), window.stride(), window.padding(), window.dilation(),
                    false) : torch.max_pool3d(x, window.kernel(), window.stride(), window.padding(),
                    window.dilation(), false);
        }
        return flat ? torch.avg_pool2d(x, window.kernel(), window.stride(), window.padding(), false, false,
                new LongOptional()) : torch.avg_pool3d(x, window.kernel(), window.stride(), window.padding(), false,
                false, new LongOptional());
    }

    private static Tensor sum(Tensor[] inputs, List<Double> scales) {
        Tensor sum = scaled(inputs[0], scales.get(0));
        for (int i = 1; i < inputs.length; i++) {
            sum = sum.add(scaled(inputs[i], scales.get(i)));
        }
        return sum;
    }

    private static Tensor scaled(Tensor tensor, double scale) {
        return scale == 1 ? tensor : tensor.mul(new Scalar(scale));
    }

    private static Tensor upsample(Operation.Upsample up, Tensor x, Shape from) {
        if (from.spatialRank() == 0) {
            return x;
        }
        long[] sizes = Layout.window(from.spatial().stream().map(size -> size * up.factor()).toList(), 1);
        return sizes.length == 2 ? torch.upsample_nearest2d(x, sizes) : torch.upsample_nearest3d(x, sizes);
    }

    void free() {
        parameters.values().forEach(Tensors::free);
    }
}
