package org.apical.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.Suggestions;
import org.apical.runs.internal.RunIndexing;

/**
 * The runs of a folder, found, filtered and sorted without waiting.
 *
 * <p>The folders of the runs are the truth. Beside them lies {@code .runs.sqlite}, an index that may be removed at any
 * time and is made again; {@link #synchronise} brings it up to date by reading only what changed. Several processes may
 * use it at once. Where it cannot be written, as in an archive, the index is kept in memory.
 *
 * <p>Made for virtual tables: {@link #count} and {@link #page} take the same query. Safe for use by several threads.
 *
 * @since 1.0
 */
public final class RunStore implements AutoCloseable {

    /** The name of the index in the folder of runs. */
    public static final String INDEX = ".runs.sqlite";

    private final Path folder;
    private final RunIndexing indexing;

    private RunStore(Path folder, RunIndexing indexing) {
        this.folder = folder;
        this.indexing = indexing;
    }

    /** A question to the index. */
    @FunctionalInterface
    private interface Question<T> {

        T ask() throws SQLException, IOException, ApicalException;
    }

    /**
     * Opens the runs of a folder as the index knows them; call {@link #synchronise} to learn of changes.
     *
     * @param runs the folder that holds runs, and searches that hold runs
     * @return the runs
     * @throws ApicalException when the folder does not exist or the index cannot be opened
     */
    public static RunStore open(Path runs) throws ApicalException {
        if (!Files.isDirectory(runs)) {
            throw ApicalException.badInput(new Problem("The folder of runs does not exist.", runs.toString(), "",
                    "Name the folder that 'apical run --out' wrote to."));
        }
        Path folder = runs.toAbsolutePath().normalize();
        Path file = Files.isWritable(folder) ? folder.resolve(INDEX) : null;
        return answered(folder, () -> new RunStore(folder, RunIndexing.open(folder, file)));
    }

    /**
     * Returns the folder of the runs.
     *
     * @return the folder
     */
    public Path folder() {
        return folder;
    }

    /**
     * Enters one run, new or changed.
     *
     * @param run its folder, somewhere below the folder of runs
     * @throws ApicalException when it is no run or cannot be read
     */
    public void enter(Path run) throws ApicalException {
        answered(folder, () -> indexing.enter(run));
    }

    /**
     * Reads the runs that are new or changed, and forgets those that are gone.
     *
     * @param progress told how far it is
     * @return what changed; a run that cannot be read is left out
     * @throws ApicalException when the folder cannot be read or the reader stops it
     */
    public RunChanges synchronise(Progress progress) throws ApicalException {
        return answered(folder, () -> indexing.synchronise(progress));
    }

    /**
     * Reads every run again.
     *
     * @param progress told how far it is
     * @return what changed
     * @throws ApicalException as {@link #synchronise}
     */
    public RunChanges rebuild(Progress progress) throws ApicalException {
        return answered(folder, () -> {
            indexing.forget();
            return indexing.synchronise(progress);
        });
    }

    /**
     * Counts runs.
     *
     * @param query which
     * @return how many
     * @throws ApicalException when a key of the query is not known
     */
    public int count(RunQuery query) throws ApicalException {
        return answered(folder, () -> indexing.count(checked(query)));
    }

    /**
     * Returns a page of runs.
     *
     * @param query which, in which order
     * @param offset how many to leave out at the beginning
     * @param limit how many to return at most
     * @return the runs
     * @throws ApicalException when a key of the query is not known
     */
    public List<RunRow> page(RunQuery query, int offset, int limit) throws ApicalException {
        return answered(folder, () -> indexing.page(checked(query), offset, limit));
    }

    /**
     * Groups runs by a key. The tree of task, cell and seed is made of groups by "task", then by "search" and "cell",
     * then by "seed", each with the groups above as conditions.
     *
     * @param query which runs
     * @param key a column, figure or setting
     * @return the groups, sorted by value, those without one last
     * @throws ApicalException when a key is not known
     */
    public List<RunGroup> groups(RunQuery query, String key) throws ApicalException {
        return answered(folder, () -> indexing.groups(checked(query), known(key)));
    }

    /**
     * Returns what runs can be filtered, sorted and grouped by.
     *
     * @return the columns, and the names of figures and settings that a run has, sorted
     * @throws ApicalException when the index cannot be read
     */
    public List<String> keys() throws ApicalException {
        return answered(folder, () -> List.copyOf(indexing.names()));
    }

    private RunQuery checked(RunQuery query) throws ApicalException, SQLException {
        known(query.sortBy());
        for (RunCondition condition : query.conditions()) {
            known(condition.key());
        }
        return query;
    }

    private String known(String key) throws ApicalException, SQLException {
        if (!indexing.names().contains(key)) {
            throw ApicalException.badInput(new Problem("No run has '" + key + "'.", folder.toString(), "",
                    Suggestions.sentence(key, indexing.names())));
        }
        return key;
    }

    private static <T> T answered(Path folder, Question<T> question) throws ApicalException {
        try {
            return question.ask();
        } catch (SQLException | IOException e) {
            throw ApicalException.failed(new Problem("The index of the runs cannot be used (" + e.getMessage() + ").",
                    folder.resolve(INDEX).toString(), "", "Remove the file: it is made again from the folders."), e);
        }
    }

    @Override
    public void close() throws ApicalException {
        answered(folder, () -> {
            indexing.close();
            return null;
        });
    }
}
