package org.apical.standard.optimizer;

import org.apical.api.engine.UpdateRule;
import org.apical.api.optimizer.Optimizer;
import org.apical.api.settings.Setting;

/**
 * Gradient descent on batches, with momentum and Nesterov's look-ahead (Sutskever et al. 2013).
 *
 * <p>The velocity is {@code v = momentum v + gradient} and the step {@code learningRate v}, or with Nesterov
 * {@code learningRate (gradient + momentum v)}.
 *
 * @since 1.0
 */
public final class Sgd implements Optimizer<Sgd.Settings> {

    /**
     * The settings.
     *
     * @param learningRate the factor of every step
     * @param momentum the share of the velocity kept, 0 to below 1
     * @param nesterov whether to look ahead
     */
    public record Settings(
            @Setting(label = "Learning rate", defaultValue = "0.01", min = 1e-12, max = 1e6,
                    help = "The factor of every step, before the schedule.")
            double learningRate,
            @Setting(label = "Momentum", defaultValue = "0.9", min = 0, max = 0.9999,
                    help = "The share of the velocity that is kept from step to step; 0 for none.")
            double momentum,
            @Setting(label = "Nesterov", defaultValue = "false",
                    help = "Whether the gradient is applied as if the velocity's next step were already taken.")
            boolean nesterov) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public double learningRate(Settings settings) {
        return settings.learningRate();
    }

    @Override
    public UpdateRule create(Settings settings) {
        return settings.momentum() == 0 ? new Plain()
                : new Momentum((float) settings.momentum(), settings.nesterov());
    }

    private record Plain() implements UpdateRule {

        @Override
        public int stateSlots() {
            return 0;
        }

        @Override
        public void apply(float[] weights, float[] gradient, float[][] state, long step, double learningRate) {
            float rate = (float) learningRate;
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= rate * gradient[i];
            }
        }
    }

    private record Momentum(float momentum, boolean nesterov) implements UpdateRule {

        @Override
        public int stateSlots() {
            return 1;
        }

        @Override
        public void apply(float[] weights, float[] gradient, float[][] state, long step, double learningRate) {
            float[] velocity = state[0];
            float keep = momentum;
            float rate = (float) learningRate;
            for (int i = 0; i < weights.length; i++) {
                velocity[i] = keep * velocity[i] + gradient[i];
            }
            if (nesterov) {
                for (int i = 0; i < weights.length; i++) {
                    weights[i] -= rate * (gradient[i] + keep * velocity[i]);
                }
            } else {
                for (int i = 0; i < weights.length; i++) {
                    weights[i] -= rate * velocity[i];
                }
            }
        }
    }
}
