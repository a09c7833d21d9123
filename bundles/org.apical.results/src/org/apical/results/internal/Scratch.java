package org.apical.results.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;

/** A folder that is gone when it is closed. */
record Scratch(Path path) implements AutoCloseable {

    static Scratch create() throws ApicalException {
        try {
            return new Scratch(Files.createTempDirectory("apical-results"));
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    /** Makes the folder in which results are made until they are whole. */
    static Scratch beside(Path out) throws ApicalException {
        Path folder = out.toAbsolutePath().resolveSibling("." + out.getFileName() + ".part");
        Scratch scratch = new Scratch(folder);
        scratch.close();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
        return scratch;
    }

    @Override
    public void close() throws ApicalException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(path)) {
            for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(path, e);
        }
    }
}
