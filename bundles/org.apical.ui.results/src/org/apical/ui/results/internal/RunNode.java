package org.apical.ui.results.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apical.runs.RunCondition;
import org.apical.runs.RunGroup;
import org.apical.runs.RunQuery;
import org.apical.runs.RunRow;

/** A node of the tree of runs: a group that holds groups, or one that holds runs, fetched when they are seen. */
final class RunNode {

    /** How many runs are fetched at once. */
    static final int PAGE = 100;

    private final RunQuery query;
    private final List<String> keys;
    private final Map<Integer, List<RunRow>> pages = new HashMap<>();
    private List<RunGroup> groups = List.of();

    /**
     * Makes a node.
     *
     * @param query which runs lie below it
     * @param keys by what these are grouped, from the top; none when they lie directly below it
     */
    RunNode(RunQuery query, List<String> keys) {
        this.query = query;
        this.keys = keys;
    }

    RunQuery query() {
        return query;
    }

    boolean holdsRuns() {
        return keys.isEmpty();
    }

    String key() {
        return keys.get(0);
    }

    void groups(List<RunGroup> found) {
        groups = found;
    }

    List<RunGroup> groups() {
        return groups;
    }

    RunNode child(int index) {
        return new RunNode(query.where(new RunCondition(key(), RunCondition.Operator.EQUAL,
                groups.get(index).value())), keys.subList(1, keys.size()));
    }

    /** Returns a run that was fetched, {@code null} when its page was not. */
    RunRow run(int index) {
        List<RunRow> page = pages.get(index / PAGE);
        int at = index % PAGE;
        return page == null || at >= page.size() ? null : page.get(at);
    }

    /** Tells whether a page must be fetched, and notes that it is on its way. */
    boolean wants(int page) {
        return pages.putIfAbsent(page, List.of()) == null;
    }

    void page(int page, List<RunRow> rows) {
        pages.put(page, rows);
    }
}
