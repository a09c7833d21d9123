package org.apical.ui.experiment.internal.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The nodes of a YAML text with their places in it. A path names a node by keys; items of lists are named by their
 * numbers from 0.
 */
public final class YamlTree {

    private final String text;
    private final Node root;
    private final Optional<Fault> fault;
    private final boolean surrogates;

    /**
     * Why a text is no YAML.
     *
     * @param line the line, from 1
     * @param offset the place in the text
     * @param message what is wrong there, without a full stop
     */
    public record Fault(int line, int offset, String message) {
    }

    private YamlTree(String text, Node root, Optional<Fault> fault, boolean surrogates) {
        this.text = text;
        this.root = root;
        this.fault = fault;
        this.surrogates = surrogates;
    }

    /**
     * Reads a text.
     *
     * @param text the text
     * @return its nodes; none, with a fault, when it is no YAML
     */
    public static YamlTree of(String text) {
        boolean surrogates = text.codePointCount(0, text.length()) < text.length();
        try {
            Node root = new Compose(LoadSettings.builder().setSchema(new CoreSchema()).build()).composeString(text)
                    .orElse(null);
            return new YamlTree(text, root, Optional.empty(), surrogates);
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().orElse(null);
            return new YamlTree(text, null, Optional.of(mark == null ? new Fault(1, 0, e.getProblem())
                    : new Fault(mark.getLine() + 1, place(text, mark, surrogates), e.getProblem())), surrogates);
        } catch (YamlEngineException e) {
            return new YamlTree(text, null, Optional.of(new Fault(1, 0, "it is not text that YAML may hold")),
                    surrogates);
        }
    }

    /**
     * Returns why the text is no YAML.
     *
     * @return the fault; empty when the text could be read
     */
    public Optional<Fault> fault() {
        return fault;
    }

    /**
     * Returns whether something stands at a path.
     *
     * @param path the path
     * @return whether the last key of the path is there, even without a value
     */
    public boolean has(List<String> path) {
        return node(path) != null;
    }

    /**
     * Returns a single value.
     *
     * @param path its path
     * @return its text without quotes; empty when there is none, or a list or map
     */
    public Optional<String> scalar(List<String> path) {
        return node(path) instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
                ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    /**
     * Returns the values of a list of single values; a single value counts as a list of one.
     *
     * @param path its path
     * @return the texts without quotes; empty when there is no such list
     */
    public Optional<List<String>> scalars(List<String> path) {
        Node node = node(path);
        if (!(node instanceof SequenceNode sequence)) {
            return scalar(path).map(List::of);
        }
        List<String> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            if (!(item instanceof ScalarNode scalar)) {
                return Optional.empty();
            }
            items.add(scalar.getValue());
        }
        return Optional.of(items);
    }

    /**
     * Returns how many items a list has.
     *
     * @param path its path
     * @return the number; 0 when there is no list
     */
    public int size(List<String> path) {
        return node(path) instanceof SequenceNode sequence ? sequence.getValue().size() : 0;
    }

    /**
     * Returns the keys of a map.
     *
     * @param path its path
     * @return the keys in order; none when there is no map
     */
    public List<String> keys(List<String> path) {
        List<String> keys = new ArrayList<>();
        if (node(path) instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                keys.add(key(tuple));
            }
        }
        return keys;
    }

    /**
     * Returns what stands at a path as it is written.
     *
     * @param path the path
     * @return the text, with quotes and brackets; empty when there is nothing
     */
    public Optional<String> source(List<String> path) {
        Node node = node(path);
        return node == null ? Optional.empty() : Optional.of(text.substring(start(node), end(node)));
    }

    /**
     * Returns the line on which a node begins.
     *
     * @param path its path
     * @return the line from 1; 0 when there is no such node
     */
    public int line(List<String> path) {
        Node node = node(path);
        return node == null ? 0 : node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    String text() {
        return text;
    }

    /** Returns a node, {@code null} when there is none. */
    Node node(List<String> path) {
        Node node = root;
        for (String segment : path) {
            if (node instanceof MappingNode map) {
                NodeTuple tuple = tuple(map, segment);
                node = tuple == null ? null : tuple.getValueNode();
            } else if (node instanceof SequenceNode sequence && segment.matches("\\d{1,9}")) {
                int index = Integer.parseInt(segment);
                node = index < sequence.getValue().size() ? sequence.getValue().get(index) : null;
            } else {
                return null;
            }
        }
        return node;
    }

    static NodeTuple tuple(MappingNode map, String key) {
        for (NodeTuple tuple : map.getValue()) {
            if (key(tuple).equals(key)) {
                return tuple;
            }
        }
        return null;
    }

    static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    int start(Node node) {
        return node.getStartMark().map(mark -> place(text, mark, surrogates)).orElse(0);
    }

    int column(Node node) {
        return node.getStartMark().map(Mark::getColumn).orElse(0);
    }

    /** Returns the end of what is written; marks of block collections and texts reach to the next line. */
    int end(Node node) {
        if (isBlock(node) && node instanceof MappingNode map && !map.getValue().isEmpty()) {
            return end(map.getValue().get(map.getValue().size() - 1));
        }
        if (isBlock(node) && node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            return end(sequence.getValue().get(sequence.getValue().size() - 1));
        }
        int end = node.getEndMark().map(mark -> place(text, mark, surrogates)).orElse(0);
        int start = start(node);
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    int end(NodeTuple tuple) {
        Node value = tuple.getValueNode();
        int colon = text.indexOf(':', end(tuple.getKeyNode())) + 1;
        return isNothing(value) ? colon : Math.max(colon, end(value));
    }

    /** Returns whether a value is left out, so that nothing is written for it. */
    boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().isEmpty() && end(node) == start(node);
    }

    static boolean isBlock(Node node) {
        return node instanceof CollectionNode<?> collection
                && collection.getFlowStyle() == FlowStyle.BLOCK;
    }

    /** Marks count code points, texts count UTF-16 characters. */
    private static int place(String text, Mark mark, boolean surrogates) {
        int index = mark.getIndex();
        return surrogates ? text.offsetByCodePoints(0, Math.min(index, text.codePointCount(0, text.length())))
                : Math.min(index, text.length());
    }
}
