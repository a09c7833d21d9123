package org.apical.runs;

import java.util.ArrayList;
import java.util.List;

/**
 * Which runs, in which order.
 *
 * @param conditions what all of them meet
 * @param sortBy the key they are sorted by; runs without it come last, and equals keep the order of their paths
 * @param descending whether the largest comes first
 * @since 1.0
 */
public record RunQuery(List<RunCondition> conditions, String sortBy, boolean descending) {

    /** All runs, the newest first. */
    public static final RunQuery ALL = new RunQuery(List.of(), "started", true);

    /** Copies the conditions. */
    public RunQuery {
        conditions = List.copyOf(conditions);
    }

    /**
     * Narrows the query.
     *
     * @param condition one more condition
     * @return the narrower query
     */
    public RunQuery where(RunCondition condition) {
        List<RunCondition> more = new ArrayList<>(conditions);
        more.add(condition);
        return new RunQuery(more, sortBy, descending);
    }

    /**
     * Sorts the query otherwise.
     *
     * @param key the key to sort by
     * @param largestFirst whether the largest comes first
     * @return the sorted query
     */
    public RunQuery sorted(String key, boolean largestFirst) {
        return new RunQuery(conditions, key, largestFirst);
    }
}
