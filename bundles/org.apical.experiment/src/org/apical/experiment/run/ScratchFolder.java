package org.apical.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;

/**
 * A folder of the system's temporary folder that goes when it is closed, with all it holds.
 *
 * @param path the folder
 */
public record ScratchFolder(Path path) implements AutoCloseable {

    /**
     * Makes a folder.
     *
     * @param prefix what its name begins with
     * @return the folder, empty
     * @throws ApicalException when it cannot be made
     */
    public static ScratchFolder create(String prefix) throws ApicalException {
        try {
            return new ScratchFolder(Files.createTempDirectory(prefix));
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    @Override
    public void close() throws ApicalException {
        Folders.delete(path);
    }
}
