package org.apical.standard.loss;

import org.apical.api.NoSettings;
import org.apical.api.engine.LossFunction;
import org.apical.api.loss.Loss;
import org.apical.api.task.Target;

/**
 * The mean negative log-likelihood of the true class, for classes.
 *
 * <p>With one output it is the binary cross-entropy of a logit; targets are 0 and 1, or a probability between. With
 * several outputs it is the cross-entropy of the softmax over an item's logits; targets are of the outputs' shape, 1
 * for the true class and 0 elsewhere, and a row with any {@code NaN} has no label. Both are computed from logits, so
 * that no finite output gives an infinite loss.
 *
 * @since 1.0
 */
public final class CrossEntropy implements Loss<NoSettings> {

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public boolean supports(Target target) {
        return target.kind() != Target.Kind.REGRESSION;
    }

    @Override
    public LossFunction create(NoSettings settings) {
        LossFunction binary = binary();
        LossFunction exclusive = exclusive();
        return (output, target) -> (output.itemLength() == 1 ? binary : exclusive).evaluate(output, target);
    }

    private static LossFunction binary() {
        return new Elementwise() {
            @Override
            double loss(double logit, double target) {
                return -target * Logits.logSigmoid(logit) - (1 - target) * Logits.logSigmoid(-logit);
            }

            @Override
            double slope(double logit, double target) {
                return Logits.sigmoid(logit) - target;
            }
        };
    }

    private static LossFunction exclusive() {
        return new Softmax() {
            @Override
            double loss(double logP) {
                return -logP;
            }

            @Override
            double slope(double logP) {
                return -1;
            }
        };
    }
}
