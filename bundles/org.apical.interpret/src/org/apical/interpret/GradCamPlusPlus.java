package org.apical.interpret;

import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.PassCount;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.interpret.internal.ActivationMaps;

/**
 * Grad-CAM++: as {@link GradCam}, but a feature map's weight is a sum of its positive gradients, each weighed so that
 * several small findings count as much as one large (Chattopadhay et al. 2018, doi:10.1109/WACV.2018.00097).
 *
 * <p>The higher derivatives are those of the output's exponential, as in the paper, which makes them powers of the
 * gradient.
 *
 * @since 1.0
 */
public final class GradCamPlusPlus implements Interpreter<GradCam.Settings> {

    @Override
    public Class<GradCam.Settings> settingsType() {
        return GradCam.Settings.class;
    }

    @Override
    public SaliencyMethod create(GradCam.Settings settings) {
        return (model, input, output, seed, progress) -> new ActivationMaps(model, settings.layer(), output,
                settings.batch(), progress).maps(input, GradCamPlusPlus::weight, settings.direction()::of);
    }

    @Override
    public long passesPerItem(GradCam.Settings settings) {
        return 1;
    }

    @Override
    public PassCount cost(GradCam.Settings settings) {
        return new PassCount(1, 1);
    }

    /** Equations 9, 11 and 19 of the paper. */
    private static double weight(float[] values, float[] gradients, int from, int to) {
        double total = 0;
        for (int i = from; i < to; i++) {
            total += values[i];
        }
        double weight = 0;
        for (int i = from; i < to; i++) {
            double g = gradients[i];
            double below = 2 * g * g + total * g * g * g;
            double alpha = below == 0 ? 0 : g * g / below;
            weight += alpha * Math.max(g, 0);
        }
        return weight;
    }
}
