package org.apical.dicom.deidentify;

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

/** A folder that is filled beside its final place and then renamed, or removed with all that it holds. */
final class ReleaseFolder implements AutoCloseable {
    private final Path path;
    private final List<Path> made;
    private boolean moved;

    private ReleaseFolder(Path path, List<Path> made) {
        this.path = path;
        this.made = made;
    }

    static ReleaseFolder besides(Path target) throws ApicalException, IOException {
        if (Files.exists(target) && !isEmptyFolder(target)) {
            throw ApicalException.badInput(new Problem("Something is here already; nothing was overwritten.",
                    target.toString(), "", "Remove it or choose another folder with --out."));
        }
        if (target.getFileName() == null || target.getParent() == null) {
            throw ApicalException.badInput(new Problem("Files cannot be released to here.", target.toString(), "",
                    "Choose another folder with --out."));
        }
        List<Path> made = new ArrayList<>();
        for (Path parent = target.getParent(); parent != null && !Files.exists(parent); parent = parent.getParent()) {
            made.add(parent);
        }
        Files.createDirectories(target.getParent());
        Path path = target.resolveSibling("." + target.getFileName() + ".part");
        delete(path);
        Files.createDirectory(path);
        return new ReleaseFolder(path, made);
    }

    Path path() {
        return path;
    }

    void moveTo(Path target) throws IOException {
        Files.deleteIfExists(target);
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        moved = true;
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
            return !content.iterator().hasNext();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
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
