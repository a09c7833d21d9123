package org.apical.engine.dl4j.internal;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.network.Network;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;
import org.bytedeco.javacpp.Pointer;

/**
 * Turns running out of memory into a message that says what to do.
 *
 * <p>Linux promises more memory than there is and then kills the process, so a batch that cannot fit is refused before
 * it is tried.
 */
final class MemoryGuard {

    private static final long BYTES_PER_VALUE = 4;

    private final Network network;
    private final long valuesPerItem;
    private final long largestValues;
    private long held;

    MemoryGuard(Network network) {
        this.network = network;
        long sum = network.input().length();
        long largest = sum;
        for (Node node : network.nodes()) {
            // Activations run in place.
            sum += node.operation() instanceof Operation.Activation ? 0 : node.output().length();
            largest = Math.max(largest, node.output().length());
        }
        valuesPerItem = sum;
        largestValues = largest;
    }

    /**
     * Refuses a batch whose values alone need more memory than there is.
     *
     * @param items the number of items
     * @param backward whether all values are kept for a backward pass
     * @throws ApicalException when it cannot fit
     */
    void check(int items, boolean backward) throws ApicalException {
        long needed = BYTES_PER_VALUE * items * (backward ? valuesPerItem + largestValues : 2 * largestValues);
        if (needed > held) {
            long available = Pointer.availablePhysicalBytes() + held;
            if (needed > available) {
                throw outOfMemory(items, String.format("It needs at least %.1f GB, and %.1f GB are free.",
                        needed / 1e9, available / 1e9), null);
            }
            held = needed;
        }
    }

    /** Forgets what was held, after memory was given back. */
    void reset() {
        held = 0;
    }

    /** Returns the exception for work that ran out of memory, or null when the cause is another. */
    ApicalException explain(Throwable thrown, int items) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof OutOfMemoryError || message.contains("Failed to allocate")
                    || message.contains("bad_alloc") || message.contains("allocation failed")) {
                boolean heap = message.contains("Java heap") || message.contains("array size");
                return outOfMemory(items, heap ? "Java's heap is full."
                        : "The memory outside of Java's heap is full.", thrown);
            }
        }
        return null;
    }

    private ApicalException outOfMemory(int items, String detail, Throwable cause) {
        return ApicalException.failed(Problem.of("The network '" + network.name() + "' does not fit into memory with "
                + "batches of " + items + " items of " + network.input() + ". " + detail,
                "Use smaller batches or a smaller input size, or close other programs."), cause);
    }
}
