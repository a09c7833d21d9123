package org.apical.api.network;

import java.util.ArrayList;
import java.util.List;

import org.apical.api.network.Operation.Add;
import org.apical.api.network.Operation.Convolution;
import org.apical.api.network.Operation.Dense;
import org.apical.api.network.Operation.GlobalPool;
import org.apical.api.network.Operation.Pool;
import org.apical.api.network.Operation.TransposedConvolution;
import org.apical.api.network.Operation.Upsample;

/** Shapes and counts of the operations. */
final class Operations {

    private Operations() {
    }

    static void check(int filters, List<Integer> kernel, List<Integer> stride, List<Integer> padding) {
        if (filters < 1 || kernel.isEmpty() || kernel.size() > 3 || stride.size() != kernel.size()
                || padding.size() != kernel.size() || kernel.stream().anyMatch(size -> size < 1)
                || stride.stream().anyMatch(size -> size < 1) || padding.stream().anyMatch(size -> size < 0)) {
            throw new IllegalArgumentException("Filters " + filters + ", kernel " + kernel + ", stride " + stride
                    + " and padding " + padding + " do not fit together.");
        }
    }

    /** Returns the output shape, or throws an {@link IllegalArgumentException} whose message says what does not fit. */
    static Shape output(Operation operation, List<Shape> inputs) {
        Shape first = inputs.get(0);
        if (!(operation instanceof Add) && !(operation instanceof Operation.Concatenate) && inputs.size() != 1) {
            throw new IllegalArgumentException("it takes one input, not " + inputs.size());
        }
        if (operation instanceof Convolution c) {
            return windows(c.filters(), first, c.kernel(), c.stride(), c.padding());
        } else if (operation instanceof TransposedConvolution c) {
            requireRank(first, c.kernel().size());
            List<Integer> sizes = new ArrayList<>(List.of(c.filters()));
            for (int i = 0; i < c.kernel().size(); i++) {
                sizes.add((first.spatial().get(i) - 1) * c.stride().get(i) - 2 * c.padding().get(i)
                        + c.kernel().get(i));
            }
            return new Shape(sizes);
        } else if (operation instanceof Pool p) {
            for (int i = 0; i < p.kernel().size(); i++) {
                if (2 * p.padding().get(i) > p.kernel().get(i)) {
                    throw new IllegalArgumentException("padding " + p.padding() + " is more than half the window");
                }
            }
            return windows(first.channels(), first, p.kernel(), p.stride(), p.padding());
        } else if (operation instanceof GlobalPool) {
            if (first.spatialRank() == 0) {
                throw new IllegalArgumentException("a vector has nothing to pool");
            }
            return Shape.of(first.channels());
        } else if (operation instanceof Dense d) {
            requireRank(first, 0);
            return Shape.of(d.units());
        } else if (operation instanceof Operation.Flatten) {
            return Shape.of(Math.toIntExact(first.length()));
        } else if (operation instanceof Add add) {
            if (add.scales().size() != inputs.size() || inputs.stream().anyMatch(shape -> !shape.equals(first))) {
                throw new IllegalArgumentException(
                        "it adds inputs of equal shape with a scale each, not " + inputs + " with " + add.scales());
            }
            return first;
        } else if (operation instanceof Operation.Concatenate) {
            if (inputs.stream().anyMatch(shape -> !shape.spatial().equals(first.spatial()))) {
                throw new IllegalArgumentException("the spatial sizes of " + inputs + " differ");
            }
            List<Integer> sizes = new ArrayList<>(first.sizes());
            sizes.set(0, inputs.stream().mapToInt(Shape::channels).sum());
            return new Shape(sizes);
        } else if (operation instanceof Upsample up) {
            List<Integer> sizes = new ArrayList<>(List.of(first.channels()));
            first.spatial().forEach(size -> sizes.add(size * up.factor()));
            return new Shape(sizes);
        }
        return first;
    }

    static List<ParameterSpec> parameters(String node, Operation operation, List<Shape> inputs) {
        int in = inputs.get(0).channels();
        if (operation instanceof Convolution c) {
            int window = product(c.kernel());
            return weights(node, shape(c.filters(), in, c.kernel()), (long) in * window, (long) c.filters() * window,
                    c.bias() ? c.filters() : 0);
        } else if (operation instanceof TransposedConvolution c) {
            int window = product(c.kernel());
            return weights(node, shape(in, c.filters(), c.kernel()), (long) in * window, (long) c.filters() * window,
                    c.bias() ? c.filters() : 0);
        } else if (operation instanceof Dense d) {
            return weights(node, List.of(d.units(), in), in, d.units(), d.bias() ? d.units() : 0);
        } else if (operation instanceof Operation.BatchNorm) {
            List<Integer> perChannel = List.of(in);
            return List.of(new ParameterSpec(node + ".gamma", perChannel, ParameterSpec.Role.SCALE, in, in),
                    new ParameterSpec(node + ".beta", perChannel, ParameterSpec.Role.SHIFT, in, in),
                    new ParameterSpec(node + ".mean", perChannel, ParameterSpec.Role.RUNNING_MEAN, in, in),
                    new ParameterSpec(node + ".variance", perChannel, ParameterSpec.Role.RUNNING_VARIANCE, in, in));
        }
        return List.of();
    }

    static long multiplies(Operation operation, List<Shape> inputs, Shape output) {
        if (operation instanceof Convolution c) {
            return output.length() * inputs.get(0).channels() * product(c.kernel());
        } else if (operation instanceof TransposedConvolution c) {
            return inputs.get(0).length() * c.filters() * product(c.kernel());
        } else if (operation instanceof Dense) {
            return output.length() * inputs.get(0).length();
        }
        return 0;
    }

    private static List<ParameterSpec> weights(String node, List<Integer> shape, long fanIn, long fanOut, int biases) {
        ParameterSpec weight = new ParameterSpec(node + ".weight", shape, ParameterSpec.Role.WEIGHT, fanIn, fanOut);
        return biases == 0 ? List.of(weight)
                : List.of(weight, new ParameterSpec(node + ".bias", List.of(biases), ParameterSpec.Role.BIAS, fanIn,
                        fanOut));
    }

    private static Shape windows(int channels, Shape input, List<Integer> kernel, List<Integer> stride,
            List<Integer> padding) {
        requireRank(input, kernel.size());
        List<Integer> sizes = new ArrayList<>(List.of(channels));
        for (int i = 0; i < kernel.size(); i++) {
            int room = input.spatial().get(i) + 2 * padding.get(i) - kernel.get(i);
            if (room < 0) {
                throw new IllegalArgumentException("a window of " + kernel + " does not fit into " + input);
            }
            sizes.add(room / stride.get(i) + 1);
        }
        return new Shape(sizes);
    }

    private static void requireRank(Shape input, int rank) {
        if (input.spatialRank() != rank) {
            throw new IllegalArgumentException(
                    "it needs " + rank + " spatial dimensions, its input " + input + " has " + input.spatialRank());
        }
    }

    private static List<Integer> shape(int first, int second, List<Integer> kernel) {
        List<Integer> shape = new ArrayList<>(List.of(first, second));
        shape.addAll(kernel);
        return shape;
    }

    private static int product(List<Integer> sizes) {
        return sizes.stream().reduce(1, Math::multiplyExact);
    }
}
