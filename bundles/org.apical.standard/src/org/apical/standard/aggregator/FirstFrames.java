package org.apical.standard.aggregator;

import java.util.Arrays;

import org.apical.api.aggregator.Aggregator;
import org.apical.api.aggregator.FrameAggregator;
import org.apical.api.settings.Setting;

/**
 * The mean over the first frames only, to see how many frames a prediction needs. The EchoNet paper saw no gain beyond
 * about 11 frames (doi:10.1038/s41746-019-0216-8).
 *
 * @since 1.0
 */
public final class FirstFrames implements Aggregator<FirstFrames.Settings> {

    /**
     * The settings.
     *
     * @param frames how many frames count, all when there are fewer
     */
    public record Settings(
            @Setting(label = "Frames", defaultValue = "11", min = 1, max = 1000000,
                    help = "How many frames count, from the first; all when there are fewer.")
            int frames) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public FrameAggregator create(Settings settings) {
        return predictions -> Arrays.stream(predictions).limit(settings.frames()).average().orElse(Double.NaN);
    }
}
