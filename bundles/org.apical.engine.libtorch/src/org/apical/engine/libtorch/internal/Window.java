package org.apical.engine.libtorch.internal;

import java.util.Arrays;
import java.util.List;

/** Kernel, stride and padding in libtorch's dimensions. */
record Window(long[] kernel, long[] stride, long[] padding) {

    static Window of(List<Integer> kernel, List<Integer> stride, List<Integer> padding) {
        return new Window(Layout.window(kernel, 1), Layout.window(stride, 1), Layout.window(padding, 0));
    }

    long[] dilation() {
        long[] ones = new long[kernel.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    long[] zeros() {
        return new long[kernel.length];
    }

    /**
     * What the transposed convolution must add at the end of each dimension to give sizes that the convolution lost.
     *
     * @param larger the sizes in front of the convolution, items and channels first
     * @param smaller the sizes behind it
     */
    long[] lost(long[] larger, long[] smaller) {
        long[] lost = new long[kernel.length];
        for (int i = 0; i < lost.length; i++) {
            lost[i] = larger[i + 2] - ((smaller[i + 2] - 1) * stride[i] - 2 * padding[i] + kernel[i]);
        }
        return lost;
    }
}
