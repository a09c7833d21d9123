package org.apical.standard.augmentation;

import org.apical.api.augmentation.Augmentation;
import org.apical.api.augmentation.FrameTransform;
import org.apical.api.settings.Setting;

/**
 * Shifts a frame by uniform random shares of its height and width, with bilinear interpolation; what comes in is 0.
 *
 * @since 1.0
 */
public final class Translation implements Augmentation<Translation.Settings> {

    /**
     * The settings.
     *
     * @param share the largest shift, as a share of the frame's size
     */
    public record Settings(
            @Setting(label = "Largest shift", defaultValue = "0.05", min = 0, max = 1,
                    help = "The largest shift down, up, right or left, as a share of the frame's height or width.")
            double share) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public FrameTransform create(Settings settings) {
        return (pixels, rows, columns, random) -> {
            double down = Chance.within(random, settings.share()) * rows;
            double right = Chance.within(random, settings.share()) * columns;
            Affine.apply(pixels, rows, columns, 1, 0, 0, 1, -down, -right);
        };
    }
}
