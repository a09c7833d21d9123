package org.apical.standard.augmentation;

import org.apical.api.augmentation.Augmentation;
import org.apical.api.augmentation.FrameTransform;
import org.apical.api.settings.Setting;

/**
 * Adds one uniform random number to the pixels of a frame. The EchoNet paper adds -0.1 to 0.1
 * (doi:10.1038/s41746-019-0216-8).
 *
 * <p>Pixels that are exactly 0 stay 0: outside the scan sector everything is, and light there would tell the network
 * nothing a scanner can show. Values may leave the range of 0 to 1; they are not clipped.
 *
 * @since 1.0
 */
public final class Brightness implements Augmentation<Brightness.Settings> {

    /**
     * The settings.
     *
     * @param delta the largest number added or taken away, on pixels of 0 to 1
     */
    public record Settings(
            @Setting(label = "Largest change", defaultValue = "0.1", min = 0, max = 1,
                    help = "The largest number that is added to or taken from pixels of 0 to 1.")
            double delta) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public FrameTransform create(Settings settings) {
        return (pixels, rows, columns, random) -> {
            float change = (float) Chance.within(random, settings.delta());
            int length = rows * columns;
            for (int i = 0; i < length; i++) {
                pixels[i] += pixels[i] == 0 ? 0 : change;
            }
        };
    }
}
