package org.apical.standard.loss;

import org.apical.api.NoSettings;
import org.apical.api.engine.LossFunction;
import org.apical.api.loss.Loss;
import org.apical.api.task.Target;

/**
 * The mean of squared errors, (output - target)², for regressions. The EchoNet paper's loss.
 *
 * @since 1.0
 */
public final class SquaredError implements Loss<NoSettings> {

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
                return (output - target) * (output - target);
            }

            @Override
            double slope(double output, double target) {
                return 2 * (output - target);
            }
        };
    }
}
