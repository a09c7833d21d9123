package org.apical.api.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an engine found when it looked at this machine.
 *
 * @param usable whether it can do anything here
 * @param device the device it would use, in words: "CPU, oneDNN, 2 threads"
 * @param version the version of the library behind it
 * @param precisions by what it is wanted for, the precisions it offers on this device; what it cannot do is missing
 * @param notes what a reader should know: why it fell back, what to mend; complete sentences
 * @since 1.0
 */
public record Availability(boolean usable, String device, String version, Map<Work, Set<Precision>> precisions,
        List<String> notes) {

    /** Copies the collections. */
    public Availability {
        precisions = Map.copyOf(precisions);
        notes = List.copyOf(notes);
    }

    /**
     * Describes an engine that cannot run here.
     *
     * @param version the version of the library behind it
     * @param notes why, and what to mend; complete sentences
     * @return the availability
     */
    public static Availability none(String version, List<String> notes) {
        return new Availability(false, "none", version, Map.of(), notes);
    }

    /**
     * Returns whether the engine can be used for something in a precision.
     *
     * @param work what it is wanted for
     * @param precision the numbers it should compute with
     * @return true when it can
     */
    public boolean offers(Work work, Precision precision) {
        return usable && precisions.getOrDefault(work, Set.of()).contains(precision);
    }

    /**
     * Returns whether the engine can train in any precision.
     *
     * @return true when it can
     */
    public boolean trains() {
        return usable && !precisions.getOrDefault(Work.TRAINING, Set.of()).isEmpty();
    }
}
