package org.apical.explain.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.NoSettings;
import org.apical.api.Problem;
import org.apical.api.report.ReportRun;
import org.apical.api.report.ReportSection;

/** Shows in a run's report what {@code apical explain} found last. */
public final class ExplanationsSection implements ReportSection<NoSettings> {

    private static final String FOLDER = "explained";

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public String title() {
        return "Predictions explained";
    }

    @Override
    public int order() {
        return 410;
    }

    @Override
    public Optional<String> html(NoSettings settings, ReportRun run) throws ApicalException {
        Path file = file(run.folder(), run.details().taskId());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The explained predictions cannot be read.", file.toString(), "",
                    "Explain them again."), e);
        }
    }

    /** Returns where a run keeps the section of a task. */
    static Path file(Path run, String taskId) {
        return run.resolve(FOLDER).resolve(taskId.replaceAll("[^A-Za-z0-9._-]", "_") + ".html");
    }
}
