package org.apical.standard.metric;

import org.apical.api.metric.Metric;
import org.apical.api.metric.MetricFunction;
import org.apical.api.settings.Setting;
import org.apical.api.task.Target;

/**
 * The share of items whose class is predicted rightly.
 *
 * <p>Predictions are probabilities of the positive class, or class numbers for a choice of several classes.
 *
 * @since 1.0
 */
public final class Accuracy implements Metric<Accuracy.Settings> {

    /**
     * The settings.
     *
     * @param threshold the probability from which an item is called positive
     */
    public record Settings(
            @Setting(label = "Threshold", defaultValue = "0.5", min = 1e-9, max = 1,
                    help = "The probability from which an item of a yes-or-no task is called positive.")
            double threshold) {
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
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public MetricFunction create(Settings settings) {
        return (predictions, truths) -> {
            Pairs pairs = Pairs.of(predictions, truths);
            int right = 0;
            for (int i = 0; i < pairs.count(); i++) {
                right += called(pairs.predictions()[i], settings.threshold()) == Math.round(pairs.truths()[i]) ? 1 : 0;
            }
            return pairs.unknown() || pairs.count() == 0 ? Double.NaN : (double) right / pairs.count();
        };
    }

    /** Class numbers 0 and 1 fall on their own side of any threshold above 0, so both readings agree. */
    private static long called(double prediction, double threshold) {
        return prediction > 1 ? Math.round(prediction) : prediction >= threshold ? 1 : 0;
    }
}
