package org.apical.standard.loss;

import java.util.List;

import org.apical.api.engine.LossFunction;
import org.apical.api.loss.Loss;
import org.apical.api.settings.Setting;
import org.apical.api.task.Target;

/**
 * The mean negative log-likelihood of the true class, for classes.
 *
 * <p>With one output it is the binary cross-entropy of a logit; targets are 0 and 1, or a probability between. With
 * several outputs it is the cross-entropy of the softmax over an item's logits; targets are of the outputs' shape, 1
 * for the true class and 0 elsewhere, and a row with any {@code NaN} has no label. Both are computed from logits, so
 * that no finite output gives an infinite loss.
 *
 * <p>Class weights multiply what each class counts; label smoothing takes a share of the label from the true class and
 * divides it among all.
 *
 * @since 1.0
 */
public final class CrossEntropy implements Loss<CrossEntropy.Settings> {

    /**
     * The settings.
     *
     * @param classWeights how much each class counts, in the order of the task's classes, negative first; empty for 1
     *     each
     * @param labelSmoothing the share of each label that is divided evenly among all classes
     * @param balanced whether classes are weighted so that all count alike, however rare; then without classWeights
     */
    public record Settings(
            @Setting(label = "Class weights", defaultValue = "", min = 0, max = 1e6,
                    help = "How much each class counts, in the order of the task's classes, negative first; empty for "
                            + "all alike.")
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
        public Settings(List<Double> classWeights, double labelSmoothing) {
            this(classWeights, labelSmoothing, false);
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
        return create(new Settings(weights, settings.labelSmoothing()));
    }

    @Override
    public LossFunction create(Settings settings) {
        ClassShares shares = new ClassShares(settings.classWeights(), settings.labelSmoothing());
        LossFunction binary = binary(shares);
        LossFunction exclusive = exclusive(shares);
        return (output, target) -> (output.itemLength() == 1 ? binary : exclusive).evaluate(output, target);
    }

    private static LossFunction binary(ClassShares shares) {
        return new Elementwise() {
            @Override
            double loss(double logit, double target) {
                return -shares.of(target, 1, 2) * Logits.logSigmoid(logit)
                        - shares.of(1 - target, 0, 2) * Logits.logSigmoid(-logit);
            }

            @Override
            double slope(double logit, double target) {
                double positive = shares.of(target, 1, 2);
                return (positive + shares.of(1 - target, 0, 2)) * Logits.sigmoid(logit) - positive;
            }
        };
    }

    private static LossFunction exclusive(ClassShares shares) {
        return new Softmax(shares) {
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
