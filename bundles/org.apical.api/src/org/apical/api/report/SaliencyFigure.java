package org.apical.api.report;

import java.nio.file.Path;
import java.util.Map;

/**
 * A saliency map that a run drew.
 *
 * @param patient the patient's id
 * @param interpreter the interpreter's name
 * @param frame the PNG of the frame as the network saw it
 * @param overlay the PNG of the map over the frame
 * @param measures figures about the map by name, such as "mass in lead"
 * @since 1.0
 */
public record SaliencyFigure(String patient, String interpreter, Path frame, Path overlay,
        Map<String, Double> measures) {

    /** Copies the measures. */
    public SaliencyFigure {
        measures = Map.copyOf(measures);
    }
}
