package org.apical.standard.optimizer;

import org.apical.api.engine.UpdateRule;
import org.apical.api.optimizer.Optimizer;
import org.apical.api.settings.Setting;

/**
 * Adam with bias correction (Kingma and Ba 2015, arXiv:1412.6980, algorithm 1).
 *
 * <p>With the moments {@code m = beta1 m + (1 - beta1) g} and {@code v = beta2 v + (1 - beta2) g²} the step is
 * {@code learningRate m' / (sqrt(v') + epsilon)}, where {@code m' = m / (1 - beta1^t)} and
 * {@code v' = v / (1 - beta2^t)}.
 * Decoupled weight decay (AdamW) is a matter of the training, not of this formula.
 *
 * @since 1.0
 */
public final class Adam implements Optimizer<Adam.Settings> {

    /**
     * The settings.
     *
     * @param learningRate the size of a step
     * @param beta1 the share of the first moment kept, 0 to below 1
     * @param beta2 the share of the second moment kept, 0 to below 1
     * @param epsilon what is added to the root of the second moment
     */
    public record Settings(
            @Setting(label = "Learning rate", defaultValue = "0.001", min = 1e-12, max = 1e6,
                    help = "The size of a step, before the schedule.")
            double learningRate,
            @Setting(label = "Beta 1", defaultValue = "0.9", min = 0, max = 0.999999,
                    help = "The share of the running mean of gradients that is kept from step to step.")
            double beta1,
            @Setting(label = "Beta 2", defaultValue = "0.999", min = 0, max = 0.99999999,
                    help = "The share of the running mean of squared gradients that is kept from step to step.")
            double beta2,
            @Setting(label = "Epsilon", defaultValue = "1e-8", min = 1e-30, max = 1,
                    help = "What is added to the denominator, so that tiny gradients do not give huge steps.")
            double epsilon) {
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
        return new Rule(settings.beta1(), settings.beta2(), settings.epsilon());
    }

    private record Rule(double beta1, double beta2, double epsilon) implements UpdateRule {

        @Override
        public int stateSlots() {
            return 2;
        }

        @Override
        public void apply(float[] weights, float[] gradient, float[][] state, long step, double learningRate) {
            float[] mean = state[0];
            float[] square = state[1];
            // The two corrections are moved out of the loop; the quotient stays that of the paper.
            double root = Math.sqrt(1 - Math.pow(beta2, step));
            float rate = (float) (learningRate * root / (1 - Math.pow(beta1, step)));
            float offset = (float) (epsilon * root);
            float keepMean = (float) beta1;
            float takeMean = (float) (1 - beta1);
            float keepSquare = (float) beta2;
            float takeSquare = (float) (1 - beta2);
            for (int i = 0; i < weights.length; i++) {
                float g = gradient[i];
                float m = keepMean * mean[i] + takeMean * g;
                float v = keepSquare * square[i] + takeSquare * g * g;
                mean[i] = m;
                square[i] = v;
                weights[i] -= rate * m / ((float) Math.sqrt(v) + offset);
            }
        }
    }
}
