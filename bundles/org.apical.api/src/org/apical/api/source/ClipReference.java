package org.apical.api.source;

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
}
