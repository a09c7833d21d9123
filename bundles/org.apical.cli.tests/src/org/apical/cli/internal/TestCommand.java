package org.apical.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.settings.Setting;

/** A command with every type of setting, whose body a test gives. */
final class TestCommand implements Command<TestCommand.Settings> {

    private final Body body;

    TestCommand(Body body) {
        this.body = body;
    }

    /** What the command does. */
    interface Body {

        Object run(Settings settings, CommandContext context) throws ApicalException;
    }

    /** Views. */
    enum View {
        A4C, PLAX, COLOUR_DOPPLER
    }

    /** Settings of every type. */
    record Settings(
            @Setting(label = "Interval", help = "Time between frames, 5 % off at most.", unit = "ms", min = 1,
                    max = 1000, defaultValue = "100") double intervalMs,
            @Setting(label = "Patients", help = "How many patients.", min = 1, defaultValue = "10") int patients,
            @Setting(label = "Seed", help = "The seed.", defaultValue = "1") long seed,
            @Setting(label = "Frames", help = "Whether to hash frames.", defaultValue = "false") boolean frames,
            @Setting(label = "Mask", help = "Whether to mask.", defaultValue = "true") boolean maskText,
            @Setting(label = "View", help = "The view.", defaultValue = "A4C") View view,
            @Setting(label = "Views", help = "More views.", defaultValue = "") List<View> views,
            @Setting(label = "Sizes", help = "Sizes.", defaultValue = "112,112") List<Integer> sizes,
            @Setting(label = "Set", help = "Changes a key.", defaultValue = "") List<String> set,
            @Setting(label = "Out", help = "Where to write.") Path out,
            @Setting(label = "File", help = "The experiment.", positional = true) String file,
            @Setting(label = "Sources", help = "The sources.", positional = true,
                    defaultValue = "") List<String> sources) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Object run(Settings settings, CommandContext context) throws ApicalException {
        return body.run(settings, context);
    }

    @Override
    public boolean isAlarm(Object answer) {
        return Map.of("alarm", true).equals(answer);
    }
}
