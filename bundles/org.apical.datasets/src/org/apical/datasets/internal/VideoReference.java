package org.apical.datasets.internal;

import java.nio.file.Path;
import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;

/**
 * A video of a data set.
 *
 * @param info what is known of it
 * @param file the video
 * @param details what the table says of it
 */
public record VideoReference(ClipInfo info, Path file, VideoDetails details) implements ClipReference {

    @Override
    public List<Path> files() {
        return List.of(file);
    }

    @Override
    public Clip open() throws ApicalException {
        return new VideoClip(info, file, details);
    }
}
