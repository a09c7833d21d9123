package org.apical.dicom.dcm4che.internal;

import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;

/** The command {@code dicom-echo}: whether an archive answers. */
public final class EchoCommand implements Command<EchoSettings> {
    @Override
    public Class<EchoSettings> settingsType() {
        return EchoSettings.class;
    }

    @Override
    public Object run(EchoSettings settings, CommandContext context) throws ApicalException {
        try (Archive archive = Archive.forEcho(settings.peer(), context.progress())) {
            archive.echo();
        }
        context.say(settings.peer().address() + " answers.");
        return Map.of("answers", true);
    }
}
