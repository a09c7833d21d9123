package org.apical.ide.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.ui.Workspace;

/**
 * Where deleted files of the workspace lie until the trash is emptied: {@code .trash/NUMBER/} with the place that they
 * had in the workspace, so that they can be found by hand as well.
 *
 * @param workspace the workspace
 */
record Trash(Workspace workspace) {

    Path folder() {
        return workspace.folder().resolve(".trash");
    }

    /** Returns a new folder for what is deleted together; it is made by the move. */
    Path next() {
        int number = 1;
        while (Files.exists(folder().resolve(Integer.toString(number)))) {
            number++;
        }
        return folder().resolve(Integer.toString(number));
    }

    /** Returns where a file of the workspace goes within such a folder. */
    Path place(Path next, Path file) {
        return next.resolve(workspace.folder().relativize(file));
    }

    boolean isEmpty() {
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder())) {
            return !listed.iterator().hasNext();
        } catch (IOException none) {
            return true;
        }
    }

    /** Deletes everything for good; links are deleted, not what they lead to. */
    void empty(Progress progress) throws ApicalException {
        try {
            Files.walkFileTree(folder(), new SimpleFileVisitor<>() {

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                    Files.delete(file);
                    return progress.isCancelled() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path done, IOException failure) throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    Files.delete(done);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw ApicalException.failed(new Problem("The trash could not be emptied.", folder().toString(), "",
                    "Check the rights in it, or delete it by hand."), failure);
        }
    }
}
