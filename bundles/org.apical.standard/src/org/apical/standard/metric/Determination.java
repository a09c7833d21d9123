package org.apical.standard.metric;

import java.util.Arrays;

import org.apical.api.NoSettings;
import org.apical.api.metric.Metric;
import org.apical.api.metric.MetricFunction;
import org.apical.api.task.Target;

/**
 * The coefficient of determination R²: one minus the squared errors over the squared deviations of the truths from
 * their mean.
 *
 * <p>Negative where predictions are worse than the truths' mean; not the squared correlation. Undefined when all truths
 * are equal.
 *
 * @since 1.0
 */
public final class Determination implements Metric<NoSettings> {

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public boolean supports(Target target) {
        return target.kind() == Target.Kind.REGRESSION;
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public MetricFunction create(NoSettings settings) {
        return (predictions, truths) -> {
            Pairs pairs = Pairs.of(predictions, truths);
            double mean = Arrays.stream(pairs.truths()).average().orElse(Double.NaN);
            double left = 0;
            double total = 0;
            for (int i = 0; i < pairs.count(); i++) {
                double error = pairs.predictions()[i] - pairs.truths()[i];
                double deviation = pairs.truths()[i] - mean;
                left += error * error;
                total += deviation * deviation;
            }
            return total > 0 ? 1 - left / total : Double.NaN;
        };
    }
}
