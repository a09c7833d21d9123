package org.apical.standard.loss;

import java.util.Arrays;

import org.apical.api.Tensor;

/** Checks of what losses are given. */
final class Targets {

    private Targets() {
    }

    static void checkShapes(Tensor output, Tensor target) {
        if (!Arrays.equals(output.shape(), target.shape())) {
            throw new IllegalArgumentException("Outputs of shape " + Arrays.toString(output.shape())
                    + " cannot be compared with targets of shape " + Arrays.toString(target.shape()) + ".");
        }
    }
}
