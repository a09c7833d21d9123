package org.apical.api.engine;

import java.util.Locale;

/**
 * The numbers an engine computes with. Weights, optimiser state and files are single precision whatever is chosen here.
 *
 * @since 1.0
 */
public enum Precision {
    /** Single precision (IEEE 754 binary32) throughout. */
    FP32,
    /**
     * Activations and their gradients in bfloat16, sums inside a product and the weights that the optimiser changes in
     * single precision; about 8 bits of mantissa instead of 24.
     */
    BF16;

    /** Returns the word that files use: fp32 or bf16. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
