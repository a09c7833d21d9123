package org.apical.api.source;

import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Problem;

/**
 * A clip whose frames can be read. Frames may be read by several threads at once.
 *
 * @since 1.0
 */
public interface Clip extends AutoCloseable {

    /**
     * Returns what is known of the clip.
     *
     * @return the information
     */
    ClipInfo info();

    /**
     * Returns the number of rows of a frame.
     *
     * @return at least 1
     */
    int rows();

    /**
     * Returns the number of columns of a frame.
     *
     * @return at least 1
     */
    int columns();

    /**
     * Returns when each frame was taken.
     *
     * @return ascending milliseconds from the first frame, which is 0; one entry a frame; for a still one 0; empty
     *     when a clip of several frames does not say how fast it is
     */
    double[] frameTimesMs();

    /**
     * Returns how many frames there are.
     *
     * @return at least 1
     */
    int frameCount();

    /**
     * Decodes a frame to grey.
     *
     * @param index from 0
     * @return luminance, rows top-down, one byte a pixel; the caller may keep and change it
     * @throws ApicalException when this frame cannot be decoded; others may still be
     */
    byte[] greyFrame(int index) throws ApicalException;

    /**
     * Returns the regions that the scanner declared, only those that lie inside the picture.
     *
     * @return the regions, perhaps none
     */
    List<ScanRegion> regions();

    /**
     * Returns what readers drew into the frames.
     *
     * @return the tracings, each of a frame that the clip has; perhaps none
     * @throws ApicalException when they cannot be read; the frames may still be
     */
    default List<Tracing> tracings() throws ApicalException {
        return List.of();
    }

    /**
     * Returns whether the frames hold nothing but the scan, because whoever published them masked them.
     *
     * @return true when the whole picture may be kept; false when the scan sector must be found and the rest blanked
     */
    default boolean isMasked() {
        return false;
    }

    /**
     * Returns oddities that were tolerated.
     *
     * @return the problems found so far
     */
    List<Problem> problems();

    @Override
    void close() throws ApicalException;
}
