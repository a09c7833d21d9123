package org.apical.interpret;

import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.PassCount;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.settings.Setting;
import org.apical.interpret.internal.ActivationMaps;

/**
 * Grad-CAM: the feature maps of a late layer, each weighed by its mean gradient, summed up and rectified (Selvaraju et
 * al. 2017, doi:10.1109/ICCV.2017.74).
 *
 * <p>Coarse: a value of the layer covers many pixels; maps are enlarged by linear interpolation. The layer must be one
 * that every path through the network goes through; unless it is named, the last of the coarsest is taken. Channels of
 * the input share one map.
 *
 * @since 1.0
 */
public final class GradCam implements Interpreter<GradCam.Settings> {

    /** Which influence is shown. */
    public enum Direction {
        /** What raises the output, as in the paper. */
        RAISES,
        /** What lowers it. */
        LOWERS,
        /** Both, by magnitude. */
        EITHER;

        double of(double sum) {
            return switch (this) {
                case RAISES -> Math.max(sum, 0);
                case LOWERS -> Math.max(-sum, 0);
                case EITHER -> Math.abs(sum);
            };
        }
    }

    /**
     * The settings.
     *
     * @param layer the layer's name, or empty
     * @param direction which influence is shown
     * @param batch how many items go through the network at once
     */
    public record Settings(
            @Setting(label = "Layer", defaultValue = "",
                    help = "The name of the layer whose feature maps are weighed; empty for the last of the coarsest.")
            String layer,
            @Setting(label = "Direction", defaultValue = "raises",
                    help = "Whether the map shows what raises the output, what lowers it, or either.")
            Direction direction,
            @Setting(label = "Batch", defaultValue = "8", min = 1, max = 4096,
                    help = "How many items go through the network at once; fewer take less memory.")
            int batch) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public SaliencyMethod create(Settings settings) {
        return (model, input, output, seed, progress) -> new ActivationMaps(model, settings.layer(), output,
                settings.batch(), progress).maps(input, GradCam::mean, settings.direction()::of);
    }

    @Override
    public long passesPerItem(Settings settings) {
        return 1;
    }

    @Override
    public PassCount cost(Settings settings) {
        return new PassCount(1, 1);
    }

    private static double mean(float[] values, float[] gradients, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += gradients[i];
        }
        return sum / (to - from);
    }
}
