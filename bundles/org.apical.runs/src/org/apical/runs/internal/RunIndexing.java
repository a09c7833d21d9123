package org.apical.runs.internal;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.runs.RunChanges;
import org.apical.runs.RunGroup;
import org.apical.runs.RunQuery;
import org.apical.runs.RunRow;

/**
 * Keeps the index like the folders.
 *
 * <p>Every file of a run is written under another name and renamed, so the time of its folder changes with each of
 * them: that time is the stamp by which a changed run is known.
 */
public final class RunIndexing implements AutoCloseable {

    /** How deep below the folder of runs there are runs: in searches and in protocols of searches. */
    private static final int DEPTH = 4;

    /** So many runs are entered at once, so that other processes need not wait long. */
    private static final int CHUNK = 250;

    private final Path folder;
    private final RunIndex index;

    private RunIndexing(Path folder, RunIndex index) {
        this.folder = folder;
        this.index = index;
    }

    /**
     * Opens the index of a folder.
     *
     * @param folder the folder of runs, absolute and normalised
     * @param file the index's file, {@code null} for one in memory
     * @return the index
     * @throws SQLException when it cannot be opened
     * @throws IOException when SQLite cannot be unpacked
     */
    public static RunIndexing open(Path folder, Path file) throws SQLException, IOException {
        return new RunIndexing(folder, RunIndex.open(file));
    }

    /**
     * Enters a run.
     *
     * @param run its folder
     * @return nothing, as this is a question like others
     * @throws SQLException when the index cannot be written
     * @throws IOException when the folder cannot be read
     * @throws ApicalException when it is no run
     */
    public synchronized Void enter(Path run) throws SQLException, IOException, ApicalException {
        Path real = run.toAbsolutePath().normalize();
        // The stamp is taken first: what is written while the run is read is found by the next look.
        long stamp = RunRecord.isRun(run) ? Files.getLastModifiedTime(run).to(TimeUnit.MICROSECONDS) : 0;
        index.enter(List.of(RunRecord.read(real, name(real))), List.of(stamp));
        return null;
    }

    private String name(Path run) {
        return folder.relativize(run).toString().replace('\\', '/');
    }

    /**
     * Lets every run count as changed.
     *
     * @throws SQLException when the index cannot be written
     */
    public synchronized void forget() throws SQLException {
        index.forget();
    }

    /**
     * Brings the index up to date.
     *
     * @param progress told how far it is
     * @return what changed
     * @throws SQLException when the index cannot be used
     * @throws IOException when the folder cannot be read
     * @throws ApicalException when the reader stops it
     */
    public synchronized RunChanges synchronise(Progress progress) throws SQLException, IOException, ApicalException {
        Map<String, Long> known = index.stamps();
        Map<String, Long> found = find(known);
        List<String> gone = new ArrayList<>(new TreeSet<>(known.keySet()));
        gone.removeAll(found.keySet());
        List<String> changed = found.entrySet().stream()
                .filter(run -> !run.getValue().equals(known.get(run.getKey()))).map(Map.Entry::getKey).toList();
        if (!changed.isEmpty()) {
            progress.begin("Reading runs", changed.size());
        }
        int entered = 0;
        for (int from = 0; from < changed.size(); from += CHUNK) {
            List<RunRecord> records = new ArrayList<>();
            List<Long> stamps = new ArrayList<>();
            for (String path : changed.subList(from, Math.min(changed.size(), from + CHUNK))) {
                progress.checkCancelled();
                try {
                    records.add(RunRecord.read(folder.resolve(path), path));
                    stamps.add(found.get(path));
                } catch (ApicalException e) {
                    progress.note(e.problem().line());
                    gone.add(path);
                }
                progress.advance(1);
            }
            index.enter(records, stamps);
            entered += records.size();
        }
        if (!gone.isEmpty()) {
            index.remove(gone);
        }
        return new RunChanges(entered, (int) gone.stream().filter(known::containsKey).count(),
                found.size() - changed.size());
    }

    /** Finds the folders of runs with their stamps; a known one need not be looked into. */
    private Map<String, Long> find(Map<String, Long> known) throws IOException {
        Map<String, Long> found = new TreeMap<>();
        FileVisitor<Path> visitor = new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                if (path.equals(folder)) {
                    return FileVisitResult.CONTINUE;
                } else if (path.getFileName().toString().startsWith(".")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (known.containsKey(name) || RunRecord.isRun(path)) {
                    found.put(name, attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS));
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) {
                return FileVisitResult.CONTINUE; // Removed while this looked, or not for this reader.
            }
        };
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEPTH, visitor);
        return found;
    }

    /**
     * Counts runs.
     *
     * @param query which
     * @return how many
     * @throws SQLException when the index cannot be read
     */
    public synchronized int count(RunQuery query) throws SQLException {
        return index.queries().count(query);
    }

    /**
     * Returns a page of runs.
     *
     * @param query which
     * @param offset how many to leave out
     * @param limit how many to return
     * @return the runs
     * @throws SQLException when the index cannot be read
     */
    public synchronized List<RunRow> page(RunQuery query, int offset, int limit) throws SQLException {
        return index.queries().page(query, offset, limit);
    }

    /**
     * Groups runs.
     *
     * @param query which
     * @param key by what
     * @return the groups
     * @throws SQLException when the index cannot be read
     */
    public synchronized List<RunGroup> groups(RunQuery query, String key) throws SQLException {
        return index.queries().groups(query, key);
    }

    /**
     * Returns what runs can be asked for.
     *
     * @return columns and names
     * @throws SQLException when the index cannot be read
     */
    public synchronized TreeSet<String> names() throws SQLException {
        return index.names();
    }

    @Override
    public synchronized void close() throws SQLException {
        index.close();
    }
}
