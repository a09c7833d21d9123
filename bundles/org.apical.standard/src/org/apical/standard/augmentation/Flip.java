package org.apical.standard.augmentation;

import org.apical.api.augmentation.Augmentation;
import org.apical.api.augmentation.FrameTransform;
import org.apical.api.settings.Setting;

/**
 * Mirrors a frame left to right by chance.
 *
 * <p>Mind that it exchanges the left and the right heart, which most tasks must tell apart.
 *
 * @since 1.0
 */
public final class Flip implements Augmentation<Flip.Settings> {

    /**
     * The settings.
     *
     * @param probability how often a frame is mirrored
     */
    public record Settings(
            @Setting(label = "Probability", defaultValue = "0.5", min = 0, max = 1,
                    help = "How often a frame is mirrored: 0 never, 1 always.")
            double probability) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public FrameTransform create(Settings settings) {
        return (pixels, rows, columns, random) -> {
            if (random.nextDouble() >= settings.probability()) {
                return;
            }
            for (int start = 0; start < rows * columns; start += columns) {
                for (int left = start, right = start + columns - 1; left < right; left++, right--) {
                    float kept = pixels[left];
                    pixels[left] = pixels[right];
                    pixels[right] = kept;
                }
            }
        };
    }
}
