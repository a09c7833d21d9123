package org.apical.api.command;

import org.apical.api.ApicalException;
import org.apical.api.Contribution;

/**
 * A command of the headless application. Its name is the last segment of the id under which it is contributed; its
 * options and arguments are the components of its settings record; its summary is the contribution's description.
 *
 * @param <S> the settings record
 * @since 1.0
 */
public interface Command<S extends Record> extends Contribution<S> {

    /**
     * Runs the command.
     *
     * @param settings the options and arguments
     * @param context what it may use
     * @return the answer for {@code --json}: records, maps, lists, texts, numbers, booleans or {@code null}
     * @throws ApicalException when it cannot be done; nothing half-written is left
     */
    Object run(S settings, CommandContext context) throws ApicalException;

    /**
     * Returns whether an answer is an alarm: the command did its work and found what should not be. The exit code is 5
     * then, so that scripts hear of it.
     *
     * @param answer what {@link #run} returned
     * @return whether a person must look; false by default
     */
    default boolean isAlarm(Object answer) {
        return false;
    }
}
