package org.apical.engine.dl4j.internal;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

import org.apical.api.network.Network;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;

/** Chooses the kernel of a node. */
final class Kernels {

    private Kernels() {
    }

    /** @param gradientUnused whether nobody asks for the gradient with respect to the node's input */
    static Kernel of(Node node, Network network, boolean training, boolean gradientUnused, LongSupplier stepSeed) {
        String from = node.inputs().get(0);
        Shape input = network.shapeOf(from);
        long[] output = Shapes.item(node.output());
        Operation operation = node.operation();
        if (operation instanceof Operation.Convolution c) {
            WindowArguments window = WindowArguments.of(c.kernel(), c.stride(), c.padding());
            return new ConvolutionKernel(new ConvolutionKernel.Layer(window, false,
                    weightShape(c.filters(), input.channels(), window), c.bias(), Shapes.item(input), output),
                    training, gradientUnused);
        } else if (operation instanceof Operation.TransposedConvolution c) {
            WindowArguments window = WindowArguments.of(c.kernel(), c.stride(), c.padding());
            return new ConvolutionKernel(new ConvolutionKernel.Layer(window, true,
                    weightShape(input.channels(), c.filters(), window), c.bias(), Shapes.item(input), output),
                    training, gradientUnused);
        } else if (operation instanceof Operation.BatchNorm norm) {
            return new BatchNormKernel(input.channels(), norm.epsilon());
        } else if (operation instanceof Operation.Pool pool) {
            return new PoolKernel(pool.kind(), WindowArguments.of(pool.kernel(), pool.stride(), pool.padding()),
                    output, false);
        } else if (operation instanceof Operation.GlobalPool pool) {
            return globalPool(pool, input);
        } else if (operation instanceof Operation.Dense dense) {
            return new DenseKernel(dense.units(), input.channels(), dense.bias());
        } else if (operation instanceof Operation.Dropout dropout && training && dropout.rate() > 0) {
            return new DropoutKernel(dropout.rate(), node.name(), stepSeed);
        } else if (operation instanceof Operation.Add add) {
            return new AddKernel(add.scales().stream().mapToDouble(Double::doubleValue).toArray());
        } else if (operation instanceof Operation.Concatenate) {
            return new ConcatenateKernel();
        } else if (operation instanceof Operation.Upsample up && input.spatialRank() > 0) {
            return new UpsampleKernel(switch (input.spatialRank()) {
                case 1 -> new int[] {1, up.factor()};
                case 2 -> new int[] {up.factor(), up.factor()};
                default -> new int[] {up.factor(), up.factor(), up.factor()};
            });
        }
        return operation instanceof Operation.Flatten ? new FlattenKernel() : new CopyKernel();
    }

    private static Kernel globalPool(Operation.GlobalPool pool, Shape input) {
        List<Integer> all = input.spatial();
        int rank = all.size();
        long[] pooled = new long[Math.max(rank, 2) + 1];
        Arrays.fill(pooled, 1);
        pooled[pooled.length - 1] = input.channels();
        return new PoolKernel(pool.kind(),
                WindowArguments.of(all, Collections.nCopies(rank, 1), Collections.nCopies(rank, 0)), pooled, true);
    }

    private static long[] weightShape(int first, int second, WindowArguments window) {
        long[] shape = new long[2 + window.rank()];
        shape[0] = first;
        shape[1] = second;
        for (int i = 0; i < window.rank(); i++) {
            shape[i + 2] = window.kernel()[i];
        }
        return shape;
    }
}
