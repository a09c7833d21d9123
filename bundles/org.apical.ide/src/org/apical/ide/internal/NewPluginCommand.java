package org.apical.ide.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;

/** Makes the project of a new plug-in, as the wizard does. */
public final class NewPluginCommand implements Command<NewPluginSettings> {

    @Override
    public Class<NewPluginSettings> settingsType() {
        return NewPluginSettings.class;
    }

    @Override
    public Object run(NewPluginSettings settings, CommandContext context) throws ApicalException {
        PluginProject project = new PluginProject(settings.id(), settings.name().isBlank() ? settings.id()
                : settings.name(), settings.vendor(), Set.copyOf(settings.adds()));
        if (!project.fault().isEmpty()) {
            throw ApicalException.badInput(Problem.of("No plug-in can be made so.", project.fault()));
        }
        Path folder = project.write(context.resolve(settings.out()));
        context.say("The project is in " + folder + "; its README.md says how to build it.");
        return Map.of("id", project.id(), "folder", folder.toString());
    }
}
