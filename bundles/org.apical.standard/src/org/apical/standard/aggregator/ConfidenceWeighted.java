package org.apical.standard.aggregator;

import java.util.Arrays;

import org.apical.api.NoSettings;
import org.apical.api.aggregator.Aggregator;
import org.apical.api.aggregator.FrameAggregator;
import org.apical.api.task.Target;

/**
 * A mean in which frames count by how sure they are.
 *
 * <p>A probability p counts by |2p - 1|, so that a frame that knows nothing says nothing. A value has no such measure of
 * its own; it counts by its agreement with the patient's other frames, 1 / (1 + d²), where d is its distance from their
 * median in units of 1.4826 times the median distance (which is a standard deviation for normal errors).
 *
 * @since 1.0
 */
public final class ConfidenceWeighted implements Aggregator<NoSettings> {

    private static final double NORMAL = 1.4826;

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public FrameAggregator create(NoSettings settings) {
        return ConfidenceWeighted::values;
    }

    @Override
    public FrameAggregator create(NoSettings settings, Target target) {
        return target.kind() == Target.Kind.REGRESSION ? ConfidenceWeighted::values
                : ConfidenceWeighted::probabilities;
    }

    private static double probabilities(double[] predictions) {
        double sum = 0;
        double weights = 0;
        for (double p : predictions) {
            sum += Math.abs(2 * p - 1) * p;
            weights += Math.abs(2 * p - 1);
        }
        return weights == 0 ? 0.5 : sum / weights;
    }

    private static double values(double[] predictions) {
        double median = Median.of(predictions);
        double spread = NORMAL * Median.of(Arrays.stream(predictions).map(x -> Math.abs(x - median)).toArray());
        if (spread == 0) {
            return median;
        }
        double sum = 0;
        double weights = 0;
        for (double x : predictions) {
            double weight = 1 / (1 + Math.pow((x - median) / spread, 2));
            sum += weight * x;
            weights += weight;
        }
        return sum / weights;
    }
}
