package org.apical.interpret;

import org.apical.api.Tensor;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.PassCount;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.settings.Setting;
import org.apical.interpret.internal.LayerMaps;

/**
 * Guided backpropagation: the gradient, of which rectifiers let nothing negative through (Springenberg et al. 2015,
 * arXiv:1412.6806).
 *
 * <p>Offered for comparison with older work only: its maps look like edges of the frame and change little when the
 * network's weights are made random (Adebayo et al. 2018, arXiv:1810.03292; Nie et al. 2018, arXiv:1805.07039). A map
 * is the magnitude. Activations without a kink, pooling, sums and batch normalisation are as in the gradient.
 *
 * @since 1.0
 */
public final class GuidedBackpropagation implements Interpreter<GuidedBackpropagation.Settings> {

    /**
     * The settings.
     *
     * @param batch how many items go through the network at once
     */
    public record Settings(
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
        return (model, input, output, seed, progress) -> {
            Tensor map = new LayerMaps(model, output, settings.batch(), progress).guided(input);
            Magnitude.take(map.data());
            return map;
        };
    }

    @Override
    public long passesPerItem(Settings settings) {
        return cost(settings).forward();
    }

    @Override
    public PassCount cost(Settings settings) {
        return new PassCount(2, 1);
    }

    @Override
    public String caution() {
        return "Guided backpropagation fails the randomisation test: its maps show edges of the frame even for a "
                + "network that has learnt nothing (Adebayo et al. 2018).";
    }
}
