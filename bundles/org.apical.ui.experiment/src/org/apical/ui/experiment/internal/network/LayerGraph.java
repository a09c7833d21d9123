package org.apical.ui.experiment.internal.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.network.Network;
import org.apical.api.network.Operation;

/**
 * The boxes of a network and which feeds which.
 *
 * @param boxes the boxes, each behind those that feed it; the first is the input
 * @param inputs the numbers of the boxes that feed each box
 */
public record LayerGraph(List<LayerBox> boxes, List<List<Integer>> inputs) {

    /** Copies the lists. */
    public LayerGraph {
        boxes = List.copyOf(boxes);
        inputs = inputs.stream().map(List::copyOf).toList();
    }

    /**
     * Makes the boxes of a network.
     *
     * @param network the network
     * @return its boxes: a layer with what follows it alone, normalisation, activation and dropout
     */
    public static LayerGraph of(Network network) {
        Map<String, Integer> readers = new HashMap<>();
        network.nodes().forEach(node -> node.inputs().forEach(input -> readers.merge(input, 1, Integer::sum)));
        List<LayerBox> boxes = new ArrayList<>();
        List<List<Integer>> inputs = new ArrayList<>();
        Map<String, Integer> boxOf = new HashMap<>();
        boxes.add(new LayerBox(List.of(Network.INPUT), "input", network.input(), LayerBox.Kind.INPUT, 0, 0));
        inputs.add(List.of());
        boxOf.put(Network.INPUT, 0);
        for (NetworkRow row : NetworkRow.of(network)) {
            String name = row.node().name();
            String first = row.node().inputs().get(0);
            int before = boxOf.get(first);
            LayerBox box = boxes.get(before);
            boolean follows = isFollower(row.node().operation()) && before > 0 && readers.get(first) == 1
                    && box.nodes().get(box.nodes().size() - 1).equals(first);
            if (follows) {
                List<String> names = new ArrayList<>(box.nodes());
                names.add(name);
                boxes.set(before, new LayerBox(names, box.title() + ", " + row.operation(), row.node().output(),
                        box.kind(), box.parameters() + row.parameters(), box.multiplies() + row.multiplies()));
                boxOf.put(name, before);
            } else {
                boxes.add(new LayerBox(List.of(name), row.operation(), row.node().output(),
                        LayerBox.kind(row.node().operation()), row.parameters(), row.multiplies()));
                inputs.add(row.node().inputs().stream().map(boxOf::get).distinct().toList());
                boxOf.put(name, boxes.size() - 1);
            }
        }
        return new LayerGraph(boxes, inputs);
    }

    private static boolean isFollower(Operation operation) {
        return operation instanceof Operation.BatchNorm || operation instanceof Operation.Activation
                || operation instanceof Operation.Dropout;
    }
}
