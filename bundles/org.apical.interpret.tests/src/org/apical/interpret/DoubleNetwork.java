package org.apical.interpret;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.Tensor;
import org.apical.api.network.Network;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;
import org.apical.api.network.Operation.PoolKind;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;

/**
 * Runs one item through a network in double precision with plain loops: an answer that owes nothing to an engine. Knows
 * the operations of the architectures in the bundles standard and echonet.
 */
final class DoubleNetwork {

    private final Network network;
    private final Map<String, Tensor> weights;

    DoubleNetwork(TrainedNetwork trained) {
        this.network = trained.network();
        this.weights = trained.weights().values();
    }

    double[] run(double[] item) {
        Map<String, double[]> values = new HashMap<>();
        values.put(Network.INPUT, item);
        double[] last = item;
        for (Node node : network.nodes()) {
            last = node(node, node.inputs().stream().map(values::get).toList());
            values.put(node.name(), last);
        }
        return last;
    }

    private double[] node(Node node, List<double[]> inputs) {
        double[] x = inputs.get(0);
        Shape in = network.shapeOf(node.inputs().get(0));
        int channels = in.channels();
        int area = x.length / channels;
        double[] y = new double[(int) node.output().length()];
        if (node.operation() instanceof Operation.Convolution c) {
            slide(in, node.output(), c.kernel(), c.stride(), c.padding(), (place, window, tap, taps) -> {
                int windows = y.length / c.filters();
                float[] w = weights.get(node.name() + ".weight").data();
                for (int f = 0; f < c.filters(); f++) {
                    for (int k = 0; k < channels; k++) {
                        y[f * windows + window] += w[(f * channels + k) * taps + tap] * x[k * area + place];
                    }
                }
            });
            addBias(node, y, y.length / c.filters());
        } else if (node.operation() instanceof Operation.BatchNorm norm) {
            for (int i = 0; i < y.length; i++) {
                int c = i / area;
                y[i] = parameter(node, "gamma", c) * (x[i] - parameter(node, "mean", c))
                        / Math.sqrt(parameter(node, "variance", c) + norm.epsilon()) + parameter(node, "beta", c);
            }
        } else if (node.operation() instanceof Operation.Activation) {
            for (int i = 0; i < y.length; i++) {
                y[i] = Math.max(x[i], 0);
            }
        } else if (node.operation() instanceof Operation.Pool p && p.kind() == PoolKind.MAXIMUM) {
            Arrays.fill(y, Double.NEGATIVE_INFINITY);
            slide(in, node.output(), p.kernel(), p.stride(), p.padding(), (place, window, tap, taps) -> {
                for (int k = 0; k < channels; k++) {
                    int at = k * (y.length / channels) + window;
                    y[at] = Math.max(y[at], x[k * area + place]);
                }
            });
        } else if (node.operation() instanceof Operation.GlobalPool p) {
            for (int i = 0; i < x.length; i++) {
                y[i / area] = p.kind() == PoolKind.AVERAGE ? y[i / area] + x[i] / area
                        : i % area == 0 ? x[i] : Math.max(y[i / area], x[i]);
            }
        } else if (node.operation() instanceof Operation.Dense) {
            float[] w = weights.get(node.name() + ".weight").data();
            for (int i = 0; i < w.length; i++) {
                y[i / x.length] += w[i] * x[i % x.length];
            }
            addBias(node, y, 1);
        } else if (node.operation() instanceof Operation.Add add) {
            for (int i = 0; i < y.length; i++) {
                for (int k = 0; k < inputs.size(); k++) {
                    y[i] += add.scales().get(k) * inputs.get(k)[i];
                }
            }
        } else if (node.operation() instanceof Operation.Concatenate) {
            int at = 0;
            for (double[] input : inputs) {
                System.arraycopy(input, 0, y, at, input.length);
                at += input.length;
            }
        } else if (node.operation() instanceof Operation.Flatten || node.operation() instanceof Operation.Dropout) {
            return x;
        } else {
            throw new IllegalArgumentException("This test does not know " + node.operation() + ".");
        }
        return y;
    }

    private double parameter(Node node, String name, int channel) {
        return weights.get(node.name() + "." + name).data()[channel];
    }

    private void addBias(Node node, double[] y, int area) {
        Tensor bias = weights.get(node.name() + ".bias");
        for (int i = 0; bias != null && i < y.length; i++) {
            y[i] += bias.data()[i / area];
        }
    }

    private interface Tap {

        void at(int place, int window, int tap, int taps);
    }

    private static void slide(Shape in, Shape out, List<Integer> kernel, List<Integer> stride, List<Integer> padding,
            Tap visit) {
        int windows = (int) (out.length() / out.channels());
        int taps = kernel.stream().reduce(1, Math::multiplyExact);
        for (int window = 0; window < windows; window++) {
            for (int tap = 0; tap < taps; tap++) {
                int place = 0;
                int step = 1;
                int restOfWindow = window;
                int restOfTap = tap;
                for (int d = kernel.size() - 1; d >= 0 && place >= 0; d--) {
                    int at = restOfWindow % out.spatial().get(d) * stride.get(d) - padding.get(d)
                            + restOfTap % kernel.get(d);
                    place = at < 0 || at >= in.spatial().get(d) ? -1 : place + at * step;
                    step *= in.spatial().get(d);
                    restOfWindow /= out.spatial().get(d);
                    restOfTap /= kernel.get(d);
                }
                if (place >= 0) {
                    visit.at(place, window, tap, taps);
                }
            }
        }
    }
}
