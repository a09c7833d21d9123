package org.apical.data;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A clip of a cohort.
 *
 * @param index its place in the index, from 0
 * @param patient the patient's id
 * @param study the study's id
 * @param clip the clip's id
 * @param view the view's short name, empty when not known
 * @param file the file it came from, relative to the source
 * @param firstFrame the number of its first frame in the frame store
 * @param frames how many frames it has, stored one after another
 * @param frameTimesMs the true time of each frame in milliseconds after the clip's first frame; not to be changed
 * @param geometry how the picture was cropped and scaled
 * @param attributes other facts by name, sorted
 * @since 1.0
 */
public record StoredClip(int index, String patient, String study, String clip, String view, String file,
        long firstFrame, int frames, double[] frameTimesMs, FrameGeometry geometry, Map<String, String> attributes) {

    /** Copies and sorts the attributes. */
    public StoredClip {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }
}
