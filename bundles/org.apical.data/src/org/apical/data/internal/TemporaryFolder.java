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

    /**
     * Makes the folder; a leftover of an import that was killed is removed first. What lies at the target already must
     * be a cohort, which the new one replaces.
     */
    static TemporaryFolder besides(Path target) throws ApicalException, IOException {
        restore(target);
        if (Files.exists(target) && !isEmptyFolder(target)
                && !Files.isRegularFile(target.resolve(CohortFiles.INFO))) {
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

    /** Takes along a file of what will be replaced. */
    void keep(Path file) throws IOException {
        if (Files.exists(file)) {
            Files.copy(file, path.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** What was there is whole under its name or, between two renamings, beside it until the next import. */
    void moveTo(Path target) throws IOException {
        if (Files.exists(target) && !isEmptyFolder(target)) {
            Path old = replaced(target);
            delete(old);
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            try {
                Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
                throw e;
            }
            moved = true;
            delete(old);
            return;
        }
        Files.deleteIfExists(target);
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        moved = true;
    }

    private static Path replaced(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".old");
    }

    /** Ends what an import that was killed between two renamings began. */
    private static void restore(Path target) throws IOException {
        if (target.getFileName() == null || !Files.exists(replaced(target))) {
            return;
        }
        if (Files.exists(target)) {
            delete(replaced(target));
        } else {
            Files.move(replaced(target), target, StandardCopyOption.ATOMIC_MOVE);
        }
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
