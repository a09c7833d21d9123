package org.apical.standard.loss;

import org.apical.api.Tensor;
import org.apical.api.engine.LossFunction;

/** A loss that treats every output on its own; the batch's loss is the mean over the targets that are present. */
abstract class Elementwise implements LossFunction {

    /** Returns the loss of one output. */
    abstract double loss(double output, double target);

    /** Returns the derivative of {@link #loss} with respect to the output. */
    abstract double slope(double output, double target);

    @Override
    public final Value evaluate(Tensor output, Tensor target) {
        Targets.checkShapes(output, target);
        float[] outputs = output.data();
        float[] targets = target.data();
        int present = 0;
        double sum = 0;
        for (int i = 0; i < outputs.length; i++) {
            if (!Float.isNaN(targets[i])) {
                present++;
                sum += loss(outputs[i], targets[i]);
            }
        }
        float[] gradient = new float[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            if (!Float.isNaN(targets[i])) {
                gradient[i] = (float) (slope(outputs[i], targets[i]) / present);
            }
        }
        return new Value(present == 0 ? 0 : sum / present,
                Tensor.of(gradient, output.shape().clone()));
    }
}
