package org.apical.interpret.internal;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;

/** What a linear node does: {@code y = W x + b}, and back. */
interface LinearMap {

    /** Computes {@code W x + b}. */
    Tensor forward(Tensor input) throws ApicalException;

    /** Computes {@code W^T y}, the vector-Jacobian product. */
    Tensor transposed(Tensor upstream) throws ApicalException;
}
