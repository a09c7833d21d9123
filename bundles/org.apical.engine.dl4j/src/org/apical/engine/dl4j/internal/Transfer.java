package org.apical.engine.dl4j.internal;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies whole arrays between Java and native memory in one call each. */
final class Transfer {

    private Transfer() {
    }

    static float[] read(INDArray from) {
        float[] values = new float[Math.toIntExact(from.length())];
        read(from, 0, values);
        return values;
    }

    /** Copies from an offset of the array's elements. */
    static void read(INDArray from, long offset, float[] values) {
        pointer(from).position(offset).get(values);
    }

    static void write(float[] values, INDArray to) {
        write(values, to, 0);
    }

    static void write(float[] values, INDArray to, long offset) {
        pointer(to).position(offset).put(values);
    }

    private static FloatPointer pointer(INDArray array) {
        return new FloatPointer(array.data().addressPointer());
    }
}
