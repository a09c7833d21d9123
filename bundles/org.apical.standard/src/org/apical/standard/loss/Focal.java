package org.apical.standard.loss;

import java.util.List;

import org.apical.api.engine.LossFunction;
import org.apical.api.loss.Loss;
import org.apical.api.settings.Setting;
import org.apical.api.task.Target;

/**
 * The focal loss for classes, -(1 - p)^gamma log p of the true class's probability p, which lets easy items count
 * little (Lin et al. 2017, doi:10.1109/ICCV.2017.324, equation 5).
 *
 * <p>With one output, positives are weighted by alpha and negatives by 1 - alpha. With several outputs the paper
 * defines no alpha and none is used; class weights take its place. Targets, class weights and label smoothing are as for
 * {@link CrossEntropy}.
 *
 * @since 1.0
 */
public final class Focal implements Loss<Focal.Settings> {

    /**
     * The settings.
     *
     * @param gamma how much less easy items count; 0 gives the cross-entropy
     * @param alpha the weight of positives, 0 to 1; negatives have the rest
     * @param classWeights how much each class counts besides, in the order of the task's classes; empty for 1 each
     * @param labelSmoothing the share of each label that is divided evenly among all classes
     * @param balanced whether classes are weighted so that all count alike, however rare; then without classWeights
     */
    public record Settings(
            @Setting(label = "Gamma", defaultValue = "2.0", min = 0, max = 20,
                    help = "How much less easy items count; 0 gives a weighted cross-entropy.")
            double gamma,
            @Setting(label = "Alpha", defaultValue = "0.25", min = 0, max = 1,
                    help = "The weight of positives in a yes-or-no task; negatives have one minus alpha.")
            double alpha,
            @Setting(label = "Class weights", defaultValue = "", min = 0, max = 1e6,
                    help = "How much each class counts besides alpha, in the order of the task's classes, negative "
                            + "first; empty for all alike.")
            List<Double> classWeights,
            @Setting(label = "Label smoothing", defaultValue = "0", min = 0, max = 1,
                    help = "The share of each label that is divided evenly among all classes.")
            double labelSmoothing,
            @Setting(label = "Balanced", defaultValue = "false",
                    help = "Whether classes are weighted by the inverse of their share in the training part, so that "
                            + "all count alike however rare they are; then without class weights.")
            boolean balanced) {

        /** Checks the weights. */
        public Settings {
            classWeights = new ClassShares(classWeights, labelSmoothing).weights();
            if (balanced && !classWeights.isEmpty()) {
                throw new IllegalArgumentException("Classes are either balanced or have weights of their own.");
            }
        }

        /** Makes settings whose classes are not balanced. */
        public Settings(double gamma, double alpha, List<Double> classWeights, double labelSmoothing) {
            this(gamma, alpha, classWeights, labelSmoothing, false);
        }
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
    public LossFunction create(Settings settings, List<Double> classShares) {
        if (!settings.balanced()) {
            return create(settings);
        }
        List<Double> weights = ClassShares.balancing(classShares);
        return create(new Settings(settings.gamma(), settings.alpha(), weights, settings.labelSmoothing()));
    }

    @Override
    public LossFunction create(Settings settings) {
        ClassShares shares = new ClassShares(settings.classWeights(), settings.labelSmoothing());
        LossFunction binary = binary(settings.gamma(), settings.alpha(), shares);
        LossFunction exclusive = exclusive(settings.gamma(), shares);
        return (output, target) -> (output.itemLength() == 1 ? binary : exclusive).evaluate(output, target);
    }

    private static LossFunction binary(double gamma, double alpha, ClassShares shares) {
        return new Elementwise() {
            @Override
            double loss(double logit, double target) {
                return shares.of(target, 1, 2) * alpha * positive(logit)
                        + shares.of(1 - target, 0, 2) * (1 - alpha) * positive(-logit);
            }

            @Override
            double slope(double logit, double target) {
                return shares.of(target, 1, 2) * alpha * positiveSlope(logit)
                        - shares.of(1 - target, 0, 2) * (1 - alpha) * positiveSlope(-logit);
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

    private static LossFunction exclusive(double gamma, ClassShares shares) {
        return new Softmax(shares) {
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
