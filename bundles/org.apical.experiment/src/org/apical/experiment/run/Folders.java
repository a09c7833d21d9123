package org.apical.experiment.run;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;

/** Makes and removes folders. */
final class Folders {

    private Folders() {
    }

    static void create(Path folder) throws ApicalException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }

    /** Removes the folder of a run that came to nothing, and the folder of runs when no other is in it. */
    static void discardRun(Path run) throws ApicalException {
        delete(run);
        try {
            Files.deleteIfExists(run.getParent());
        } catch (DirectoryNotEmptyException e) {
            return; // Other runs or imports are in it.
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(run.getParent(), e);
        }
    }

    /** Removes a folder with all it holds; links are removed, not followed. */
    static void delete(Path folder) throws ApicalException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }
}
