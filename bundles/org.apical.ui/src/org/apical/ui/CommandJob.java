package org.apical.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.Kind;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.command.PlainContext;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;
import org.eclipse.swt.widgets.Display;

/** Runs a command of the command line beside the window, with the same settings and the same result. */
public final class CommandJob extends ApicalJob {

    private final String command;
    private final Map<String, ?> settings;
    private final Path folder;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final Consumer<Object> answered;

    /**
     * Prepares a command.
     *
     * @param name what is done, for the progress view
     * @param command the command's name or id
     * @param settings its settings by name, as on the command line without the hyphens
     * @param folder where relative paths begin
     * @param answered is given the command's answer on the user-interface thread when it has succeeded
     */
    public CommandJob(String name, String command, Map<String, ?> settings, Path folder, Consumer<Object> answered) {
        super(name);
        this.command = Objects.requireNonNull(command);
        this.settings = Map.copyOf(settings);
        this.folder = folder.toAbsolutePath().normalize();
        this.answered = Objects.requireNonNull(answered);
    }

    /**
     * Returns what the command said so far.
     *
     * @return the lines
     */
    public List<String> said() {
        synchronized (said) {
            return List.copyOf(said);
        }
    }

    @Override
    protected void work(Progress progress) throws ApicalException {
        Catalog catalog = Services.catalog();
        Object answer = run(catalog.get(Kind.COMMAND, command),
                new PlainContext(catalog, progress, false, folder, said::add));
        Display display = Display.getDefault();
        if (!display.isDisposed()) {
            display.asyncExec(() -> answered.accept(answer));
        }
    }

    private <S extends Record> Object run(Command<S> chosen, CommandContext context) throws ApicalException {
        S bound;
        try {
            bound = SettingsType.of(chosen.settingsType()).bind(settings);
        } catch (SettingsException unfit) {
            throw ApicalException.badInput(Problem.of(unfit.getMessage(), ""), unfit);
        }
        return chosen.run(bound, context);
    }
}
