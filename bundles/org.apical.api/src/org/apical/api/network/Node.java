package org.apical.api.network;

import java.util.List;

/**
 * A node of a network.
 *
 * @param name unique in the network; letters, digits, underscores and dashes
 * @param operation what it does
 * @param inputs the nodes it reads, or {@link Network#INPUT}
 * @param output the shape of what it gives
 * @since 1.0
 */
public record Node(String name, Operation operation, List<String> inputs, Shape output) {

    /** Copies the inputs. */
    public Node {
        inputs = List.copyOf(inputs);
    }
}
