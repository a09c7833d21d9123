package org.apical.api.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;

/**
 * A command's surroundings put together from their parts.
 *
 * @param catalog what is installed
 * @param progress shows how far the command is and stops it
 * @param json whether the answer is wanted as JSON; nothing is said then
 * @param folder where relative paths begin
 * @param lines takes what the command says to a person
 * @since 1.0
 */
public record PlainContext(Catalog catalog, Progress progress, boolean json, Path folder, Consumer<String> lines)
        implements CommandContext {

    /** Checks that no part is missing and makes the folder absolute. */
    public PlainContext {
        Objects.requireNonNull(catalog);
        Objects.requireNonNull(progress);
        Objects.requireNonNull(lines);
        folder = folder.toAbsolutePath();
    }

    @Override
    public void say(String line) {
        if (!json) {
            lines.accept(line);
        }
    }

    @Override
    public Path resolve(String path) {
        return folder.resolve(path).normalize();
    }
}
