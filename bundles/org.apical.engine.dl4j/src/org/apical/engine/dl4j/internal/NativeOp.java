package org.apical.engine.dl4j.internal;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/** An operation of ND4J's native library with fixed arguments, writing into arrays that are given to it. */
final class NativeOp {

    private final DynamicCustomOp op;
    private final OpContext context;

    NativeOp(String name, long... integers) {
        this(name, new double[0], integers);
    }

    NativeOp(String name, double[] numbers, long... integers) {
        op = DynamicCustomOp.builder(name).build();
        context = Nd4j.getExecutioner().buildContext();
        context.setIArguments(integers);
        context.setTArguments(numbers);
    }

    void run(INDArray[] inputs, INDArray... outputs) {
        context.purge();
        for (int i = 0; i < inputs.length; i++) {
            context.setInputArray(i, inputs[i]);
        }
        for (int i = 0; i < outputs.length; i++) {
            context.setOutputArray(i, outputs[i]);
        }
        Nd4j.exec(op, context);
        context.purge();
    }
}
