package org.apical.ui.experiment.internal.network;

import java.util.Locale;

import org.apical.api.network.Network;
import org.apical.api.network.Node;
import org.apical.api.network.ParameterSpec;

/**
 * The size of a network in figures that follow from its shapes alone, without running it.
 *
 * @param nodes how many nodes it has
 * @param parameters how many numbers are learnt
 * @param multiplies how many multiplications one item costs
 * @param weightBytes what its parameters take as 32-bit numbers, running statistics included
 * @param activationBytes what the outputs of all nodes take for one item as 32-bit numbers
 */
public record NetworkFigures(int nodes, long parameters, long multiplies, long weightBytes, long activationBytes) {

    /**
     * Counts.
     *
     * @param network the network
     * @return its figures
     */
    public static NetworkFigures of(Network network) {
        long weights = network.parameters().stream().mapToLong(ParameterSpec::length).sum();
        long activations = network.nodes().stream().map(Node::output).mapToLong(shape -> shape.length()).sum();
        return new NetworkFigures(network.nodes().size(), network.trainableParameterCount(), network.multiplyCount(),
                weights * Float.BYTES, activations * Float.BYTES);
    }

    /**
     * Writes a count with three digits.
     *
     * @param count the count
     * @return such as "23.5 million"
     */
    public static String count(double count) {
        return count < 10_000 ? String.format(Locale.ROOT, "%.0f", count)
                : count < 1e6 ? digits(count / 1e3) + " thousand"
                : count < 1e9 ? digits(count / 1e6) + " million"
                : digits(count / 1e9) + " billion";
    }

    private static String digits(double value) {
        return value < 10 ? String.format(Locale.ROOT, "%.2f", value)
                : value < 100 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%.0f", value);
    }

    /**
     * Writes an amount of memory.
     *
     * @param bytes the amount
     * @return such as "92.4 MB", of a million bytes each
     */
    public static String memory(double bytes) {
        return bytes < 1e6 ? digits(bytes / 1e3) + " kB" : bytes < 1e9 ? digits(bytes / 1e6) + " MB"
                : digits(bytes / 1e9) + " GB";
    }
}
