package org.apical.engine.onnx.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.network.Network;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;

/**
 * How much memory a prediction takes at least.
 *
 * <p>Linux promises more memory than there is and then kills the process, so a batch that cannot fit is refused before
 * it is tried. Other systems say no themselves.
 */
final class MemoryNeed {

    private static final Path LINUX = Path.of("/proc/meminfo");
    private static final long BYTES_PER_VALUE = 4;

    private final Network network;
    private final long valuesPerItem;
    private long held;

    MemoryNeed(Network network) {
        this.network = network;
        this.valuesPerItem = peak(network);
    }

    /** The most values of one item that are needed at the same time; activations run in place. */
    private static long peak(Network network) {
        Map<String, Integer> left = new HashMap<>();
        for (Node node : network.nodes()) {
            node.inputs().forEach(input -> left.merge(input, 1, Integer::sum));
        }
        long live = network.input().length();
        long peak = live;
        for (Node node : network.nodes()) {
            boolean inPlace = node.operation() instanceof Operation.Activation
                    || node.operation() instanceof Operation.BatchNorm || node.operation() instanceof Operation.Dropout;
            live += node.output().length();
            peak = Math.max(peak, inPlace ? live - node.output().length() : live);
            for (String input : node.inputs()) {
                if (left.merge(input, -1, Integer::sum) == 0) {
                    live -= network.shapeOf(input).length();
                }
            }
        }
        return peak;
    }

    /**
     * Refuses a batch whose values alone need more memory than there is.
     *
     * @param items the number of items
     * @throws ApicalException when it cannot fit
     */
    void check(int items) throws ApicalException {
        long needed = BYTES_PER_VALUE * items * valuesPerItem;
        if (needed > held) {
            long available = available();
            if (needed - held > available) {
                throw outOfMemory(items, String.format("It needs at least %.1f GB, and %.1f GB are free.",
                        needed / 1e9, (available + held) / 1e9), null);
            }
            held = needed;
        }
    }

    /** Forgets what was held, after a prediction failed. */
    void forget() {
        held = 0;
    }

    ApicalException outOfMemory(int items, String detail, Throwable cause) {
        String what = items == 0 ? "" : " with batches of " + items + " items of " + network.input();
        return ApicalException.failed(Problem.of("The network '" + network.name() + "' does not fit into memory"
                + what + ". " + detail, "Use smaller batches or a smaller input size, or close other programs."), cause);
    }

    private static long available() {
        if (Files.isReadable(LINUX)) {
            try {
                for (String line : Files.readAllLines(LINUX)) {
                    if (line.startsWith("MemAvailable:")) {
                        return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
                    }
                }
            } catch (IOException | NumberFormatException e) {
                return Long.MAX_VALUE;
            }
        }
        return Long.MAX_VALUE;
    }
}
