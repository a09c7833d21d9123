package org.apical.interpret;

import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.settings.Setting;

/**
 * Integrated gradients: the difference of every value from black times the mean gradient on the way there (Sundararajan
 * et al. 2017, arXiv:1703.01365).
 *
 * <p>The way begins at a frame whose every value is the item's smallest, which is black wherever a scan sector is
 * surrounded by black. Attributions keep their sign: they add up to the output's change from black to the frame
 * (completeness), up to the error of the sum over steps, which uses the midpoint rule.
 *
 * @since 1.0
 */
public final class IntegratedGradients implements Interpreter<IntegratedGradients.Settings> {

    /**
     * The settings.
     *
     * @param steps the number of places on the way at which the gradient is taken
     * @param batch how many of them run through the network at once
     */
    public record Settings(
            @Setting(label = "Steps", defaultValue = "50", min = 1, max = 100000,
                    help = "The number of places between black and the frame at which the gradient is taken.")
            int steps,
            @Setting(label = "Batch", defaultValue = "8", min = 1, max = 4096,
                    help = "How many passes run through the network at once; fewer take less memory.")
            int batch) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public SaliencyMethod create(Settings settings) {
        int steps = settings.steps();
        return (model, input, output, seed, progress) -> {
            var map = new Passes(model, output, settings.batch(), progress).meanGradient(input, steps,
                    (item, number, copy, into, offset) -> between(item, (copy + 0.5f) / steps, into, offset), false);
            int length = input.itemLength();
            for (int number = 0; number < input.items(); number++) {
                float black = Extent.of(input.items(number, number + 1).data()).low();
                for (int i = number * length; i < (number + 1) * length; i++) {
                    map.data()[i] *= input.data()[i] - black;
                }
            }
            return map;
        };
    }

    @Override
    public long passesPerItem(Settings settings) {
        return settings.steps();
    }

    private static void between(float[] item, float share, float[] into, int offset) {
        float black = Extent.of(item).low();
        for (int i = 0; i < item.length; i++) {
            into[offset + i] = black + share * (item[i] - black);
        }
    }
}
