package org.apical.experiment.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a search is expected to take, before it starts.
 *
 * @param seconds how long
 * @param memoryMb the peak memory of the process
 * @param trainings how many trainings it has
 * @param epochs how many epochs they have together
 * @param upperBound whether early stopping may end trainings sooner
 * @param notes what was measured, one sentence a network
 */
public record CostEstimate(double seconds, double memoryMb, int trainings, int epochs, boolean upperBound,
        List<String> notes) {

    /** Copies the notes. */
    public CostEstimate {
        notes = List.copyOf(notes);
    }

    /**
     * Returns the estimate in a sentence.
     *
     * @return such as "24 trainings, 384 epochs: about 2.1 hours and 900 MB of memory"
     */
    public String words() {
        return String.format(Locale.ROOT, "%d trainings, %d epochs: %s %s and %.0f MB of memory", trainings, epochs,
                upperBound ? "at most about" : "about", duration(seconds), memoryMb);
    }

    /**
     * Returns a duration in the unit that suits it.
     *
     * @param seconds the duration
     * @return such as "2.1 hours"
     */
    public static String duration(double seconds) {
        return seconds < 100 ? String.format(Locale.ROOT, "%.0f seconds", seconds)
                : seconds < 5400 ? String.format(Locale.ROOT, "%.1f minutes", seconds / 60)
                : String.format(Locale.ROOT, "%.1f hours", seconds / 3600);
    }

    /**
     * Returns the estimate under the names of search.json.
     *
     * @return values by name
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("hours", seconds / 3600);
        map.put("seconds", seconds);
        map.put("memoryMb", memoryMb);
        map.put("trainings", trainings);
        map.put("epochs", epochs);
        map.put("upperBound", upperBound);
        map.put("notes", notes);
        return map;
    }
}
