package org.apical.experiment.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

import org.apical.api.Problem;

/** Reads YAML text into nodes that remember their lines, and writes values as YAML text. */
final class YamlText {

    private final String file;
    private final List<Problem> faults;
    private final Set<Node> converted = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlText(String file, List<Problem> faults) {
        this.file = file;
        this.faults = faults;
    }

    /** Reads text; a fault of the syntax is added to the faults and gives an empty map. */
    static YamlNode read(String text, String file, List<Problem> faults) {
        LoadSettings settings = LoadSettings.builder().setLabel(file).setSchema(new CoreSchema()).build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.isEmpty() ? new YamlNode(1, new LinkedHashMap<String, YamlNode>())
                    : new YamlText(file, faults).convert(root.get());
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            faults.add(new Problem("This is not valid YAML: " + e.getProblem() + ".", file, "line " + line,
                    "Check the indentation and the brackets there."));
        } catch (YamlEngineException e) {
            faults.add(new Problem("This is not valid YAML.", file, "", "Check that it is a text file in UTF-8."));
        }
        return new YamlNode(1, new LinkedHashMap<String, YamlNode>());
    }

    static String write(Map<String, ?> values) {
        // Two settings may share one list, such as an empty one; an alias for it would be refused when it is read.
        DumpSettings settings = DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setIndent(2)
                .setIndicatorIndent(0).setWidth(120).setDereferenceAliases(true).build();
        return new Dump(settings).dumpToString(values);
    }

    /** Aliases of lists and maps are refused: a few lines of them can stand for more than the memory holds. */
    private YamlNode convert(Node node) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        if (!(node instanceof ScalarNode) && !converted.add(node)) {
            faults.add(new Problem("A list or map is used twice through an alias.", file, "line " + line,
                    "Write it out where it is used."));
            return new YamlNode(line, null);
        }
        if (node instanceof MappingNode mapping) {
            Map<String, YamlNode> entries = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                int keyLine = tuple.getKeyNode().getStartMark().map(mark -> mark.getLine() + 1).orElse(line);
                YamlNode value = convert(tuple.getValueNode());
                if (key.isEmpty() || entries.containsKey(key)) {
                    faults.add(new Problem(key.isEmpty() ? "A key is not a word." : "The key stands here twice.", file,
                            "line " + keyLine + ", key '" + key + "'", "Keep one of them."));
                }
                entries.put(key, value.isScalar() ? new YamlNode(keyLine, value.value()) : value);
            }
            return new YamlNode(line, entries);
        } else if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(convert(item)));
            return new YamlNode(line, items);
        }
        return new YamlNode(line, scalar((ScalarNode) node));
    }

    private static Object scalar(ScalarNode node) {
        String text = node.getValue();
        try {
            if (node.getTag().equals(Tag.INT)) {
                return Long.decode(text);
            } else if (node.getTag().equals(Tag.FLOAT)) {
                return Double.valueOf(text);
            }
        } catch (NumberFormatException e) {
            return text;
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        return node.getTag().equals(Tag.NULL) ? null : text;
    }
}
