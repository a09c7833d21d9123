package org.apical.standard.augmentation;

import java.util.random.RandomGenerator;

import org.apical.api.augmentation.Augmentation;
import org.apical.api.augmentation.FrameTransform;
import org.apical.api.settings.Setting;

/**
 * Multiplies the pixels of a frame by grainy noise, as another speckle of the same tissue.
 *
 * <p>Each pixel is multiplied by 1 plus a normally distributed number whose neighbours are alike: white noise averaged
 * over squares of {@code 2 grain + 1} pixels and brought back to the wanted deviation. Speckle multiplies, so that black
 * blood and what lies outside the scan sector stay dark (Burckhardt 1978, doi:10.1109/T-SU.1978.30978). Values are not
 * clipped.
 *
 * @since 1.0
 */
public final class Speckle implements Augmentation<Speckle.Settings> {

    /**
     * The settings.
     *
     * @param strength the largest standard deviation of the factor; each frame's is drawn from 0 to this
     * @param grain how many pixels to each side are alike
     */
    public record Settings(
            @Setting(label = "Strength", defaultValue = "0.15", min = 0, max = 2,
                    help = "The largest standard deviation of the factor; each frame's is drawn between 0 and this.")
            double strength,
            @Setting(label = "Grain", defaultValue = "1", min = 0, max = 32, unit = "pixels",
                    help = "How many pixels to each side vary together.")
            int grain) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public FrameTransform create(Settings settings) {
        return (pixels, rows, columns, random) -> {
            double deviation = settings.strength() * random.nextDouble();
            float[] noise = noise(rows, columns, settings.grain(), random);
            for (int i = 0; i < rows * columns; i++) {
                pixels[i] *= (float) (1 + deviation * noise[i]);
            }
        };
    }

    /** Returns noise of deviation 1 that a window of 2 grain + 1 pixels averaged; the frame's ends meet. */
    private static float[] noise(int rows, int columns, int grain, RandomGenerator random) {
        float[] white = new float[rows * columns];
        for (int i = 0; i < white.length; i++) {
            white[i] = (float) random.nextGaussian();
        }
        if (grain == 0) {
            return white;
        }
        float[] across = averaged(white, rows, columns, 1, columns, Math.min(grain, (columns - 1) / 2));
        return averaged(across, columns, rows, columns, 1, Math.min(grain, (rows - 1) / 2));
    }

    /** Sums a window along lines; over the root of its width, which keeps the deviation of white noise. */
    private static float[] averaged(float[] values, int lines, int length, int step, int lineStep, int half) {
        float[] result = new float[values.length];
        double scale = 1 / Math.sqrt(2 * half + 1.0);
        for (int line = 0; line < lines; line++) {
            double sum = 0;
            for (int i = -half; i <= half; i++) {
                sum += values[line * lineStep + Math.floorMod(i, length) * step];
            }
            for (int i = 0; i < length; i++) {
                result[line * lineStep + i * step] = (float) (scale * sum);
                sum += values[line * lineStep + Math.floorMod(i + half + 1, length) * step]
                        - values[line * lineStep + Math.floorMod(i - half, length) * step];
            }
        }
        return result;
    }
}
