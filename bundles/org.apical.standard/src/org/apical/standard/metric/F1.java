package org.apical.standard.metric;

import org.apical.api.metric.Metric;
import org.apical.api.metric.MetricFunction;
import org.apical.api.settings.Setting;
import org.apical.api.task.Target;

/**
 * The F1 score: the harmonic mean of precision and recall of the positive class.
 *
 * <p>It depends on which class is called positive, unlike the area under the curve. Undefined when there is neither a
 * positive nor a prediction of one.
 *
 * @since 1.0
 */
public final class F1 implements Metric<F1.Settings> {

    /**
     * The settings.
     *
     * @param threshold the probability from which an item is called positive
     */
    public record Settings(
            @Setting(label = "Threshold", defaultValue = "0.5", min = 0, max = 1,
                    help = "The probability from which an item is called positive.")
            double threshold) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public boolean supports(Target target) {
        return target.kind() == Target.Kind.BINARY;
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
            int called = 0;
            int positives = 0;
            for (int i = 0; i < pairs.count(); i++) {
                boolean positive = pairs.truths()[i] > 0.5;
                boolean call = pairs.predictions()[i] >= settings.threshold();
                positives += positive ? 1 : 0;
                called += call ? 1 : 0;
                right += positive && call ? 1 : 0;
            }
            return pairs.unknown() || positives + called == 0 ? Double.NaN : 2.0 * right / (positives + called);
        };
    }
}
