package org.apical.interpret;

import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.settings.Setting;

/**
 * The magnitude of the output's derivative with respect to every input value (Simonyan et al. 2014, arXiv:1312.6034).
 *
 * @since 1.0
 */
public final class Gradient implements Interpreter<Gradient.Settings> {

    /**
     * The settings.
     *
     * @param batch how many items run through the network at once
     */
    public record Settings(
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
        return (model, input, output, seed, progress) -> new Passes(model, output, settings.batch(), progress)
                .meanGradient(input, 1, (item, number, copy, into, offset) -> Passes.copy(item, into, offset),
                        Math::abs);
    }

    @Override
    public long passesPerItem(Settings settings) {
        return 1;
    }
}
