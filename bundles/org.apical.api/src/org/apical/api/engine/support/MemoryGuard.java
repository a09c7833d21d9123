package org.apical.api.engine.support;

import java.util.function.LongSupplier;
import java.util.function.Predicate;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.network.Network;
import org.apical.api.network.Node;

/**
 * Turns running out of memory into a message that says what to do.
 *
 * <p>Linux promises more memory than there is and then kills the process, so a batch that cannot fit is refused before
 * it is tried.
 *
 * @since 1.0
 */
public final class MemoryGuard {

    private final Network network;
    private final int bytesPerValue;
    private final LongSupplier available;
    private final long valuesPerItem;
    private final long largestValues;
    private long held;

    /**
     * Adds up what a network keeps.
     *
     * @param network the network
     * @param bytesPerValue how many bytes a value of an activation takes
     * @param kept whether the output of a node is kept for the backward pass
     * @param available gives the bytes of memory that are free now
     */
    public MemoryGuard(Network network, int bytesPerValue, Predicate<Node> kept, LongSupplier available) {
        this.network = network;
        this.bytesPerValue = bytesPerValue;
        this.available = available;
        long sum = network.input().length();
        long largest = sum;
        for (Node node : network.nodes()) {
            sum += kept.test(node) ? node.output().length() : 0;
            largest = Math.max(largest, node.output().length());
        }
        valuesPerItem = sum;
        largestValues = largest;
    }

    /**
     * Refuses a batch whose values alone need more memory than there is.
     *
     * @param items the number of items
     * @param backward whether values are kept for a backward pass
     * @throws ApicalException when it cannot fit
     */
    public void check(int items, boolean backward) throws ApicalException {
        long needed = bytesPerValue * items * (backward ? valuesPerItem + largestValues : 2 * largestValues);
        if (needed > held) {
            long free = available.getAsLong() + held;
            if (needed > free) {
                throw outOfMemory(items, String.format("It needs at least %.1f GB, and %.1f GB are free.",
                        needed / 1e9, free / 1e9), null);
            }
            held = needed;
        }
    }

    /** Forgets what was held, after memory was given back. */
    public void reset() {
        held = 0;
    }

    /**
     * Explains why work failed.
     *
     * @param thrown what the work threw
     * @param items the number of items it worked on
     * @return the exception for work that ran out of memory, or null when the cause is another
     */
    public ApicalException explain(Throwable thrown, int items) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof OutOfMemoryError || message.contains("Failed to allocate")
                    || message.contains("bad_alloc") || message.contains("allocation failed")
                    || message.contains("can't allocate memory") || message.contains("out of memory")) {
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
