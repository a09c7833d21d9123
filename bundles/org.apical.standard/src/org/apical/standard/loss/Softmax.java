package org.apical.standard.loss;

import org.apical.api.Tensor;
import org.apical.api.engine.LossFunction;

/**
 * A loss over exclusive classes: the sum over classes of target times a function of the class's log-probability.
 *
 * <p>A row of targets holds one share a class, 1 for the true class and 0 elsewhere (or shares that add up to 1). A row
 * with any {@code NaN} has no label. The batch's loss is the mean over the rows that have one.
 */
abstract class Softmax implements LossFunction {

    private final ClassShares shares;

    Softmax(ClassShares shares) {
        this.shares = shares;
    }

    /** Returns the loss of a class of log-probability {@code logP}, at most 0. */
    abstract double loss(double logP);

    /** Returns the derivative of {@link #loss} with respect to the log-probability. */
    abstract double slope(double logP);

    @Override
    public final Value evaluate(Tensor output, Tensor target) {
        Targets.checkShapes(output, target);
        int rows = output.items();
        int classes = output.itemLength();
        int present = 0;
        for (int row = 0; row < rows; row++) {
            present += hasLabel(target, row) ? 1 : 0;
        }
        double sum = 0;
        float[] gradient = new float[output.data().length];
        double[] logP = new double[classes];
        for (int row = 0; row < rows; row++) {
            if (hasLabel(target, row)) {
                Logits.logSoftmax(output.data(), row * classes, logP);
                sum += row(logP, target.data(), gradient, row * classes, present);
            }
        }
        return new Value(present == 0 ? 0 : sum / present, Tensor.of(gradient, output.shape().clone()));
    }

    private double row(double[] logP, float[] target, float[] gradient, int offset, int present) {
        double loss = 0;
        double slopes = 0;
        for (int k = 0; k < logP.length; k++) {
            double share = shares.of(target[offset + k], k, logP.length);
            if (share != 0) {
                loss += share * loss(logP[k]);
                slopes += share * slope(logP[k]);
            }
        }
        for (int k = 0; k < logP.length; k++) {
            double share = shares.of(target[offset + k], k, logP.length);
            double own = share == 0 ? 0 : share * slope(logP[k]);
            gradient[offset + k] = (float) ((own - slopes * Math.exp(logP[k])) / present);
        }
        return loss;
    }

    private static boolean hasLabel(Tensor target, int row) {
        int classes = target.itemLength();
        for (int k = row * classes; k < (row + 1) * classes; k++) {
            if (Float.isNaN(target.data()[k])) {
                return false;
            }
        }
        return true;
    }
}
