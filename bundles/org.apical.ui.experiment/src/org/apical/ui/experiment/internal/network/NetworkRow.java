package org.apical.ui.experiment.internal.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.apical.api.network.Network;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;
import org.apical.api.network.ParameterSpec;
import org.apical.api.network.Shape;

/**
 * A node of a network as a line of a table.
 *
 * @param node the node
 * @param operation what it does, in a few words
 * @param input the shapes it reads
 * @param parameters how many numbers it learns
 * @param multiplies how many multiplications one item costs in it
 */
public record NetworkRow(Node node, String operation, List<Shape> input, long parameters, long multiplies) {

    /** Copies the shapes. */
    public NetworkRow {
        input = List.copyOf(input);
    }

    /**
     * Makes the lines of a network.
     *
     * @param network the network
     * @return a line a node, in their order
     */
    public static List<NetworkRow> of(Network network) {
        Map<String, Long> trained = new HashMap<>();
        Map<String, Long> weights = new HashMap<>();
        for (ParameterSpec spec : network.parameters()) {
            String node = spec.name().substring(0, spec.name().lastIndexOf('.'));
            trained.merge(node, spec.trainable() ? spec.length() : 0L, Long::sum);
            weights.merge(node, spec.role() == ParameterSpec.Role.WEIGHT ? spec.length() : 0L, Long::sum);
        }
        List<NetworkRow> rows = new ArrayList<>();
        for (Node node : network.nodes()) {
            List<Shape> inputs = node.inputs().stream().map(network::shapeOf).toList();
            // Every weight is used once at every place of the output; of a transposed convolution, of the input.
            Shape places = node.operation() instanceof Operation.TransposedConvolution ? inputs.get(0) : node.output();
            long uses = places.spatial().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
            rows.add(new NetworkRow(node, words(node.operation()), inputs, trained.getOrDefault(node.name(), 0L),
                    weights.getOrDefault(node.name(), 0L) * uses));
        }
        return rows;
    }

    /**
     * Says what an operation does.
     *
     * @param operation the operation
     * @return a few words, such as "convolution 3x3, 32 filters, step 2"
     */
    public static String words(Operation operation) {
        if (operation instanceof Operation.Convolution convolution) {
            return "convolution " + window(convolution.kernel(), convolution.stride()) + ", " + convolution.filters()
                    + " filters";
        } else if (operation instanceof Operation.TransposedConvolution convolution) {
            return "transposed convolution " + window(convolution.kernel(), convolution.stride()) + ", "
                    + convolution.filters() + " filters";
        } else if (operation instanceof Operation.Pool pool) {
            return kind(pool.kind()) + " pool " + window(pool.kernel(), pool.stride());
        } else if (operation instanceof Operation.GlobalPool pool) {
            return kind(pool.kind()) + " over all places";
        } else if (operation instanceof Operation.Activation activation) {
            return activation.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        } else if (operation instanceof Operation.BatchNorm) {
            return "batch norm";
        } else if (operation instanceof Operation.Dense dense) {
            return "dense, " + dense.units() + (dense.units() == 1 ? " unit" : " units");
        } else if (operation instanceof Operation.Dropout dropout) {
            return "dropout " + dropout.rate();
        } else if (operation instanceof Operation.Add) {
            return "sum";
        } else if (operation instanceof Operation.Upsample upsample) {
            return "upsample x" + upsample.factor();
        }
        return operation.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String kind(Operation.PoolKind kind) {
        return kind == Operation.PoolKind.MAXIMUM ? "maximum" : "average";
    }

    private static String window(List<Integer> kernel, List<Integer> stride) {
        String size = kernel.stream().map(String::valueOf).collect(Collectors.joining("x"));
        return stride.stream().allMatch(step -> step == 1) ? size : size + ", step " + stride.get(0);
    }
}
