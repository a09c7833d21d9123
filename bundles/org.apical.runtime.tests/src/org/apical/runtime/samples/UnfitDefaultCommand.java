package org.apical.runtime.samples;

import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.settings.Setting;

/** Has a default outside the range. */
public class UnfitDefaultCommand implements Command<UnfitDefaultCommand.Angles> {

    /**
     * The settings.
     *
     * @param degrees too large by default
     * @param file has no default, which is right
     */
    public record Angles(
            @Setting(label = "Angle", help = "How far to turn.", min = 0, max = 90, defaultValue = "100")
            double degrees,
            @Setting(label = "File", help = "What to turn.")
            String file) {
    }

    @Override
    public Class<Angles> settingsType() {
        return Angles.class;
    }

    @Override
    public Object run(Angles settings, CommandContext context) {
        return settings.degrees();
    }
}
