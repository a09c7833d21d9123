package org.apical.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import org.apical.api.NoSettings;
import org.apical.api.Progress;
import org.apical.api.source.ClipReference;
import org.apical.api.source.DataSource;
import org.apical.api.source.Listing;

/**
 * A data source of the clips that a test makes.
 *
 * @since 1.0
 */
public class ListedSource implements DataSource<NoSettings> {

    private final Function<Path, List<? extends ClipReference>> clips;

    /**
     * Makes a source.
     *
     * @param clips makes the clips of a path, which nobody else looks at
     */
    public ListedSource(Function<Path, List<? extends ClipReference>> clips) {
        this.clips = clips;
    }

    @Override
    public final Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public final Listing list(NoSettings settings, Path path, Progress progress) {
        return new Listing(List.copyOf(clips.apply(path)), List.of());
    }
}
