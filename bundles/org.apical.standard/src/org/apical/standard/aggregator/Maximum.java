package org.apical.standard.aggregator;

import java.util.Arrays;

import org.apical.api.NoSettings;
import org.apical.api.aggregator.Aggregator;
import org.apical.api.aggregator.FrameAggregator;

/**
 * The largest of the frame predictions, for findings that show in few frames.
 *
 * @since 1.0
 */
public final class Maximum implements Aggregator<NoSettings> {

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public FrameAggregator create(NoSettings settings) {
        return predictions -> Arrays.stream(predictions).max().orElse(Double.NaN);
    }
}
