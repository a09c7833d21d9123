package org.apical.engine.conformance.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

import org.apical.api.network.Network;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;

/** One way forth and back through a network with the reference's operations; what each node gives is rounded. */
class NaivePass {

    private final Network network;
    private final Map<String, double[]> weights;
    private final boolean training;
    private final int items;
    private final DoubleUnaryOperator rounding;
    private final Reference reference;
    private final Map<String, double[]> masks = new HashMap<>();
    private final Map<String, double[]> values = new HashMap<>();
    private final Map<String, double[]> gradients = new HashMap<>();
    private final Map<String, double[]> weightGradients = new HashMap<>();

    NaivePass(Network network, Map<String, double[]> weights, boolean training, int items,
            DoubleUnaryOperator rounding) {
        this.network = network;
        this.weights = weights;
        this.training = training;
        this.items = items;
        this.rounding = rounding;
        this.reference = new Reference(network, weights, training, items);
    }

    /** The node as this way goes through it; a broken engine sees another. */
    Node seen(Node node, boolean backward) {
        return node;
    }

    Map<String, double[]> weightGradients() {
        return weightGradients;
    }

    double[] inputGradient() {
        return gradients.get(Network.INPUT);
    }

    double[] moments(String node, int channel) {
        Node norm = network.node(node);
        return reference.moments(values.get(norm.inputs().get(0)), norm.output().channels(),
                Reference.area(norm.output()), channel);
    }

    /** The mask of a dropout is asked for by node; null for none. */
    double[] forward(double[] input, Function<Node, double[]> mask) {
        values.put(Network.INPUT, rounded(input.clone()));
        for (Node node : network.nodes()) {
            List<double[]> inputs = node.inputs().stream().map(values::get).toList();
            double[] output = reference.run(seen(node, false), inputs,
                    node.inputs().stream().map(network::shapeOf).toList());
            double[] factors = node.operation() instanceof Operation.Dropout ? mask.apply(node) : null;
            if (factors != null) {
                masks.put(node.name(), factors);
                for (int i = 0; i < output.length; i++) {
                    output[i] *= factors[i];
                }
            }
            values.put(node.name(), rounded(output));
        }
        return values.get(network.output().name());
    }

    private double[] rounded(double[] array) {
        for (int i = 0; i < array.length; i++) {
            array[i] = rounding.applyAsDouble(array[i]);
        }
        return array;
    }

    void backward(double[] outputGradient) {
        gradients.put(network.output().name(), outputGradient.clone());
        List<Node> nodes = network.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            double[] gradient = gradients.get(nodes.get(i).name());
            if (gradient != null) {
                backward(seen(nodes.get(i), true), rounded(gradient));
            }
        }
    }

    private double[] toward(String node) {
        return gradients.computeIfAbsent(node, key -> new double[(int) (items * network.shapeOf(node).length())]);
    }

    private double[] toward(Node node, String parameter) {
        String name = node.name() + "." + parameter;
        return weights.containsKey(name)
                ? weightGradients.computeIfAbsent(name, key -> new double[weights.get(name).length]) : null;
    }

    private void backward(Node node, double[] dy) {
        String from = node.inputs().get(0);
        double[] x = values.get(from);
        double[] y = values.get(node.name());
        Shape in = network.shapeOf(from);
        double[] dx = toward(from);
        Operation operation = node.operation();
        if (operation instanceof Operation.Convolution c) {
            window(node, new Reference.Window(c.kernel(), c.stride(), c.padding()), x, dx, dy, false);
        } else if (operation instanceof Operation.TransposedConvolution c) {
            window(node, new Reference.Window(c.kernel(), c.stride(), c.padding()), x, dx, dy, true);
        } else if (operation instanceof Operation.Pool p) {
            pool(p, in, node.output(), x, y, dx, dy);
        } else if (operation instanceof Operation.GlobalPool p) {
            int area = Reference.area(in);
            for (int i = 0; i < x.length; i++) {
                boolean largest = x[i] == y[i / area];
                dx[i] += p.kind() == Operation.PoolKind.AVERAGE ? dy[i / area] / area : largest ? dy[i / area] : 0;
            }
        } else if (operation instanceof Operation.BatchNorm norm) {
            batchNorm(node, norm, x, dx, dy);
        } else if (operation instanceof Operation.Activation a) {
            activation(a.kind(), in, x, y, dx, dy);
        } else if (operation instanceof Operation.Dense d) {
            dense(node, in.channels(), d.units(), x, dx, dy);
        } else if (operation instanceof Operation.Add add) {
            for (int k = 0; k < node.inputs().size(); k++) {
                double[] one = toward(node.inputs().get(k));
                for (int i = 0; i < dy.length; i++) {
                    one[i] += add.scales().get(k) * dy[i];
                }
            }
        } else if (operation instanceof Operation.Concatenate) {
            concatenate(node, dy);
        } else if (operation instanceof Operation.Upsample) {
            upsample(node, in, dx, dy);
        } else {
            double[] factors = masks.get(node.name());
            for (int i = 0; i < dx.length; i++) {
                dx[i] += factors == null ? dy[i] : factors[i] * dy[i];
            }
        }
    }

    /** A transposed convolution is a convolution with input and output exchanged. */
    private void window(Node node, Reference.Window window, double[] x, double[] dx, double[] dy,
            boolean transposed) {
        Shape in = network.shapeOf(node.inputs().get(0));
        Shape out = node.output();
        int[] at = reference.positions(transposed ? out : in, transposed ? in : out, window);
        double[] w = weights.get(node.name() + ".weight");
        double[] dw = toward(node, "weight");
        double[] db = toward(node, "bias");
        int areaIn = Reference.area(in);
        int areaOut = Reference.area(out);
        for (int n = 0; n < items; n++) {
            for (int f = 0; f < out.channels(); f++) {
                int to = (n * out.channels() + f) * areaOut;
                for (int i = 0; i < areaOut && db != null; i++) {
                    db[f] += dy[to + i];
                }
                for (int c = 0; c < in.channels(); c++) {
                    int from = (n * in.channels() + c) * areaIn;
                    int kernel = (transposed ? c * out.channels() + f : f * in.channels() + c) * window.volume();
                    Reference.windows(at, window.volume(), (larger, smaller, tap) -> {
                        if (larger >= 0) {
                            int source = from + (transposed ? smaller : larger);
                            int target = to + (transposed ? larger : smaller);
                            dx[source] += w[kernel + tap] * dy[target];
                            dw[kernel + tap] += x[source] * dy[target];
                        }
                    });
                }
            }
        }
    }

    private void pool(Operation.Pool p, Shape in, Shape out, double[] x, double[] y, double[] dx, double[] dy) {
        Reference.Window window = new Reference.Window(p.kernel(), p.stride(), p.padding());
        int[] at = reference.positions(in, out, window);
        int[] count = new int[Reference.area(out)];
        Reference.windows(at, window.volume(), (larger, smaller, tap) -> count[smaller] += larger >= 0 ? 1 : 0);
        for (int m = 0; m < items * in.channels(); m++) {
            int from = m * Reference.area(in);
            int to = m * Reference.area(out);
            boolean[] given = new boolean[count.length];
            Reference.windows(at, window.volume(), (larger, smaller, tap) -> {
                if (larger >= 0 && p.kind() == Operation.PoolKind.AVERAGE) {
                    dx[from + larger] += dy[to + smaller] / count[smaller];
                } else if (larger >= 0 && !given[smaller] && x[from + larger] == y[to + smaller]) {
                    given[smaller] = true;
                    dx[from + larger] += dy[to + smaller];
                }
            });
        }
    }

    private void batchNorm(Node node, Operation.BatchNorm norm, double[] x, double[] dx, double[] dy) {
        int channels = node.output().channels();
        int area = Reference.area(node.output());
        double count = items * area;
        for (int c = 0; c < channels; c++) {
            double[] moments = training ? reference.moments(x, channels, area, c)
                    : new double[] {weights.get(node.name() + ".mean")[c], weights.get(node.name() + ".variance")[c]};
            double inverse = 1 / Math.sqrt(moments[1] + norm.epsilon());
            double sum = 0;
            double product = 0;
            for (int i = 0; i < count; i++) {
                int at = (i / area * channels + c) * area + i % area;
                sum += dy[at];
                product += dy[at] * (x[at] - moments[0]) * inverse;
            }
            toward(node, "beta")[c] += sum;
            toward(node, "gamma")[c] += product;
            double gamma = weights.get(node.name() + ".gamma")[c];
            for (int i = 0; i < count; i++) {
                int at = (i / area * channels + c) * area + i % area;
                double through = training ? sum / count + (x[at] - moments[0]) * inverse * product / count : 0;
                dx[at] += gamma * inverse * (dy[at] - through);
            }
        }
    }

    private void activation(Operation.Activation.Kind kind, Shape in, double[] x, double[] y, double[] dx,
            double[] dy) {
        int area = Reference.area(in);
        for (int i = 0; i < x.length; i++) {
            double softmax = 0;
            for (int c = 0; kind == Operation.Activation.Kind.SOFTMAX && c < in.channels(); c++) {
                int at = (i / (in.channels() * area) * in.channels() + c) * area + i % area;
                softmax += dy[at] * y[at];
            }
            dx[i] += switch (kind) {
                case RELU -> x[i] > 0 ? dy[i] : 0;
                case LEAKY_RELU -> x[i] > 0 ? dy[i] : 0.01 * dy[i];
                case SIGMOID -> dy[i] * y[i] * (1 - y[i]);
                case TANH -> dy[i] * (1 - y[i] * y[i]);
                case SOFTPLUS -> dy[i] / (1 + Math.exp(-x[i]));
                case SOFTMAX -> y[i] * (dy[i] - softmax);
            };
        }
    }

    private void dense(Node node, int features, int units, double[] x, double[] dx, double[] dy) {
        double[] w = weights.get(node.name() + ".weight");
        double[] dw = toward(node, "weight");
        double[] db = toward(node, "bias");
        for (int n = 0; n < items; n++) {
            for (int u = 0; u < units; u++) {
                double gradient = dy[n * units + u];
                for (int f = 0; f < features; f++) {
                    dx[n * features + f] += w[u * features + f] * gradient;
                    dw[u * features + f] += x[n * features + f] * gradient;
                }
                if (db != null) {
                    db[u] += gradient;
                }
            }
        }
    }

    private void concatenate(Node node, double[] dy) {
        int at = 0;
        for (int n = 0; n < items; n++) {
            for (String input : node.inputs()) {
                double[] one = toward(input);
                int length = one.length / items;
                for (int i = 0; i < length; i++) {
                    one[n * length + i] += dy[at++];
                }
            }
        }
    }

    /** Sends the numbers of the input's places through the operation, to see where each value went. */
    private void upsample(Node node, Shape in, double[] dx, double[] dy) {
        double[] places = new double[dx.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        double[] from = reference.run(node, List.of(places), List.of(in));
        for (int i = 0; i < dy.length; i++) {
            dx[(int) from[i]] += dy[i];
        }
    }
}
