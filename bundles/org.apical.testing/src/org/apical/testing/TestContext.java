package org.apical.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.api.command.CommandContext;
import org.apical.api.command.PlainContext;

/**
 * What a command is given by somebody who called it in a folder, and what it said to them.
 *
 * @since 1.0
 */
public final class TestContext implements CommandContext {

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final PlainContext plain;

    private TestContext(Path folder, Catalog catalog, Progress progress, boolean json) {
        plain = new PlainContext(catalog, progress, json, folder, said::add);
    }

    /**
     * Makes a context in which nothing is installed and nobody stops the command, to be read by a person.
     *
     * @param folder the folder that the command is called in
     * @return the context
     */
    public static TestContext in(Path folder) {
        return new TestContext(folder, new ListedCatalog(), Progress.NONE, false);
    }

    /**
     * Returns the same context with something installed; nothing was said in it yet.
     *
     * @param installed what is installed
     * @return the context
     */
    public TestContext with(Catalog installed) {
        return new TestContext(plain.folder(), installed, progress(), json());
    }

    /**
     * Returns the same context with somebody who watches; nothing was said in it yet.
     *
     * @param watcher who watches and may stop the command
     * @return the context
     */
    public TestContext watchedBy(Progress watcher) {
        return new TestContext(plain.folder(), catalog(), watcher, json());
    }

    /**
     * Returns the same context for a program instead of a person, as with {@code --json}.
     *
     * @return the context
     */
    public TestContext forJson() {
        return new TestContext(plain.folder(), catalog(), progress(), true);
    }

    /**
     * Returns what the command said; nothing is heard in a context for a program.
     *
     * @return the lines in their order; it grows while the command runs
     */
    public List<String> said() {
        return said;
    }

    @Override
    public Catalog catalog() {
        return plain.catalog();
    }

    @Override
    public Progress progress() {
        return plain.progress();
    }

    @Override
    public void say(String line) {
        plain.say(line);
    }

    @Override
    public boolean json() {
        return plain.json();
    }

    @Override
    public Path resolve(String path) {
        return plain.resolve(path);
    }
}
