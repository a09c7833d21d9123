package org.apical.runtime.samples;

import org.apical.api.NoSettings;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;

/** A contribution that works. */
public class GoodCommand implements Command<NoSettings> {

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Object run(NoSettings settings, CommandContext context) {
        return 0.5;
    }
}
