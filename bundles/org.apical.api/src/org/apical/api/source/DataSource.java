package org.apical.api.source;

import java.nio.file.Path;

import org.apical.api.ApicalException;
import org.apical.api.Contribution;
import org.apical.api.Progress;

/**
 * Lists the clips of an archive.
 *
 * @param <S> the settings record
 * @since 1.0
 */
public interface DataSource<S extends Record> extends Contribution<S> {

    /**
     * Lists the clips; frames are not decoded yet.
     *
     * @param settings the settings
     * @param path the folder or file to read
     * @param progress told how far it is
     * @return the clips and what was passed over
     * @throws ApicalException when nothing can be read at all
     */
    Listing list(S settings, Path path, Progress progress) throws ApicalException;
}
