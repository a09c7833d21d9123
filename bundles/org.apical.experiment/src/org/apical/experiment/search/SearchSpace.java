package org.apical.experiment.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import org.apical.experiment.file.Search;
import org.apical.experiment.file.SearchAxis;
import org.apical.experiment.file.SearchSettings;

/** The cells of a search, in the order in which they are trained. */
public final class SearchSpace {

    /** Draws that repeat are drawn anew this often before a space counts as exhausted. */
    private static final int PATIENCE = 1000;

    private SearchSpace() {
    }

    /**
     * Returns the cells.
     *
     * @param search the search
     * @param seed the seed of random draws
     * @return the cells, numbered from 1; of a grid the last axis changes fastest
     */
    public static List<SearchCell> cells(Search search, long seed) {
        int budget = search.settings().budget();
        boolean drawn = search.settings().kind() != SearchSettings.Kind.GRID && budget > 0;
        List<Map<String, Object>> points = drawn ? draws(search.axes(), budget, seed) : product(search.axes());
        List<SearchCell> cells = new ArrayList<>();
        for (Map<String, Object> point : points) {
            if (budget == 0 || cells.size() < budget) {
                cells.add(new SearchCell(cells.size() + 1, point));
            }
        }
        if (search.settings().kind() == SearchSettings.Kind.RANDOM && !drawn) {
            return shuffled(cells, seed);
        }
        return cells;
    }

    private static List<Map<String, Object>> product(List<SearchAxis> axes) {
        List<Map<String, Object>> points = List.of(Map.of());
        for (SearchAxis axis : axes) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> point : points) {
                for (Object value : axis.values()) {
                    Map<String, Object> next = new LinkedHashMap<>(point);
                    next.put(axis.key(), value);
                    longer.add(next);
                }
            }
            points = longer;
        }
        return points;
    }

    private static List<Map<String, Object>> draws(List<SearchAxis> axes, int budget, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<Map<String, Object>> points = new LinkedHashSet<>();
        int repeated = 0;
        while (points.size() < budget && repeated < PATIENCE) {
            Map<String, Object> point = new LinkedHashMap<>();
            for (SearchAxis axis : axes) {
                point.put(axis.key(), axis.range().isPresent() ? axis.range().get().at(random.nextDouble())
                        : axis.values().get(random.nextInt(axis.values().size())));
            }
            repeated = points.add(point) ? 0 : repeated + 1;
        }
        return List.copyOf(points);
    }

    private static List<SearchCell> shuffled(List<SearchCell> cells, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SearchCell> left = new ArrayList<>(cells);
        List<SearchCell> order = new ArrayList<>();
        while (!left.isEmpty()) {
            order.add(new SearchCell(order.size() + 1, left.remove(random.nextInt(left.size())).values()));
        }
        return order;
    }
}
