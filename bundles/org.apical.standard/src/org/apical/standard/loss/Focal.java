package org.apical.standard.loss;

import org.apical.api.engine.LossFunction;
import org.apical.api.loss.Loss;
import org.apical.api.settings.Setting;
import org.apical.api.task.Target;

/**
 * The focal loss for classes, -(1 - p)^gamma log p of the true class's probability p, which lets easy items count
 * little (Lin et al. 2017, doi:10.1109/ICCV.2017.324, equation 5).
 *
 * <p>With one output, positives are weighted by alpha and negatives by 1 - alpha. With several outputs the paper
 * defines no alpha and none is used. Targets are as for {@link CrossEntropy}.
 *
 * @since 1.0
 */
public final class Focal implements Loss<Focal.Settings> {

    /**
     * The settings.
     *
     * @param gamma how much less easy items count; 0 gives the cross-entropy
     * @param alpha the weight of positives, 0 to 1; negatives have the rest
     */
    public record Settings(
            @Setting(label = "Gamma", defaultValue = "2.0", min = 0, max = 20,
                    help = "How much less easy items count; 0 gives a weighted cross-entropy.")
            double gamma,
            @Setting(label = "Alpha", defaultValue = "0.25", min = 0, max = 1,
                    help = "The weight of positives in a yes-or-no task; negatives have one minus alpha.")
            double alpha) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public boolean supports(Target target) {
        return target.kind() != Target.Kind.REGRESSION;
    }

    @Override
    public LossFunction create(Settings settings) {
        LossFunction binary = binary(settings.gamma(), settings.alpha());
        LossFunction exclusive = exclusive(settings.gamma());
        return (output, target) -> (output.itemLength() == 1 ? binary : exclusive).evaluate(output, target);
    }

    private static LossFunction binary(double gamma, double alpha) {
        return new Elementwise() {
            @Override
            double loss(double logit, double target) {
                return target * alpha * positive(logit) + (1 - target) * (1 - alpha) * positive(-logit);
            }

            @Override
            double slope(double logit, double target) {
                return target * alpha * positiveSlope(logit) - (1 - target) * (1 - alpha) * positiveSlope(-logit);
            }

            private double positive(double logit) {
                return -Math.exp(gamma * Logits.logSigmoid(-logit)) * Logits.logSigmoid(logit);
            }

            private double positiveSlope(double logit) {
                double logP = Logits.logSigmoid(logit);
                double rest = Logits.sigmoid(-logit);
                return Math.exp(gamma * Logits.logSigmoid(-logit)) * (gamma * Math.exp(logP) * logP - rest);
            }
        };
    }

    private static LossFunction exclusive(double gamma) {
        return new Softmax() {
            @Override
            double loss(double logP) {
                return -Math.pow(-Math.expm1(logP), gamma) * logP;
            }

            @Override
            double slope(double logP) {
                double rest = -Math.expm1(logP);
                if (rest == 0) {
                    return gamma == 0 ? -1 : 0;
                }
                return gamma * Math.pow(rest, gamma - 1) * Math.exp(logP) * logP - Math.pow(rest, gamma);
            }
        };
    }
}
