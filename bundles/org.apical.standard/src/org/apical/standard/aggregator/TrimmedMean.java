package org.apical.standard.aggregator;

import java.util.Arrays;

import org.apical.api.aggregator.Aggregator;
import org.apical.api.aggregator.FrameAggregator;
import org.apical.api.settings.Setting;

/**
 * The mean of the frame predictions without the lowest and the highest.
 *
 * @since 1.0
 */
public final class TrimmedMean implements Aggregator<TrimmedMean.Settings> {

    /**
     * The settings.
     *
     * @param share the share of the predictions left out at each end, rounded down to whole frames
     */
    public record Settings(
            @Setting(label = "Share left out", defaultValue = "0.1", min = 0, max = 0.49,
                    help = "The share of the frames that is left out at each end, rounded down to whole frames.")
            double share) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public FrameAggregator create(Settings settings) {
        return predictions -> {
            double[] sorted = predictions.clone();
            Arrays.sort(sorted);
            int trim = (int) (settings.share() * sorted.length);
            return Arrays.stream(sorted, trim, sorted.length - trim).average().orElse(Double.NaN);
        };
    }
}
