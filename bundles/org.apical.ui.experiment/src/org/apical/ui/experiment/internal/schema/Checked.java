package org.apical.ui.experiment.internal.schema;

import java.util.List;
import java.util.Optional;

import org.apical.experiment.file.Experiment;

/**
 * A text that was checked.
 *
 * @param text the text
 * @param experiment the experiment; empty when something is wrong
 * @param faults what is wrong, in the order of the text
 */
public record Checked(String text, Optional<Experiment> experiment, List<TextFault> faults) {

    /** Copies the faults. */
    public Checked {
        faults = List.copyOf(faults);
    }
}
