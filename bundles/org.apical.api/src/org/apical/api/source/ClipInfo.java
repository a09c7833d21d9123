package org.apical.api.source;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a clip before its frames are read.
 *
 * @param patient the patient's id, never blank
 * @param study the study's id, never blank
 * @param clip the clip's id, unique in its source
 * @param view the view's short name, such as "A4C"; empty when not known
 * @param file the file it lies in, relative to the source, with forward slashes
 * @param attributes other facts by name (manufacturer, heartRate), sorted; {@code split} is the part that a data set
 *     assigns, one of train, validation and test; {@code label.EF} and so on are labels that it brings; {@code edFrame}
 *     and {@code esFrame} are the frames of end-diastole and end-systole, from 0
 * @since 1.0
 */
public record ClipInfo(String patient, String study, String clip, String view, String file,
        Map<String, String> attributes) {

    /** Copies and sorts the attributes. */
    public ClipInfo {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }
}
