package org.apical.ui.experiment.internal.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Changes single values of a YAML text and leaves all else as it is: comments, order, quotes, blank lines.
 *
 * <p>What is written is in the style of its surroundings: a pair of brackets gets one entry more, an indented block one
 * line more. The text must be valid YAML.
 */
public final class YamlEdit {

    private static final int WIDTH = 120;

    private final YamlTree tree;
    private final String text;
    private final Function<List<String>, List<String>> order;

    private YamlEdit(String text, Function<List<String>, List<String>> order) {
        this.tree = YamlTree.of(text);
        this.text = text;
        this.order = order;
        if (tree.fault().isPresent()) {
            throw new IllegalArgumentException("The text is not valid YAML.");
        }
    }

    /**
     * Prepares changes of a text.
     *
     * @param text the text
     * @param order the usual order of the keys below a path, for keys that are new there
     * @return the changes, each of which starts from this text
     * @throws IllegalArgumentException when the text is no YAML
     */
    public static YamlEdit of(String text, Function<List<String>, List<String>> order) {
        return new YamlEdit(text, order);
    }

    private YamlEdit with(String changed) {
        return new YamlEdit(changed, order);
    }

    /**
     * Sets what stands at a path; makes the maps on the way to it, and a map of a word that stands for its id.
     *
     * @param path the path, not empty
     * @param value the value as it is written, of one line
     * @return the changed text
     */
    public String set(List<String> path, String value) {
        Node node = tree.node(path);
        if (node != null) {
            return replace(path, node, value);
        }
        List<String> above = path.subList(0, path.size() - 1);
        String key = path.get(path.size() - 1);
        Node parent = tree.node(above);
        if (parent instanceof MappingNode map) {
            return insert(above, map, YamlValues.text(key) + ": " + value, key);
        }
        if (parent instanceof ScalarNode scalar && !tree.isNothing(scalar) && !above.isEmpty()) {
            return change(tree.start(scalar), tree.end(scalar), "{id: " + tree.text().substring(tree.start(scalar),
                    tree.end(scalar)) + ", " + YamlValues.text(key) + ": " + value + "}");
        }
        if (above.isEmpty()) {
            return text.isEmpty() || text.endsWith("\n") ? text + key + ": " + value + newLine()
                    : text + newLine() + key + ": " + value + newLine();
        }
        return set(above, "{" + YamlValues.text(key) + ": " + value + "}");
    }

    private String replace(List<String> path, Node node, String value) {
        if (tree.isNothing(node) || YamlTree.isBlock(node)) {
            int from = afterKey(path, node);
            return change(from, tree.isNothing(node) ? from : tree.end(node), (from > 0
                    && !Character.isWhitespace(text.charAt(from - 1)) ? " " : "") + value);
        }
        return change(tree.start(node), tree.end(node), value);
    }

    /** Returns where the value of a key, or an item of a list, may begin. */
    private int afterKey(List<String> path, Node node) {
        Node parent = tree.node(path.subList(0, path.size() - 1));
        if (parent instanceof MappingNode map) {
            Node key = YamlTree.tuple(map, path.get(path.size() - 1)).getKeyNode();
            return text.indexOf(':', tree.end(key)) + 1;
        }
        return tree.start(node);
    }

    /**
     * Removes a key with its value, or an item of a list; a map or list that becomes empty goes too.
     *
     * @param path the path
     * @return the changed text; the same when there is nothing at the path
     */
    public String remove(List<String> path) {
        if (path.isEmpty() || tree.node(path) == null) {
            return text;
        }
        List<String> above = path.subList(0, path.size() - 1);
        String key = path.get(path.size() - 1);
        Node parent = tree.node(above);
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        int index = 0;
        if (parent instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                starts.add(tree.start(tuple.getKeyNode()));
                ends.add(tree.end(tuple));
            }
            index = map.getValue().indexOf(YamlTree.tuple(map, key));
        } else {
            for (Node item : ((SequenceNode) parent).getValue()) {
                starts.add(YamlTree.isBlock(parent) ? text.lastIndexOf('-', tree.start(item) - 1) : tree.start(item));
                ends.add(tree.end(item));
            }
            index = Integer.parseInt(key);
        }
        if (starts.size() == 1 && !above.isEmpty()) {
            return remove(above);
        }
        return YamlTree.isBlock(parent) ? removeBlock(starts, ends, index) : removeFlow(starts, ends, index);
    }

    private String removeFlow(List<Integer> starts, List<Integer> ends, int index) {
        if (index > 0) {
            return change(ends.get(index - 1), ends.get(index), "");
        }
        return change(starts.get(0), starts.size() > 1 ? starts.get(1) : ends.get(0), "");
    }

    private String removeBlock(List<Integer> starts, List<Integer> ends, int index) {
        int from = starts.get(index);
        int line = lineStart(from);
        if (text.substring(line, from).isBlank()) {
            return change(line, nextLine(ends.get(index)), "");
        }
        // The first key of a map that is an item of a list stands on the line of the dash.
        return index + 1 < starts.size() ? change(from, starts.get(index + 1), "") : change(from, ends.get(index), "");
    }

    /**
     * Adds an item to a list; makes the list when there is none.
     *
     * @param path the path of the list
     * @param item the item as it is written, of one line
     * @return the changed text
     */
    public String add(List<String> path, String item) {
        Node node = tree.node(path);
        if (!(node instanceof SequenceNode sequence)) {
            return set(path, "[" + item + "]");
        }
        if (sequence.getValue().isEmpty()) {
            return change(tree.start(node), tree.end(node), "[" + item + "]");
        }
        Node last = sequence.getValue().get(sequence.getValue().size() - 1);
        if (YamlTree.isBlock(sequence)) {
            int line = lineEnd(tree.end(last));
            return change(line, line, newLine() + " ".repeat(tree.column(sequence)) + "- " + item);
        }
        return insertFlow(tree.end(last), tree.column(sequence) + 1, item);
    }

    /**
     * Exchanges an item of a list with the one behind it.
     *
     * @param path the path of the list
     * @param index the number of the item, from 0
     * @return the changed text
     */
    public String swap(List<String> path, int index) {
        List<Node> items = ((SequenceNode) tree.node(path)).getValue();
        Node first = items.get(index);
        Node second = items.get(index + 1);
        String changed = change(tree.start(second), tree.end(second), text.substring(tree.start(first),
                tree.end(first)));
        return changed.substring(0, tree.start(first)) + text.substring(tree.start(second), tree.end(second))
                + changed.substring(tree.end(first));
    }

    /**
     * Chooses another plug-in; its settings go, unless the new one has settings of that name too.
     *
     * @param path the path of the plug-in: a word, or a map with an id
     * @param id the new id
     * @param keep the keys that may stay beside the id
     * @return the changed text
     */
    public String choose(List<String> path, String id, List<String> keep) {
        if (!(tree.node(path) instanceof MappingNode)) {
            return set(path, id);
        }
        List<String> idPath = child(path, "id");
        String changed = set(idPath, id);
        for (String key : YamlTree.of(changed).keys(path)) {
            if (!key.equals("id") && !keep.contains(key)) {
                changed = with(changed).remove(child(path, key));
            }
        }
        return changed;
    }

    /**
     * Returns the path of something below a path.
     *
     * @param path the path
     * @param key the key, or the number of an item
     * @return the longer path
     */
    public static List<String> child(List<String> path, String key) {
        List<String> child = new ArrayList<>(path);
        child.add(key);
        return List.copyOf(child);
    }

    private String insert(List<String> path, MappingNode map, String entry, String key) {
        if (map.getValue().isEmpty()) {
            return change(tree.start(map), tree.end(map), "{" + entry + "}");
        }
        NodeTuple before = before(path, map, key);
        if (!YamlTree.isBlock(map)) {
            return before == null
                    ? change(tree.start(map) + 1, tree.start(map) + 1, entry + ", ")
                    : insertFlow(tree.end(before), tree.column(map) + 1, entry);
        }
        int column = tree.column(map.getValue().get(0).getKeyNode());
        if (before == null) {
            int first = tree.start(map.getValue().get(0).getKeyNode());
            return change(first, first, entry + newLine() + " ".repeat(column));
        }
        int line = lineEnd(tree.end(before));
        return change(line, line, newLine() + " ".repeat(column) + entry);
    }

    private String insertFlow(int at, int column, String entry) {
        int width = at - lineStart(at) + 2 + entry.length() + 1;
        return change(at, at, "," + (width > WIDTH ? newLine() + " ".repeat(column) : " ") + entry);
    }

    /** Finds the entry behind which a new key belongs; {@code null} when it comes first. */
    private NodeTuple before(List<String> path, MappingNode map, String key) {
        List<String> usual = order.apply(path);
        int place = usual.indexOf(key);
        NodeTuple before = null;
        if (place < 0) {
            return map.getValue().get(map.getValue().size() - 1);
        }
        for (NodeTuple tuple : map.getValue()) {
            int other = usual.indexOf(YamlTree.key(tuple));
            if (other >= 0 && other < place) {
                before = tuple;
            }
        }
        return before;
    }

    private String change(int from, int to, String with) {
        return text.substring(0, from) + with + text.substring(to);
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private int lineEnd(int offset) {
        int end = text.indexOf('\n', offset);
        end = end < 0 ? text.length() : end;
        return end > offset && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private int nextLine(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }

    private String newLine() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }
}
