package org.apical.standard.aggregator;

import java.util.Arrays;

import org.apical.api.NoSettings;
import org.apical.api.aggregator.Aggregator;
import org.apical.api.aggregator.FrameAggregator;

/**
 * The median of all frame predictions, which a few misleading frames do not move.
 *
 * @since 1.0
 */
public final class Median implements Aggregator<NoSettings> {

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public FrameAggregator create(NoSettings settings) {
        return Median::of;
    }

    /** Returns the median of at least one number, which keep their order. */
    static double of(double[] predictions) {
        double[] sorted = predictions.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }
}
