package org.apical.standard.loss;

import org.apical.api.engine.LossFunction;
import org.apical.api.loss.Loss;
import org.apical.api.settings.Setting;
import org.apical.api.task.Target;

/**
 * Huber's loss for regressions: half the squared error up to delta, linear beyond, so that a wrong label pulls less
 * (Huber 1964, doi:10.1214/aoms/1177703732).
 *
 * @since 1.0
 */
public final class Huber implements Loss<Huber.Settings> {

    /**
     * The settings.
     *
     * @param delta the error from which the loss grows linearly, in standard deviations of the label
     */
    public record Settings(
            @Setting(label = "Delta", defaultValue = "1.0", min = 1e-6, unit = "standard deviations",
                    help = "The error from which the loss grows linearly instead of quadratically.")
            double delta) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public boolean supports(Target target) {
        return target.kind() == Target.Kind.REGRESSION;
    }

    @Override
    public LossFunction create(Settings settings) {
        double delta = settings.delta();
        return new Elementwise() {
            @Override
            double loss(double output, double target) {
                double error = Math.abs(output - target);
                return error <= delta ? 0.5 * error * error : delta * (error - 0.5 * delta);
            }

            @Override
            double slope(double output, double target) {
                return Math.max(-delta, Math.min(delta, output - target));
            }
        };
    }
}
