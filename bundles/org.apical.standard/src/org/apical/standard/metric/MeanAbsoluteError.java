package org.apical.standard.metric;

import java.util.stream.IntStream;

import org.apical.api.NoSettings;
import org.apical.api.metric.Metric;
import org.apical.api.metric.MetricFunction;
import org.apical.api.task.Target;

/**
 * The mean of absolute errors, in the label's unit.
 *
 * @since 1.0
 */
public final class MeanAbsoluteError implements Metric<NoSettings> {

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
            return IntStream.range(0, pairs.count())
                    .mapToDouble(i -> Math.abs(pairs.predictions()[i] - pairs.truths()[i])).average()
                    .orElse(Double.NaN);
        };
    }
}
