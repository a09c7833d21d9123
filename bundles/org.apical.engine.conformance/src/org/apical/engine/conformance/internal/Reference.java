package org.apical.engine.conformance.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.network.Network;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;
import org.apical.api.network.Operation.PoolKind;
import org.apical.api.network.Shape;

/**
 * Runs networks in double precision by the definitions in {@link Operation}, with nothing but loops: slow, plain and
 * independent of any engine.
 */
final class Reference {

    private final Network network;
    private final Map<String, double[]> weights;
    private final boolean training;
    private final int items;
    private final Map<Object, int[]> positions = new HashMap<>();

    Reference(Network network, Map<String, double[]> weights, boolean training, int items) {
        this.network = network;
        this.weights = weights;
        this.training = training;
        this.items = items;
    }

    double[] forward(double[] input) {
        Map<String, double[]> values = new HashMap<>();
        values.put(Network.INPUT, input);
        double[] last = input;
        for (Node node : network.nodes()) {
            List<double[]> inputs = node.inputs().stream().map(values::get).toList();
            List<Shape> shapes = node.inputs().stream().map(network::shapeOf).toList();
            last = run(node, inputs, shapes);
            values.put(node.name(), last);
        }
        return last;
    }

    /** Runs one node; dropout does nothing. */
    double[] run(Node node, List<double[]> inputs, List<Shape> shapes) {
        double[] x = inputs.get(0);
        Shape in = shapes.get(0);
        Shape out = node.output();
        Operation operation = node.operation();
        if (operation instanceof Operation.Convolution c) {
            return convolve(x, in, out, new Window(c.kernel(), c.stride(), c.padding()), weights(node, "weight"),
                    weights(node, "bias"), false);
        } else if (operation instanceof Operation.TransposedConvolution c) {
            return convolve(x, in, out, new Window(c.kernel(), c.stride(), c.padding()), weights(node, "weight"),
                    weights(node, "bias"), true);
        } else if (operation instanceof Operation.Pool p) {
            return pool(x, in, out, new Window(p.kernel(), p.stride(), p.padding()), p.kind());
        } else if (operation instanceof Operation.GlobalPool p) {
            return globalPool(x, in, p.kind());
        } else if (operation instanceof Operation.BatchNorm norm) {
            return batchNorm(x, in, node, norm);
        } else if (operation instanceof Operation.Activation a) {
            return activation(x, in, a.kind());
        } else if (operation instanceof Operation.Dense d) {
            return dense(x, in.channels(), d.units(), weights(node, "weight"), weights(node, "bias"));
        } else if (operation instanceof Operation.Add add) {
            double[] y = new double[x.length];
            for (int k = 0; k < inputs.size(); k++) {
                for (int i = 0; i < y.length; i++) {
                    y[i] += add.scales().get(k) * inputs.get(k)[i];
                }
            }
            return y;
        } else if (operation instanceof Operation.Concatenate) {
            return concatenate(inputs, shapes, out);
        } else if (operation instanceof Operation.Upsample up) {
            return upsample(x, in, out, up.factor());
        }
        return x.clone();
    }

    private double[] weights(Node node, String parameter) {
        return weights.get(node.name() + "." + parameter);
    }

    /** Kernel, stride and padding, each as depth, rows, columns. */
    static final class Window {

        final List<List<Integer>> key;
        final int[] kernel;
        final int[] stride;
        final int[] padding;

        Window(List<Integer> kernel, List<Integer> stride, List<Integer> padding) {
            this.key = List.of(kernel, stride, padding);
            this.kernel = three(kernel, 1);
            this.stride = three(stride, 1);
            this.padding = three(padding, 0);
        }

        int volume() {
            return kernel[0] * kernel[1] * kernel[2];
        }
    }

    private static int[] three(List<Integer> sizes, int fill) {
        int[] three = {fill, fill, fill};
        for (int i = 0; i < sizes.size(); i++) {
            three[3 - sizes.size() + i] = sizes.get(i);
        }
        return three;
    }

    interface Visit {

        /** One pair of a position in the larger grid (-1 in the padding), one in the smaller, and one in the window. */
        void at(int larger, int smaller, int tap);
    }

    /** Goes over all windows of a grid; the smaller grid has one position a window. */
    static void windows(int[] positions, int volume, Visit visit) {
        for (int i = 0, smaller = 0; i < positions.length; smaller++) {
            for (int tap = 0; tap < volume; tap++, i++) {
                visit.at(positions[i], smaller, tap);
            }
        }
    }

    /** The position in the larger grid for each window and each place in it. */
    int[] positions(Shape larger, Shape smaller, Window window) {
        return positions.computeIfAbsent(List.of(larger.spatial(), smaller.spatial(), window.key), key -> {
            int[] big = three(larger.spatial(), 1);
            int[] small = three(smaller.spatial(), 1);
            int[] found = new int[small[0] * small[1] * small[2] * window.volume()];
            for (int i = 0; i < found.length; i++) {
                int s = i / window.volume();
                int t = i % window.volume();
                int[] at = {s / (small[1] * small[2]), s / small[2] % small[1], s % small[2]};
                int[] tap = {t / (window.kernel[1] * window.kernel[2]), t / window.kernel[2] % window.kernel[1],
                    t % window.kernel[2]};
                for (int d = 0; d < 3; d++) {
                    int p = at[d] * window.stride[d] - window.padding[d] + tap[d];
                    found[i] = found[i] < 0 || p < 0 || p >= big[d] ? -1 : found[i] * big[d] + p;
                }
            }
            return found;
        });
    }

    static int area(Shape shape) {
        return (int) (shape.length() / shape.channels());
    }

    /** A transposed convolution goes the other way through the same windows. */
    private double[] convolve(double[] x, Shape in, Shape out, Window window, double[] w, double[] bias,
            boolean transposed) {
        double[] y = new double[(int) (items * out.length())];
        int[] at = transposed ? positions(out, in, window) : positions(in, out, window);
        int areaIn = area(in);
        int areaOut = area(out);
        for (int n = 0; n < items; n++) {
            for (int f = 0; f < out.channels(); f++) {
                int toward = (n * out.channels() + f) * areaOut;
                for (int i = 0; i < areaOut && bias != null; i++) {
                    y[toward + i] = bias[f];
                }
                for (int c = 0; c < in.channels(); c++) {
                    int from = (n * in.channels() + c) * areaIn;
                    int kernel = (transposed ? c * out.channels() + f : f * in.channels() + c) * window.volume();
                    windows(at, window.volume(), (larger, smaller, tap) -> {
                        if (larger >= 0) {
                            y[toward + (transposed ? larger : smaller)] += w[kernel + tap]
                                    * x[from + (transposed ? smaller : larger)];
                        }
                    });
                }
            }
        }
        return y;
    }

    private double[] pool(double[] x, Shape in, Shape out, Window window, PoolKind kind) {
        double[] y = new double[(int) (items * out.length())];
        int[] at = positions(in, out, window);
        int areaIn = area(in);
        int areaOut = area(out);
        for (int m = 0; m < items * in.channels(); m++) {
            double[] sum = new double[areaOut];
            double[] largest = new double[areaOut];
            int[] count = new int[areaOut];
            Arrays.fill(largest, Double.NEGATIVE_INFINITY);
            int from = m * areaIn;
            windows(at, window.volume(), (larger, smaller, tap) -> {
                if (larger >= 0) {
                    sum[smaller] += x[from + larger];
                    largest[smaller] = Math.max(largest[smaller], x[from + larger]);
                    count[smaller]++;
                }
            });
            for (int i = 0; i < areaOut; i++) {
                y[m * areaOut + i] = kind == PoolKind.MAXIMUM ? largest[i] : sum[i] / count[i];
            }
        }
        return y;
    }

    private double[] globalPool(double[] x, Shape in, PoolKind kind) {
        int area = area(in);
        double[] y = new double[items * in.channels()];
        for (int m = 0; m < y.length; m++) {
            double largest = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (int i = 0; i < area; i++) {
                largest = Math.max(largest, x[m * area + i]);
                sum += x[m * area + i];
            }
            y[m] = kind == PoolKind.MAXIMUM ? largest : sum / area;
        }
        return y;
    }

    private double[] batchNorm(double[] x, Shape in, Node node, Operation.BatchNorm norm) {
        int area = area(in);
        int channels = in.channels();
        double[] y = new double[x.length];
        for (int c = 0; c < channels; c++) {
            double mean = training ? 0 : weights(node, "mean")[c];
            double variance = training ? 0 : weights(node, "variance")[c];
            if (training) {
                double[] moments = moments(x, channels, area, c);
                mean = moments[0];
                variance = moments[1];
            }
            double scale = weights(node, "gamma")[c] / Math.sqrt(variance + norm.epsilon());
            for (int n = 0; n < items; n++) {
                for (int i = 0; i < area; i++) {
                    int at = (n * channels + c) * area + i;
                    y[at] = scale * (x[at] - mean) + weights(node, "beta")[c];
                }
            }
        }
        return y;
    }

    /** Mean and biased variance of one channel. */
    double[] moments(double[] x, int channels, int area, int c) {
        double mean = 0;
        double variance = 0;
        for (int pass = 0; pass < 2; pass++) {
            double sum = 0;
            for (int n = 0; n < items; n++) {
                for (int i = 0; i < area; i++) {
                    double value = x[(n * channels + c) * area + i];
                    sum += pass == 0 ? value : (value - mean) * (value - mean);
                }
            }
            if (pass == 0) {
                mean = sum / (items * area);
            } else {
                variance = sum / (items * area);
            }
        }
        return new double[] {mean, variance};
    }

    private double[] activation(double[] x, Shape in, Operation.Activation.Kind kind) {
        double[] y = new double[x.length];
        if (kind == Operation.Activation.Kind.SOFTMAX) {
            int area = area(in);
            for (int n = 0; n < items; n++) {
                for (int i = 0; i < area; i++) {
                    double sum = 0;
                    for (int c = 0; c < in.channels(); c++) {
                        sum += Math.exp(x[(n * in.channels() + c) * area + i]);
                    }
                    for (int c = 0; c < in.channels(); c++) {
                        int at = (n * in.channels() + c) * area + i;
                        y[at] = Math.exp(x[at]) / sum;
                    }
                }
            }
            return y;
        }
        for (int i = 0; i < x.length; i++) {
            y[i] = switch (kind) {
                case RELU -> Math.max(x[i], 0);
                case LEAKY_RELU -> x[i] > 0 ? x[i] : 0.01 * x[i];
                case SIGMOID -> 1 / (1 + Math.exp(-x[i]));
                case TANH -> Math.tanh(x[i]);
                case SOFTPLUS -> Math.log1p(Math.exp(x[i]));
                default -> throw new IllegalStateException();
            };
        }
        return y;
    }

    private double[] dense(double[] x, int features, int units, double[] w, double[] bias) {
        double[] y = new double[items * units];
        for (int n = 0; n < items; n++) {
            for (int u = 0; u < units; u++) {
                double sum = bias == null ? 0 : bias[u];
                for (int f = 0; f < features; f++) {
                    sum += w[u * features + f] * x[n * features + f];
                }
                y[n * units + u] = sum;
            }
        }
        return y;
    }

    private double[] concatenate(List<double[]> inputs, List<Shape> shapes, Shape out) {
        double[] y = new double[(int) (items * out.length())];
        int at = 0;
        for (int n = 0; n < items; n++) {
            for (int k = 0; k < inputs.size(); k++) {
                int length = (int) shapes.get(k).length();
                System.arraycopy(inputs.get(k), n * length, y, at, length);
                at += length;
            }
        }
        return y;
    }

    private double[] upsample(double[] x, Shape in, Shape out, int factor) {
        double[] y = new double[(int) (items * out.length())];
        int[] from = three(in.spatial(), 1);
        int[] to = three(out.spatial(), 1);
        int[] factors = new int[3];
        for (int d = 0; d < 3; d++) {
            factors[d] = to[d] / from[d];
        }
        int area = area(out);
        for (int i = 0; i < y.length; i++) {
            int s = i % area;
            int depth = s / (to[1] * to[2]) / factors[0];
            int row = s / to[2] % to[1] / factors[1];
            int column = s % to[2] / factors[2];
            y[i] = x[i / area * area(in) + (depth * from[1] + row) * from[2] + column];
        }
        return y;
    }
}
