package org.apical.dicom.result;

import java.util.List;
import org.apical.dicom.DicomObject;

/**
 * A number that an algorithm took from clips.
 *
 * @param name    what tells it from the others of the report, such as "clip 1"
 * @param concept what was measured
 * @param value   the number, finite
 * @param unit    its unit
 * @param site    where in the body, or {@code null}
 * @param mean    whether it is the mean of several measurements
 * @param sources what it was taken from, at least one
 * @param comment more about it, such as the deviation between frames; may be empty
 * @since 1.0
 */
public record Measurement(String name, Code concept, double value, Code unit, Code site, boolean mean,
        List<Source> sources, String comment) {

    /**
     * The frames of a clip.
     *
     * @param dataset the clip's attributes
     * @param frames  the frames' numbers, from 1; none for all
     */
    public record Source(DicomObject dataset, int... frames) {
    }

    /** Checks the value. */
    public Measurement {
        sources = List.copyOf(sources);
        if (!Double.isFinite(value) || sources.isEmpty()) {
            throw new IllegalArgumentException("A measurement is a number taken from something: " + name);
        }
    }
}
