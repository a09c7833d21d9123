package org.apical.explain.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;

/** A folder that appears whole or not at all: it is filled beside its place and moved there at the end. */
final class Folder implements AutoCloseable {

    private final Path place;
    private final Path part;

    private Folder(Path place, Path part) {
        this.place = place;
        this.part = part;
    }

    /** Begins to fill a folder that does not exist yet or is empty. */
    static Folder begin(Path place) throws ApicalException {
        Path absolute = place.toAbsolutePath().normalize();
        if (!isFree(absolute)) {
            throw ApicalException.badInput(new Problem("This exists already and is not empty.", place.toString(), "",
                    "Name another folder with --out."));
        }
        Folder folder = new Folder(absolute, absolute.resolveSibling("." + absolute.getFileName() + ".part"));
        folder.close();
        try {
            Files.createDirectories(folder.part);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder.part, e);
        }
        return folder;
    }

    private static boolean isFree(Path place) throws ApicalException {
        if (!Files.isDirectory(place)) {
            return !Files.exists(place);
        }
        try (Stream<Path> there = Files.list(place)) {
            return there.findAny().isEmpty();
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(place, e);
        }
    }

    /** Returns where to write until it is whole. */
    Path path() {
        return part;
    }

    /** Moves it to its place. */
    void finish() throws ApicalException {
        try {
            Files.deleteIfExists(place);
            Files.move(part, place);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(place, e);
        }
    }

    /** Removes what was not finished. */
    @Override
    public void close() throws ApicalException {
        if (!Files.exists(part)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(part)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(part, e);
        }
    }
}
