package org.apical.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.api.command.CommandContext;

/**
 * What a command is given by somebody who called it in a folder, and what it said to them.
 *
 * @since 1.0
 */
public final class TestContext implements CommandContext {

    private final Path folder;
    private final Catalog catalog;
    private final Progress progress;
    private final boolean json;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private TestContext(Path folder, Catalog catalog, Progress progress, boolean json) {
        this.folder = folder;
        this.catalog = catalog;
        this.progress = progress;
        this.json = json;
    }

    /**
     * Makes a context in which nothing is installed and nobody stops the command, to be read by a person.
     *
     * @param folder the folder that the command is called in
     * @return the context
     */
    public static TestContext in(Path folder) {
        return new TestContext(folder.toAbsolutePath(), new ListedCatalog(), Progress.NONE, false);
    }

    /**
     * Returns the same context with something installed; nothing was said in it yet.
     *
     * @param installed what is installed
     * @return the context
     */
    public TestContext with(Catalog installed) {
        return new TestContext(folder, installed, progress, json);
    }

    /**
     * Returns the same context with somebody who watches; nothing was said in it yet.
     *
     * @param watcher who watches and may stop the command
     * @return the context
     */
    public TestContext watchedBy(Progress watcher) {
        return new TestContext(folder, catalog, watcher, json);
    }

    /**
     * Returns the same context for a program instead of a person, as with {@code --json}.
     *
     * @return the context
     */
    public TestContext forJson() {
        return new TestContext(folder, catalog, progress, true);
    }

    /**
     * Returns what the command said.
     *
     * @return the lines in their order; it grows while the command runs
     */
    public List<String> said() {
        return said;
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public void say(String line) {
        said.add(line);
    }

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public Path resolve(String path) {
        return folder.resolve(path);
    }
}
