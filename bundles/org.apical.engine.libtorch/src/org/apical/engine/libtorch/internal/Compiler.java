package org.apical.engine.libtorch.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.engine.support.LiveNodes;
import org.apical.api.network.Network;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;
import org.apical.api.network.ParameterSpec;
import org.apical.api.network.Shape;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Turns a network into a program. */
final class Compiler {

    private final Network network;
    private final boolean training;
    private final ScalarType type;
    private final Fusion fusion;
    private final Parameters parameters = new Parameters();
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> slots = new HashMap<>();
    private final List<Boolean> wanted = new ArrayList<>();
    private final List<Node> live;

    private Compiler(Network network, boolean training, ScalarType type) {
        this.network = network;
        this.training = training;
        this.type = type;
        this.live = LiveNodes.of(network);
        this.fusion = new Fusion(network, live);
    }

    /** Compiles a network that trains, or one without batch normalisation that predicts. */
    static Program compile(Network network, boolean training, ScalarType type) {
        return new Compiler(network, training, type).program();
    }

    private Program program() {
        slots.put(Network.INPUT, Program.INPUT);
        wanted.add(!training);
        for (Node node : live) {
            if (!fusion.absorbs(node)) {
                compile(node, fusion.endingIn(node));
            }
        }
        boolean[] wants = new boolean[wanted.size()];
        for (int i = 0; i < wants.length; i++) {
            wants[i] = wanted.get(i);
        }
        return new Program(steps, parameters, wants.length, slots.get(network.output().name()), wants);
    }

    private void compile(Node node, Fusion.Group group) {
        Node head = group.head();
        int input = slots.get(head.inputs().get(0));
        if (passesOn(head.operation())) {
            slots.put(node.name(), input);
            return;
        }
        int output = wanted.size();
        int before = parameters.count();
        Step step = step(group, output, input);
        steps.add(step);
        slots.put(node.name(), output);
        boolean wants = training && parameters.count() > before;
        for (int slot : step.inputs()) {
            wants |= wanted.get(slot);
        }
        wanted.add(wants);
    }

    private boolean passesOn(Operation operation) {
        return operation instanceof Operation.Dropout dropout && (!training || dropout.rate() == 0)
                || operation instanceof Operation.Upsample up && up.factor() == 1;
    }

    private Step step(Fusion.Group group, int output, int input) {
        Node node = group.head();
        Operation operation = node.operation();
        Shape from = network.shapeOf(node.inputs().get(0));
        if (operation instanceof Operation.Convolution c) {
            return convolution(group, Window.of(c.kernel(), c.stride(), c.padding()), false, output, input);
        } else if (operation instanceof Operation.TransposedConvolution c) {
            return convolution(group, Window.of(c.kernel(), c.stride(), c.padding()), true, output, input);
        } else if (operation instanceof Operation.BatchNorm norm) {
            ScalarType single = ScalarType.Float;
            return new BatchNormStep(new BatchNormStep.Layer(parameter(node, "gamma", 1, single),
                    parameter(node, "beta", 1, single), parameter(node, "mean", 1, single),
                    parameter(node, "variance", 1, single), norm.epsilon(), group.relu()), output, input);
        } else if (operation instanceof Operation.Activation activation) {
            return new ActivationStep(activation.kind(), overwrites(node, 0), output, input);
        } else if (operation instanceof Operation.Pool pool) {
            return new PoolStep(pool.kind(), Window.of(pool.kernel(), pool.stride(), pool.padding()), output, input);
        } else if (operation instanceof Operation.GlobalPool pool) {
            return new GlobalPoolStep(pool.kind(), output, input);
        } else if (operation instanceof Operation.Dense) {
            // The loss is computed in single precision, and so are the scores it reads.
            ScalarType own = node.name().equals(network.output().name()) ? ScalarType.Float : type;
            return new DenseStep(parameter(node, "weight", 1, own), parameter(node, "bias", 1, own), training, output,
                    input);
        } else if (operation instanceof Operation.Dropout dropout) {
            return new DropoutStep(dropout.rate(), node.name(), output, input);
        } else if (operation instanceof Operation.Flatten) {
            return new FlattenStep(output, input);
        } else if (operation instanceof Operation.Add add) {
            return new AddStep(add.scales().stream().mapToDouble(Double::doubleValue).toArray(), overwrites(node, 0),
                    output, inputs(node));
        } else if (operation instanceof Operation.Concatenate) {
            return new ConcatenateStep(output, inputs(node));
        }
        Operation.Upsample up = (Operation.Upsample) operation;
        if (from.spatialRank() == 0) {
            return new AddStep(new double[] {1}, false, output, input);
        }
        return new UpsampleStep(Layout.window(from.spatial().stream().map(size -> size * up.factor()).toList(), 1),
                output, input);
    }

    private Step convolution(Fusion.Group group, Window window, boolean transposed, int output, int input) {
        Node node = group.head();
        ConvolutionStep.Layer layer = new ConvolutionStep.Layer(window, transposed,
                parameter(node, "weight", group.scale(), type), parameter(node, "bias", group.scale(), type),
                group.residual() != null, group.relu(), training);
        return group.residual() == null ? new ConvolutionStep(layer, parameters, output, input)
                : new ConvolutionStep(layer, parameters, output, input, slots.get(group.residual()));
    }

    private int[] inputs(Node node) {
        return node.inputs().stream().mapToInt(slots::get).toArray();
    }

    /** Whether a node may overwrite one of its inputs: nothing else reads it, forwards or backwards. */
    private boolean overwrites(Node node, int index) {
        String input = node.inputs().get(index);
        if (!fusion.onlyReader(input)) {
            return false;
        }
        int slot = slots.get(input);
        long names = slots.values().stream().filter(other -> other == slot).count();
        return names == 1 && steps.stream().noneMatch(step -> step.output() == slot && step.keepsOutput());
    }

    private Parameters.Parameter parameter(Node node, String name, double scale, ScalarType as) {
        for (ParameterSpec spec : network.parameters()) {
            if (spec.name().equals(node.name() + "." + name)) {
                return parameters.add(spec, sizes(spec), scale, as);
            }
        }
        return null;
    }

    /** A signal's kernel is one of one row. */
    private static long[] sizes(ParameterSpec spec) {
        long[] sizes = spec.shape().stream().mapToLong(Integer::longValue).toArray();
        return sizes.length == 3 ? new long[] {sizes[0], sizes[1], 1, sizes[2]} : sizes;
    }
}
