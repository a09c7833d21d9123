package org.apical.datasets.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files that hold the masks of a clip.
 *
 * @param sequence a file with a mask for every frame; {@code null} when there is none
 * @param single files with one mask each, by frame
 * @param missing whether there should be masks but are none, as in the published test part of older copies
 */
record CamusMasks(Path sequence, Map<Integer, Path> single, boolean missing) {

    static CamusMasks ofSequence(Map<String, Path> files, CamusPhases phases) {
        if (files.containsKey("sequence_gt")) {
            return new CamusMasks(files.get("sequence_gt"), Map.of(), false);
        }
        Map<Integer, Path> single = new TreeMap<>();
        for (String phase : List.of("ed", "es")) {
            int frame = phase.equals("ed") ? phases.ed() : phases.es();
            if (frame >= 0 && files.containsKey(phase + "_gt")) {
                single.put(frame, files.get(phase + "_gt"));
            }
        }
        return new CamusMasks(null, single, single.isEmpty());
    }

    static CamusMasks ofStill(Map<String, Path> files, String phase) {
        Path file = files.get(phase + "_gt");
        return new CamusMasks(null, file == null ? Map.of() : Map.of(0, file), file == null);
    }
}
