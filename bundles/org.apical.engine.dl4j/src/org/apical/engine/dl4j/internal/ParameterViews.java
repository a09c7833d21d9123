package org.apical.engine.dl4j.internal;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Cuts a flat view into shaped views that share its memory. */
final class ParameterViews {

    private final INDArray flat;
    private long offset;

    ParameterViews(INDArray flat) {
        this.flat = flat;
    }

    INDArray next(long... shape) {
        long length = 1;
        for (long size : shape) {
            length *= size;
        }
        INDArray view = flat.get(NDArrayIndex.interval(offset, offset + length)).reshape('c', shape);
        offset += length;
        return view;
    }
}
