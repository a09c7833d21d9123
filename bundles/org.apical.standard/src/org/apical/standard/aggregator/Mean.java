package org.apical.standard.aggregator;

import java.util.Arrays;

import org.apical.api.NoSettings;
import org.apical.api.aggregator.Aggregator;
import org.apical.api.aggregator.FrameAggregator;

/**
 * The mean of all frame predictions, which the EchoNet paper found best (doi:10.1038/s41746-019-0216-8).
 *
 * @since 1.0
 */
public final class Mean implements Aggregator<NoSettings> {

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public FrameAggregator create(NoSettings settings) {
        return predictions -> Arrays.stream(predictions).average().orElse(Double.NaN);
    }
}
