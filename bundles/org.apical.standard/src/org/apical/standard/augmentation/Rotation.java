package org.apical.standard.augmentation;

import org.apical.api.augmentation.Augmentation;
import org.apical.api.augmentation.FrameTransform;
import org.apical.api.settings.Setting;

/**
 * Turns a frame about its centre by a uniform random angle. The EchoNet paper turns by -20 to 20 degrees
 * (doi:10.1038/s41746-019-0216-8).
 *
 * <p>Pixels are interpolated bilinearly; what comes from outside the frame is 0.
 *
 * @since 1.0
 */
public final class Rotation implements Augmentation<Rotation.Settings> {

    /**
     * The settings.
     *
     * @param degrees the largest angle to either side
     */
    public record Settings(
            @Setting(label = "Angle", defaultValue = "20", min = 0, max = 180, unit = "degrees",
                    help = "The largest angle by which a frame is turned to either side.")
            double degrees) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public FrameTransform create(Settings settings) {
        return (pixels, rows, columns, random) -> {
            double angle = Math.toRadians(Chance.within(random, settings.degrees()));
            double cosine = Math.cos(angle);
            double sine = Math.sin(angle);
            if (angle != 0) {
                Affine.apply(pixels, rows, columns, cosine, sine, -sine, cosine, 0, 0);
            }
        };
    }
}
