package org.apical.api.command;

import java.nio.file.Path;

import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;

/**
 * What a command may use.
 *
 * @since 1.0
 */
public interface CommandContext {

    /**
     * Returns what is installed.
     *
     * @return the catalog
     */
    Catalog catalog();

    /**
     * Returns the progress shown on standard error; it is cancelled when the reader presses Ctrl-C.
     *
     * @return the progress
     */
    Progress progress();

    /**
     * Says something to a person; not heard when the reader asked for JSON.
     *
     * @param line a line of text for standard output
     */
    void say(String line);

    /**
     * Returns whether the reader asked for JSON, so that long texts need not be made.
     *
     * @return true with {@code --json}
     */
    boolean json();

    /**
     * Resolves a path against the folder the command was called in.
     *
     * @param path a path, or a text that is one
     * @return an absolute path
     */
    Path resolve(String path);
}
