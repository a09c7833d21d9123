package org.apical.runtime.samples;

import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;

/** Has settings without a description. */
public class BareSettingsCommand implements Command<BareSettingsCommand.Bare> {

    /**
     * Not described.
     *
     * @param threshold some number
     */
    public record Bare(double threshold) {
    }

    @Override
    public Class<Bare> settingsType() {
        return Bare.class;
    }

    @Override
    public Object run(Bare settings, CommandContext context) {
        return settings.threshold();
    }
}
