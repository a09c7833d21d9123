package org.apical.data.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.Problem;

/** A folder that is filled beside its final place and then moved there, or removed with all it holds. */
final class TemporaryFolder implements AutoCloseable {

    private final Path path;
    private final List<Path> made;
    private boolean moved;

    private TemporaryFolder(Path path, List<Path> made) {
        this.path = path;
        this.made = made;
    }

    /** Makes the folder; a leftover of an import that was killed is removed first. */
    static TemporaryFolder besides(Path target) throws ApicalException, IOException {
        if (Files.exists(target) && !isEmptyFolder(target)) {
            throw ApicalException.badInput(new Problem("Something is here already; nothing was overwritten.",
                    target.toString(), "", "Remove it or choose another folder with --out."));
        }
        Path name = target.getFileName();
        if (name == null || target.getParent() == null) {
            throw ApicalException.badInput(new Problem("A cohort cannot be written here.", target.toString(), "",
                    "Choose another folder with --out."));
        }
        List<Path> made = new ArrayList<>();
        for (Path parent = target.getParent(); parent != null && !Files.exists(parent); parent = parent.getParent()) {
            made.add(parent);
        }
        Files.createDirectories(target.getParent());
        Path path = target.resolveSibling("." + name + ".part");
        delete(path);
        Files.createDirectory(path);
        return new TemporaryFolder(path, made);
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (DirectoryStream<Path> content = Files.newDirectoryStream(path)) {
            return !content.iterator().hasNext();
        }
    }

    Path path() {
        return path;
    }

    void moveTo(Path target) throws IOException {
        Files.deleteIfExists(target);
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        moved = true;
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(path)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : all) {
            Files.delete(one);
        }
    }

    @Override
    public void close() throws IOException {
        if (moved) {
            return;
        }
        delete(path);
        for (Path parent : made) {
            if (!isEmptyFolder(parent)) {
                break;
            }
            Files.delete(parent);
        }
    }
}
