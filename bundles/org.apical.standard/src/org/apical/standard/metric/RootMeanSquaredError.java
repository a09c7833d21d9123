package org.apical.standard.metric;

import org.apical.api.NoSettings;
import org.apical.api.metric.Metric;
import org.apical.api.metric.MetricFunction;
import org.apical.api.task.Target;

/**
 * The root of the mean of squared errors, in the label's unit.
 *
 * @since 1.0
 */
public final class RootMeanSquaredError implements Metric<NoSettings> {

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
        return false;
    }

    @Override
    public MetricFunction create(NoSettings settings) {
        return (predictions, truths) -> {
            Pairs pairs = Pairs.of(predictions, truths);
            double sum = 0;
            for (int i = 0; i < pairs.count(); i++) {
                double error = pairs.predictions()[i] - pairs.truths()[i];
                sum += error * error;
            }
            return pairs.count() == 0 ? Double.NaN : Math.sqrt(sum / pairs.count());
        };
    }
}
