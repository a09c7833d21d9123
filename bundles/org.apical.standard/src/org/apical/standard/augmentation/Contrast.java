package org.apical.standard.augmentation;

import org.apical.api.augmentation.Augmentation;
import org.apical.api.augmentation.FrameTransform;
import org.apical.api.settings.Setting;

/**
 * Spreads or narrows the pixels of a frame about their mean by a uniform random factor.
 *
 * <p>Pixels that are exactly 0 stay 0 and do not count for the mean: they lie outside the scan sector. Values are not
 * clipped.
 *
 * @since 1.0
 */
public final class Contrast implements Augmentation<Contrast.Settings> {

    /**
     * The settings.
     *
     * @param change the largest change of the factor from 1
     */
    public record Settings(
            @Setting(label = "Largest change", defaultValue = "0.2", min = 0, max = 1,
                    help = "The largest change of the contrast: 0.2 gives factors of 0.8 to 1.2.")
            double change) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public FrameTransform create(Settings settings) {
        return (pixels, rows, columns, random) -> {
            float factor = (float) (1 + Chance.within(random, settings.change()));
            int length = rows * columns;
            double sum = 0;
            int inside = 0;
            for (int i = 0; i < length; i++) {
                sum += pixels[i];
                inside += pixels[i] == 0 ? 0 : 1;
            }
            float mean = inside == 0 ? 0 : (float) (sum / inside);
            for (int i = 0; i < length; i++) {
                pixels[i] = pixels[i] == 0 ? 0 : mean + factor * (pixels[i] - mean);
            }
        };
    }
}
