package org.apical.engine.conformance.samples;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Operation;
import org.apical.api.network.Operation.Activation;
import org.apical.api.network.Operation.PoolKind;
import org.apical.api.network.Shape;

/**
 * Small networks that together hold every operation, alone and combined.
 *
 * @since 1.0
 */
public final class Networks {

    private Networks() {
    }

    /**
     * Returns all networks, in groups by the rank of their input; the last group combines operations.
     *
     * @return networks by the name of the group
     */
    public static Map<String, List<Network>> groups() {
        Map<String, List<Network>> groups = new LinkedHashMap<>();
        for (Network network : operations()) {
            int rank = network.input().spatialRank();
            groups.computeIfAbsent(rank == 0 ? "vector" : rank + "d", key -> new ArrayList<>()).add(network);
        }
        List<Network> whole = new ArrayList<>(List.of(whole(1), whole(2), whole(3)));
        whole.addAll(GraphShapes.all());
        groups.put("whole", whole);
        return groups;
    }

    /** A network of one operation. */
    private static Network of(String name, Shape input, Operation operation) {
        NetworkBuilder builder = new NetworkBuilder(name, input);
        builder.add("node", operation, Network.INPUT);
        return builder.build();
    }

    static Operation convolution(int filters, List<Integer> kernel, int stride, int padding, boolean bias) {
        return new Operation.Convolution(filters, kernel, same(kernel, stride), same(kernel, padding), bias);
    }

    static Operation transposed(int filters, List<Integer> kernel, int stride, int padding, boolean bias) {
        return new Operation.TransposedConvolution(filters, kernel, same(kernel, stride), same(kernel, padding), bias);
    }

    static Operation pool(PoolKind kind, List<Integer> kernel, int stride, int padding) {
        return new Operation.Pool(kind, kernel, same(kernel, stride), same(kernel, padding));
    }

    private static List<Integer> same(List<Integer> like, int value) {
        return Collections.nCopies(like.size(), value);
    }

    /** Every operation once or more, each a network of its own. */
    private static List<Network> operations() {
        Shape signal = Shape.of(2, 9);
        Shape frame = Shape.of(2, 7, 6);
        Shape clip = Shape.of(2, 4, 5, 3);
        List<Network> all = new ArrayList<>();
        for (Shape shape : List.of(signal, frame, clip)) {
            int rank = shape.spatialRank();
            List<Integer> three = Collections.nCopies(rank, 3);
            List<Integer> two = Collections.nCopies(rank, 2);
            all.add(of("convolution" + rank + "d", shape, convolution(3, three, 1, 1, true)));
            all.add(of("convolution" + rank + "d-stride-no-bias", shape, convolution(3, two, 2, 0, false)));
            all.add(of("convolution" + rank + "d-stride3-padding2", shape,
                    convolution(2, Collections.nCopies(rank, 4), 3, 2, true)));
            all.add(of("convolution" + rank + "d-one-stride2", shape,
                    convolution(4, Collections.nCopies(rank, 1), 2, 0, true)));
            all.add(of("transposed" + rank + "d", shape, transposed(3, three, 2, 1, true)));
            all.add(of("transposed" + rank + "d-no-bias", shape, transposed(3, two, 2, 0, false)));
            all.add(of("maximum-pool" + rank + "d", shape, pool(PoolKind.MAXIMUM, three, 2, 1)));
            all.add(of("average-pool" + rank + "d", shape, pool(PoolKind.AVERAGE, three, 2, 1)));
            all.add(of("global-average" + rank + "d", shape, new Operation.GlobalPool(PoolKind.AVERAGE)));
            all.add(of("global-maximum" + rank + "d", shape, new Operation.GlobalPool(PoolKind.MAXIMUM)));
            all.add(of("batch-norm" + rank + "d", shape, new Operation.BatchNorm(0.001, 0.9)));
            all.add(of("maximum-pool" + rank + "d-stride3", shape, pool(PoolKind.MAXIMUM, two, 3, 0)));
            all.add(of("average-pool" + rank + "d-stride1", shape, pool(PoolKind.AVERAGE, two, 1, 1)));
            all.add(of("upsample" + rank + "d", shape, new Operation.Upsample(2)));
            all.add(of("upsample" + rank + "d-three", shape, new Operation.Upsample(3)));
            all.add(of("dropout" + rank + "d", shape, new Operation.Dropout(0)));
            all.add(of("flatten" + rank + "d", shape, new Operation.Flatten()));
            all.add(of("softmax" + rank + "d", shape, new Activation(Activation.Kind.SOFTMAX)));
            all.add(joined("add" + rank + "d", shape, (b, x) -> b.add("join", new Operation.Add(List.of(1.0, 0.17,
                    -2.0)), x[0], x[1], x[2])));
            all.add(joined("concatenate" + rank + "d", shape,
                    (b, x) -> b.add("join", new Operation.Concatenate(), x[0], x[1], x[2])));
        }
        all.add(of("convolution2d-oblong", frame, new Operation.Convolution(3, List.of(1, 5), List.of(2, 1),
                List.of(0, 2), false)));
        all.add(of("maximum-pool2d-oblong", frame, new Operation.Pool(PoolKind.MAXIMUM, List.of(3, 2), List.of(2, 1),
                List.of(1, 0))));
        for (Activation.Kind kind : Activation.Kind.values()) {
            all.add(of("vector-" + kind, Shape.of(5), new Activation(kind)));
            all.add(of("frame-" + kind, frame, new Activation(kind)));
        }
        all.add(of("dense", Shape.of(5), new Operation.Dense(4, true)));
        all.add(of("dense-no-bias", Shape.of(5), new Operation.Dense(4, false)));
        all.add(of("batch-norm-vector", Shape.of(5), new Operation.BatchNorm(0.001, 0.9)));
        return all;
    }

    /** Joins the input (twice) and a dense or convolved one. */
    private static Network joined(String name, Shape shape, BiFunction<NetworkBuilder, String[], String> join) {
        NetworkBuilder builder = new NetworkBuilder(name, shape);
        List<Integer> ones = Collections.nCopies(shape.spatialRank(), 1);
        String other = builder.add("other", convolution(shape.channels(), ones, 1, 0, true), Network.INPUT);
        join.apply(builder, new String[] {Network.INPUT, other, Network.INPUT});
        return builder.build();
    }

    /**
     * Returns a network of convolutions, batch normalisations, activations, poolings, a residual sum, a concatenation
     * and a dense head.
     *
     * @param rank 1, 2 or 3 spatial dimensions
     * @return the network
     */
    public static Network whole(int rank) {
        Shape input = switch (rank) {
            case 1 -> Shape.of(2, 16);
            case 2 -> Shape.of(1, 12, 12);
            default -> Shape.of(1, 4, 8, 8);
        };
        List<Integer> three = Collections.nCopies(rank, 3);
        List<Integer> two = Collections.nCopies(rank, 2);
        List<Integer> one = Collections.nCopies(rank, 1);
        NetworkBuilder b = new NetworkBuilder("whole" + rank + "d", input);
        String x = b.add("conv1", convolution(4, three, 1, 1, false), Network.INPUT);
        x = b.batchNorm("norm1", x);
        x = b.relu("relu1", x);
        x = b.add("pool1", pool(PoolKind.MAXIMUM, two, 2, 0), x);
        String y = b.add("conv2", convolution(4, three, 1, 1, true), x);
        y = b.batchNorm("norm2", y);
        y = b.add("tanh2", new Activation(Activation.Kind.TANH), y);
        x = b.add("sum", new Operation.Add(List.of(1.0, 0.17)), x, y);
        x = b.batchNorm("norm3", x);
        String left = b.add("left", convolution(3, one, 1, 0, true), x);
        String right = b.add("right", pool(PoolKind.AVERAGE, three, 1, 1), x);
        x = b.add("both", new Operation.Concatenate(), left, right);
        x = b.add("leaky", new Activation(Activation.Kind.LEAKY_RELU), x);
        x = b.globalAveragePool("pool2", x);
        b.dense("output", x, 2);
        return b.build();
    }
}
