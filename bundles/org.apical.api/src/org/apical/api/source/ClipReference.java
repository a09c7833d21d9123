package org.apical.api.source;

import java.nio.file.Path;
import java.util.List;

import org.apical.api.ApicalException;

/**
 * A clip that was found and can be opened.
 *
 * @since 1.0
 */
public interface ClipReference {

    /**
     * Returns what is known of the clip.
     *
     * @return the information
     */
    ClipInfo info();

    /**
     * Opens the clip.
     *
     * @return the clip, closed by the caller
     * @throws ApicalException when it cannot be read
     */
    Clip open() throws ApicalException;

    /**
     * Returns the files that hold everything about the clip, so that an import can tell whether it changed since.
     *
     * @return the files, in the same order every time; none when the clip lies elsewhere or this is not known
     */
    default List<Path> files() {
        return List.of();
    }
}
