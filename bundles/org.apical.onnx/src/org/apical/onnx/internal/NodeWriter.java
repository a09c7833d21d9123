package org.apical.onnx.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;

import org.apical.api.Tensor;
import org.apical.api.network.Network;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;
import org.apical.api.network.Operation.PoolKind;

/**
 * Writes each node of a network as one or a few ONNX nodes.
 *
 * <p>The value a node gives has the node's name, and so has the ONNX node that gives it; helping nodes, values and
 * constants are called after it, with a dot and a word behind.
 */
final class NodeWriter {

    private static final float LEAK = 0.01f;

    private final Network network;
    private final GraphProto.Builder graph;
    /** The value to read for a node that does nothing in a prediction. */
    private final Map<String, String> stands = new HashMap<>();

    NodeWriter(Network network, GraphProto.Builder graph) {
        this.network = network;
        this.graph = graph;
    }

    void write(Node node) {
        String name = node.name();
        Operation operation = node.operation();
        List<String> inputs = node.inputs().stream().map(input -> stands.getOrDefault(input, input)).toList();
        String input = inputs.get(0);
        if (operation instanceof Operation.Convolution c) {
            add(node("Conv", name, layer(name, input, c.bias()))
                    .addAllAttribute(windows(c.kernel(), c.stride(), c.padding())));
        } else if (operation instanceof Operation.TransposedConvolution c) {
            add(node("ConvTranspose", name, layer(name, input, c.bias()))
                    .addAllAttribute(windows(c.kernel(), c.stride(), c.padding())));
        } else if (operation instanceof Operation.BatchNorm norm) {
            add(node("BatchNormalization", name, List.of(input, name + ".gamma", name + ".beta", name + ".mean",
                    name + ".variance")).addAttribute(number("epsilon", norm.epsilon())));
        } else if (operation instanceof Operation.Activation a) {
            activation(name, a.kind(), input);
        } else if (operation instanceof Operation.Pool p) {
            pool(name, p, input);
        } else if (operation instanceof Operation.GlobalPool p) {
            String spatial = name + ".spatial";
            add(node(p.kind() == PoolKind.MAXIMUM ? "GlobalMaxPool" : "GlobalAveragePool", spatial, List.of(input)));
            add(node("Flatten", name, List.of(spatial)).addAttribute(integer("axis", 1)));
        } else if (operation instanceof Operation.Dense d) {
            add(node("Gemm", name, layer(name, input, d.bias())).addAttribute(integer("transB", 1)));
        } else if (operation instanceof Operation.Flatten) {
            add(node("Flatten", name, List.of(input)).addAttribute(integer("axis", 1)));
        } else if (operation instanceof Operation.Add a) {
            sum(name, inputs, a.scales());
        } else if (operation instanceof Operation.Concatenate) {
            add(node("Concat", name, inputs).addAttribute(integer("axis", 1)));
        } else if (operation instanceof Operation.Upsample up && node.output().spatialRank() > 0) {
            upsample(node, up.factor(), input);
        } else {
            nothing(name, input);
        }
    }

    private static List<String> layer(String name, String input, boolean bias) {
        return bias ? List.of(input, name + ".weight", name + ".bias") : List.of(input, name + ".weight");
    }

    private void activation(String name, Operation.Activation.Kind kind, String input) {
        NodeProto.Builder node = switch (kind) {
            case RELU -> node("Relu", name, List.of(input));
            case LEAKY_RELU -> node("LeakyRelu", name, List.of(input)).addAttribute(number("alpha", LEAK));
            case SIGMOID -> node("Sigmoid", name, List.of(input));
            case TANH -> node("Tanh", name, List.of(input));
            case SOFTPLUS -> node("Softplus", name, List.of(input));
            case SOFTMAX -> node("Softmax", name, List.of(input)).addAttribute(integer("axis", 1));
        };
        add(node);
    }

    private void pool(String name, Operation.Pool pool, String input) {
        boolean maximum = pool.kind() == PoolKind.MAXIMUM;
        NodeProto.Builder node = node(maximum ? "MaxPool" : "AveragePool", name, List.of(input))
                .addAttribute(integers("kernel_shape", pool.kernel()))
                .addAttribute(integers("strides", pool.stride())).addAttribute(integers("pads", twice(pool.padding())));
        if (!maximum) {
            node.addAttribute(integer("count_include_pad", 0));
        }
        add(node);
    }

    private void sum(String name, List<String> inputs, List<Double> scales) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            terms.add(scales.get(i) == 1 ? inputs.get(i) : scaled(name, i, inputs.get(i), scales.get(i)));
        }
        String sum = terms.get(0);
        if (terms.size() == 1) {
            add(node("Identity", name, terms));
        }
        for (int i = 1; i < terms.size(); i++) {
            // Pairs, because runtimes fuse the sum of two with what gives one of them.
            String to = i == terms.size() - 1 ? name : name + ".sum" + i;
            add(node("Add", to, List.of(sum, terms.get(i))));
            sum = to;
        }
    }

    private String scaled(String name, int index, String input, double scale) {
        String constant = name + ".scale" + index;
        String product = name + ".scaled" + index;
        graph.addInitializer(Tensors.scalar(constant, scale));
        add(node("Mul", product, List.of(input, constant)));
        return product;
    }

    private void upsample(Node node, int factor, String input) {
        String scales = node.name() + ".scales";
        float[] values = new float[2 + node.output().spatialRank()];
        Arrays.fill(values, factor);
        values[0] = 1;
        values[1] = 1;
        graph.addInitializer(Tensors.floats(scales, Tensor.of(values, values.length)));
        // The empty name leaves out the region of interest, which nearest neighbour does not read.
        add(node("Resize", node.name(), List.of(input, "", scales)).addAttribute(text("mode", "nearest"))
                .addAttribute(text("coordinate_transformation_mode", "asymmetric"))
                .addAttribute(text("nearest_mode", "floor")));
    }

    /** Leaves the node out, unless the model's output would lose its name. */
    private void nothing(String name, String input) {
        if (name.equals(network.output().name())) {
            add(node("Identity", name, List.of(input)));
        } else {
            stands.put(name, input);
        }
    }

    private void add(NodeProto.Builder node) {
        graph.addNode(node);
    }

    private static NodeProto.Builder node(String type, String name, List<String> inputs) {
        return NodeProto.newBuilder().setOpType(type).setName(name).addAllInput(inputs).addOutput(name);
    }

    private static List<AttributeProto> windows(List<Integer> kernel, List<Integer> stride, List<Integer> padding) {
        return List.of(integers("kernel_shape", kernel), integers("strides", stride),
                integers("pads", twice(padding)), integers("dilations", Collections.nCopies(kernel.size(), 1)),
                integer("group", 1));
    }

    /** Padding before every dimension, then behind every dimension. */
    private static List<Integer> twice(List<Integer> padding) {
        List<Integer> both = new ArrayList<>(padding);
        both.addAll(padding);
        return both;
    }

    private static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT).setI(value).build();
    }

    private static AttributeProto number(String name, double value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOAT)
                .setF((float) value).build();
    }

    private static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value)).build();
    }

    private static AttributeProto integers(String name, List<Integer> values) {
        AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name)
                .setType(AttributeProto.AttributeType.INTS);
        values.forEach(value -> attribute.addInts(value));
        return attribute.build();
    }
}
