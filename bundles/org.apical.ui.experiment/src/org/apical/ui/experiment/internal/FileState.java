package org.apical.ui.experiment.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * What a file held when it was last read or written.
 *
 * @param path the file
 * @param text its text
 * @param time when it was changed
 */
record FileState(Path path, String text, FileTime time) {

    /** Reads a file. */
    static FileState read(Path path) throws IOException {
        FileTime time = Files.getLastModifiedTime(path);
        return new FileState(path, Files.readString(path), time);
    }

    /** Returns whether the file holds something else by now; one that is gone or cannot be read has not changed. */
    boolean hasChanged() {
        try {
            return !Files.getLastModifiedTime(path).equals(time) && !Files.readString(path).equals(text);
        } catch (IOException e) {
            return false; // Saving makes it again.
        }
    }

    /** Returns what the file holds now as something that was seen, though not taken. */
    FileState seen() {
        try {
            return read(path);
        } catch (IOException e) {
            return this;
        }
    }
}
