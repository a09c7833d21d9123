package org.apical.engine.dl4j.internal;

import java.util.Arrays;
import java.util.List;

/**
 * Kernel, stride, padding and dilation in the order in which ND4J's operations take them; a signal becomes a frame of
 * one row.
 */
record WindowArguments(int[] kernel, int[] stride, int[] padding) {

    static WindowArguments of(List<Integer> kernel, List<Integer> stride, List<Integer> padding) {
        return new WindowArguments(sizes(kernel, 1), sizes(stride, 1), sizes(padding, 0));
    }

    private static int[] sizes(List<Integer> sizes, int forRow) {
        return sizes.size() == 1 ? new int[] {forRow, sizes.get(0)}
                : sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    int rank() {
        return kernel.length;
    }

    int[] dilation() {
        int[] ones = new int[rank()];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** All four, then the given flags. */
    long[] with(long... flags) {
        int rank = rank();
        long[] all = new long[4 * rank + flags.length];
        for (int i = 0; i < rank; i++) {
            all[i] = kernel[i];
            all[rank + i] = stride[i];
            all[2 * rank + i] = padding[i];
            all[3 * rank + i] = 1;
        }
        System.arraycopy(flags, 0, all, 4 * rank, flags.length);
        return all;
    }
}
