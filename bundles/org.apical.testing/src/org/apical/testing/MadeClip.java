package org.apical.testing;

import java.util.List;

import org.apical.api.Problem;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipReference;
import org.apical.api.source.ScanRegion;

/**
 * A clip that a test makes instead of reading it: nothing is opened or closed, and nothing is odd.
 *
 * @since 1.0
 */
public interface MadeClip extends Clip, ClipReference {

    @Override
    default Clip open() {
        return this;
    }

    @Override
    default int frameCount() {
        return frameTimesMs().length;
    }

    @Override
    default List<ScanRegion> regions() {
        return List.of();
    }

    @Override
    default List<Problem> problems() {
        return List.of();
    }

    @Override
    default void close() {
        // Nothing is open.
    }
}
