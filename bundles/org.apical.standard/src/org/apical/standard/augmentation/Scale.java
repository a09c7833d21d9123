package org.apical.standard.augmentation;

import org.apical.api.augmentation.Augmentation;
import org.apical.api.augmentation.FrameTransform;
import org.apical.api.settings.Setting;

/**
 * Enlarges or shrinks a frame about its centre by a uniform random factor, with bilinear interpolation.
 *
 * <p>Mind that tasks of size, such as volumes, lose their scale by it.
 *
 * @since 1.0
 */
public final class Scale implements Augmentation<Scale.Settings> {

    /**
     * The settings.
     *
     * @param change the largest change of the factor from 1
     */
    public record Settings(
            @Setting(label = "Largest change", defaultValue = "0.1", min = 0, max = 0.9,
                    help = "The largest change of the size: 0.1 gives factors of 0.9 to 1.1.")
            double change) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public FrameTransform create(Settings settings) {
        return (pixels, rows, columns, random) -> {
            double inverse = 1 / (1 + Chance.within(random, settings.change()));
            Affine.apply(pixels, rows, columns, inverse, 0, 0, inverse, 0, 0);
        };
    }
}
