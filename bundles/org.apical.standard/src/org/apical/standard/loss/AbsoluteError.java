package org.apical.standard.loss;

import org.apical.api.NoSettings;
import org.apical.api.engine.LossFunction;
import org.apical.api.loss.Loss;
import org.apical.api.task.Target;

/**
 * The mean of absolute errors, |output - target|, for regressions; its slope is 0 where the error is 0.
 *
 * @since 1.0
 */
public final class AbsoluteError implements Loss<NoSettings> {

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public boolean supports(Target target) {
        return target.kind() == Target.Kind.REGRESSION;
    }

    @Override
    public LossFunction create(NoSettings settings) {
        return new Elementwise() {
            @Override
            double loss(double output, double target) {
                return Math.abs(output - target);
            }

            @Override
            double slope(double output, double target) {
                return Math.signum(output - target);
            }
        };
    }
}
