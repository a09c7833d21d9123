package org.apical.api.engine;

import java.util.List;

/**
 * What an engine found when it looked at this machine.
 *
 * @param usable whether it can train or predict here
 * @param device the device it would use, in words: "CPU, oneDNN, 2 threads"
 * @param version the version of the library behind it
 * @param trains whether it can train, not only predict
 * @param notes what a reader should know: why it fell back, what to mend; complete sentences
 * @since 1.0
 */
public record Availability(boolean usable, String device, String version, boolean trains, List<String> notes) {

    /** Copies the notes. */
    public Availability {
        notes = List.copyOf(notes);
    }
}
