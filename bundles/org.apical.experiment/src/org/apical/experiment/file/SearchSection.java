package org.apical.experiment.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code search}. */
final class SearchSection {

    /** The two axes of the paper's grid have names of their own. */
    private static final Map<String, String> SHORT = new LinkedHashMap<>();

    static {
        SHORT.put("learningRate", "training.optimizer.learningRate");
        SHORT.put("weightDecay", "training.weightDecay");
    }

    private final Section section;
    private final List<SearchAxis> axes = new ArrayList<>();

    private SearchSection(Section section) {
        this.section = section;
    }

    static Search read(Section section) {
        return new SearchSection(section).read();
    }

    private Search read() {
        SHORT.forEach((name, key) -> add("search." + name, key, section.take(name)));
        YamlNode more = section.take("axes");
        if (more != null && more.map() != null) {
            more.map().forEach((key, node) -> add("search.axes." + key, key, node));
        } else if (more != null && more.value() != null) {
            section.fault(more.line(), "search.axes", "The axes are no keys with values.",
                    "Write such as 'axes: {training.batch: [12, 24]}'.");
        }
        SearchSettings settings = section.settings(SearchSettings.class);
        section.finish();
        Set<String> keys = new HashSet<>();
        for (SearchAxis axis : axes) {
            if (!keys.add(axis.key())) {
                section.fault(0, "search", "The key '" + axis.key() + "' is varied twice.", "Keep one of them.");
            } else if (axis.key().equals("seed") || axis.key().startsWith("search")) {
                section.fault(0, "search.axes." + axis.key(), "The key '" + axis.key() + "' cannot be an axis.",
                        "List seeds under search.seeds.");
            } else if (settings != null && axis.range().isPresent() && settings.kind() == SearchSettings.Kind.GRID) {
                section.fault(0, "search.axes." + axis.key(), "A grid needs values, not a range.",
                        "List the values, or write 'kind: random' and a budget.");
            }
        }
        if (settings != null && settings.budget() == 0 && axes.stream().anyMatch(axis -> axis.range().isPresent())) {
            section.fault(0, "search.budget", "A range has no end of values to try.",
                    "Say how many are drawn, such as 'budget: 24'.");
        }
        if (settings != null && Set.copyOf(settings.seeds()).size() < settings.seeds().size()) {
            section.fault(0, "search.seeds", "A seed stands here twice.", "Keep one of them.");
        }
        return new Search(settings, axes);
    }

    private void add(String where, String key, YamlNode node) {
        if (node == null) {
            return;
        }
        if (node.list() != null && !node.list().isEmpty()
                && node.list().stream().noneMatch(item -> item.plain() == null)) {
            List<Object> values = node.list().stream().map(YamlNode::plain).toList();
            if (Set.copyOf(values).size() < values.size()) {
                section.fault(node.line(), where, "A value stands here twice.", "Keep one of them.");
                return;
            }
            axes.add(new SearchAxis(key, values, Optional.empty()));
        } else if (node.map() != null && range(node.map()) != null) {
            axes.add(new SearchAxis(key, List.of(), Optional.of(range(node.map()))));
        } else {
            section.fault(node.line(), where, "There are no values to try here.",
                    "List them, such as [0.01, 0.001], or write a range: {from: 0.00001, to: 0.01, scale: log}.");
        }
    }

    private static SearchAxis.Range range(Map<String, YamlNode> map) {
        if (!Set.of("from", "to", "scale").containsAll(map.keySet())
                || !(plain(map, "from") instanceof Number from) || !(plain(map, "to") instanceof Number to)) {
            return null;
        }
        Object scale = plain(map, "scale");
        boolean logarithmic = "log".equals(scale);
        boolean known = scale == null || logarithmic || "linear".equals(scale);
        boolean ordered = from.doubleValue() < to.doubleValue() && (!logarithmic || from.doubleValue() > 0);
        return known && ordered ? new SearchAxis.Range(from.doubleValue(), to.doubleValue(), logarithmic,
                from instanceof Long && to instanceof Long) : null;
    }

    private static Object plain(Map<String, YamlNode> map, String key) {
        YamlNode node = map.get(key);
        return node == null || !node.isScalar() ? null : node.value();
    }
}
