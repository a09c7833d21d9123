package org.apical.dicom.web;

import java.util.List;
import org.apical.api.Problem;

/**
 * What a search found.
 *
 * @param matches  the matches in the server's order, each once
 * @param problems what was left out or may be missing
 * @param <T>      a match
 * @since 1.0
 */
public record Found<T>(List<T> matches, List<Problem> problems) {
    /** Copies the lists. */
    public Found {
        matches = List.copyOf(matches);
        problems = List.copyOf(problems);
    }
}
